//! The FAQ of the field: entries, facets, search, similar entries.
//!
//! * [`Entry`]: a question and its answer in one language, with facets, sources, dates, links.
//! * [`content`]: the shipped entries (`content/faq`), the five facets, the synonyms; reading and writing of files.

pub mod content;
mod error;
mod model;

pub use error::ContentError;
pub use model::{Certainty, Entry, Facet, FacetValues, Lang, Source, is_slug};
