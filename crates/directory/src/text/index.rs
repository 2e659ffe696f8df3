//! The word index of a generation: distinct words in order, each with its number of persons, mapped.
//!
//! Sections under a common prefix: `.text` (words end to end), `.at` (n + 1 bounds in it), `.weight`.
//! The order gives beginnings by binary search. Damaged data gives wrong or empty answers that
//! `Pack::verify` explains, never a panic nor an endless search.

use super::typos::TypoIndex;
use crate::error::DirectoryError;
use crate::pack::{Located, Pack, PackWriter};
use std::cmp::Ordering;
use std::ops::Range;

/// Where the parts of a word index lie; found once when a generation opens.
pub struct WordIndex {
    pub(super) text: Located<u8>,
    pub(super) at: Located<u32>,
    pub(super) weight: Located<u32>,
    pub(super) typo: TypoIndex,
}

impl WordIndex {
    /// Writes the index of words given end to end in `text`, strictly in order of bytes, with their
    /// `at.len() == n + 1` bounds and `n` weights.
    pub fn write(
        out: &mut PackWriter,
        prefix: &str,
        text: &[u8],
        at: &[u32],
        weights: &[u32],
    ) -> Result<(), DirectoryError> {
        out.section(&format!("{prefix}.text"), text)?;
        out.section(&format!("{prefix}.at"), at)?;
        out.section(&format!("{prefix}.weight"), weights)?;
        TypoIndex::write(out, prefix, WordList { text, at })
    }

    /// Finds the sections written under `prefix`.
    pub fn open(pack: &Pack, prefix: &str) -> Result<Self, DirectoryError> {
        Ok(Self {
            text: pack.locate(&format!("{prefix}.text"))?,
            at: pack.locate(&format!("{prefix}.at"))?,
            weight: pack.locate(&format!("{prefix}.weight"))?,
            typo: TypoIndex::open(pack, prefix)?,
        })
    }

    pub(super) fn list<'p>(&self, pack: &'p Pack) -> WordList<'p> {
        WordList { text: pack.view(self.text), at: pack.view(self.at) }
    }

    /// Number of words.
    pub fn len(&self, pack: &Pack) -> usize {
        self.list(pack).len() as usize
    }

    /// True when there is no word.
    pub fn is_empty(&self, pack: &Pack) -> bool {
        self.len(pack) == 0
    }

    /// Word number `i`; empty when there is none.
    pub fn word<'p>(&self, pack: &'p Pack, i: u32) -> &'p str {
        std::str::from_utf8(self.list(pack).get(i)).unwrap_or_default()
    }

    /// Number of persons under word `i`; 0 when there is none.
    pub fn weight(&self, pack: &Pack, i: u32) -> u32 {
        pack.view(self.weight).get(i as usize).copied().unwrap_or(0)
    }

    /// Numbers of the words that begin with `prefix`.
    pub fn range(&self, pack: &Pack, prefix: &str) -> Range<u32> {
        self.list(pack).range(prefix.as_bytes())
    }

    /// Number of `word`.
    pub fn find(&self, pack: &Pack, word: &str) -> Option<u32> {
        let list = self.list(pack);
        let i = list.bound(0..list.len(), |w| w < word.as_bytes());
        (i < list.len() && list.get(i) == word.as_bytes()).then_some(i)
    }
}

/// Words end to end with their bounds.
#[derive(Clone, Copy)]
pub(super) struct WordList<'a> {
    pub text: &'a [u8],
    pub at: &'a [u32],
}

impl<'a> WordList<'a> {
    pub fn len(&self) -> u32 {
        u32::try_from(self.at.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }

    #[inline]
    pub fn get(&self, i: u32) -> &'a [u8] {
        let i = i as usize;
        match self.at.get(i..i + 2) {
            Some([start, end]) => self.text.get(*start as usize..*end as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The first word of `range` for which `before` does not hold; `before` holds, then does not.
    fn bound(&self, range: Range<u32>, before: impl Fn(&[u8]) -> bool) -> u32 {
        let (mut low, mut high) = (range.start, range.end);
        while low < high {
            let middle = low + (high - low) / 2;
            if before(self.get(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    fn range(&self, prefix: &[u8]) -> Range<u32> {
        let against = |w: &[u8]| w[..w.len().min(prefix.len())].cmp(prefix);
        // One descent for both ends until a word of the range is met.
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            match against(self.get(middle)) {
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
                Ordering::Equal => {
                    let start = self.bound(low..middle, |w| against(w).is_lt());
                    return start..self.bound(middle + 1..high, |w| against(w).is_le());
                }
            }
        }
        low..low
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    /// A written and opened index of `words` with their weights.
    pub fn index_of(words: &BTreeMap<String, u32>) -> (tempfile::TempDir, Pack, WordIndex) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("w.pack");
        let (mut text, mut at) = (Vec::new(), vec![0u32]);
        for word in words.keys() {
            text.extend_from_slice(word.as_bytes());
            at.push(text.len() as u32);
        }
        let weights: Vec<u32> = words.values().copied().collect();
        let mut out = PackWriter::create(&path).unwrap();
        WordIndex::write(&mut out, "w", &text, &at, &weights).unwrap();
        out.finish().unwrap();
        let pack = Pack::open(&path).unwrap();
        let index = WordIndex::open(&pack, "w").unwrap();
        (dir, pack, index)
    }

    #[test]
    fn words_and_weights_come_back() {
        let words = BTreeMap::from([("a".to_owned(), 7), ("ab".to_owned(), 2), ("b2".to_owned(), 3)]);
        let (_dir, pack, index) = index_of(&words);
        assert_eq!((index.len(&pack), index.is_empty(&pack)), (3, false));
        assert_eq!((index.word(&pack, 1), index.weight(&pack, 1)), ("ab", 2));
        assert_eq!((index.word(&pack, 3), index.weight(&pack, u32::MAX)), ("", 0));
        assert_eq!(
            (index.find(&pack, "b2"), index.find(&pack, "b"), index.find(&pack, "")),
            (Some(2), None, None)
        );
        assert_eq!(index.range(&pack, ""), 0..3);
    }

    #[test]
    fn nothing_is_found_in_an_empty_index() {
        let (_dir, pack, index) = index_of(&BTreeMap::new());
        assert!(index.is_empty(&pack) && index.range(&pack, "a").is_empty());
        assert_eq!((index.find(&pack, ""), index.word(&pack, 0)), (None, ""));
    }

    #[test]
    fn damaged_bounds_give_no_panic() {
        let list = WordList { text: b"abcdef", at: &[4, 2, 900, u32::MAX, 6, 1] };
        for i in 0..8 {
            assert!(list.get(i).len() <= 6);
        }
        let range = list.range(b"c");
        assert!(range.end <= 5);
        assert_eq!(WordList { text: b"", at: &[] }.range(b"x"), 0..0);
    }

    proptest! {
        #[test]
        fn a_range_is_what_a_linear_scan_finds(
            words in prop::collection::btree_map("[a-c1]{1,5}", 0u32..9, 0..80),
            prefix in "[a-c1]{0,6}",
        ) {
            let (_dir, pack, index) = index_of(&words);
            let holds: Vec<u32> = (0u32..)
                .zip(words.keys())
                .filter(|(_, w)| w.starts_with(&prefix))
                .map(|(i, _)| i)
                .collect();
            let range = index.range(&pack, &prefix);
            prop_assert_eq!(range.clone().collect::<Vec<_>>(), holds);
            let found = words.keys().position(|w| *w == prefix).map(|i| i as u32);
            prop_assert_eq!(index.find(&pack, &prefix), found);
        }
    }
}
