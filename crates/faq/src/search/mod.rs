//! The search engine: an inverted index in memory, ranked by BM25F, tolerant to typing.

mod analysis;
mod bits;
mod concepts;
mod filters;
mod fold;
mod index;
mod numbers;
mod page;
mod postings;
mod query;
mod run;
mod score;
mod similar;
mod snippet;
mod stem;
mod stop;
mod tokens;
mod words;

pub use index::FaqIndex;
pub use page::{Correction, FaqHit, FaqPage, ValueCount};
pub use query::{FaqQuery, MAX_TEXT};
pub use similar::Similar;
pub(crate) use snippet::escape_into;
