//! The FAQ of the field: entries, facets, search, similar entries.
//!
//! * [`Entry`]: a question and its answer in one language, with facets, sources, dates, links.
//! * [`content`]: the shipped entries (`content/faq`), the five facets, the synonyms; reading and writing of files.
//! * [`FaqIndex::build`], [`FaqIndex::search`]: the search engine, in memory; [`FaqQuery::parse`] reads an address
//!   (those of the public portal too), [`FaqQuery::to_query_string`] writes it.
//! * [`FaqIndex::similar`]: what says the same already, for editors.
//! * [`markdown`]: an answer as safe HTML, as plain text, and what it names.
//! * [`diff`], [`exchange`], [`atom`]: versions compared, JSON lines, the feed.
//! * `store` (feature `records`): what people write in the running program; versions, votes, searches without answer.
//! * [`typography`]: French texts as they are printed.

pub mod atom;
pub mod content;
pub mod diff;
mod error;
pub mod exchange;
pub mod markdown;
mod model;
pub mod samples;
mod search;
#[cfg(feature = "records")]
pub mod store;
pub mod typography;

pub use error::ContentError;
pub use model::{Certainty, Entry, Facet, FacetValues, Lang, SCREENS, Source, is_slug};
pub use search::{Correction, FaqHit, FaqIndex, FaqPage, FaqQuery, MAX_TEXT, Similar, ValueCount};
