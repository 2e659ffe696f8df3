//! The search engine: an inverted index in memory, ranked by BM25F, tolerant to typing.
//!
//! Our own, because a FAQ is small and its words are not a dictionary's: acronyms that spell ordinary words, synonyms of
//! several words in two languages, requirement ids in four spellings. Groups of synonyms are terms of the index, so an
//! expression costs one look-up whichever way it is written. `bench/harness/faq` measures it beside SQLite FTS5.
//!
//! A line becomes [`concepts`] in each language; [`score`] adds up what each document holds and looks at the best ones
//! closely; [`filters`] counts the facets on bit sets; [`snippet`] marks what was found. An index is never changed: an
//! edit builds another one, in some tens of milliseconds.

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
