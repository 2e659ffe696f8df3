//! Words: folding, splitting, phonetic keys, typo search over a sorted word list.

mod distance;
mod fold;
mod index;
mod phonetic;
mod typos;
mod variants;
mod words;

pub use distance::distance;
pub use fold::{fold, fold_into};
pub use index::{Typo, WordIndex};
pub use phonetic::phonetic_key;
pub use words::{Scratch, for_each_word, words};
