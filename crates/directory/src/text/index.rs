//! A sorted list of distinct words with weights, searched by prefix, by likeness and by sound.

use super::phonetic::phonetic_key;
use super::typos::{Table, within};
use crate::error::DirectoryError;
use crate::pack::{Located, Pack, PackWriter};
use std::ops::Range;

/// Where the parts of an index lie in a pack.
pub struct WordIndex {
    text: Located<u8>,
    at: Located<u32>,
    weight: Located<u32>,
    typo_at: Located<u32>,
    typo_entry: Located<u32>,
    alphabet: Located<u8>,
    sound_key: Located<u32>,
    sound_word: Located<u32>,
}

/// A word that the typed one may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Typo {
    /// Number of the word.
    pub word: u32,
    /// Slips between the two.
    pub distance: u8,
}

/// Shortest word for which typos are made up for.
const SHORTEST: usize = 3;

impl WordIndex {
    /// Writes the index of words given in order: `text` holds them end to end, `at` their n + 1 bounds,
    /// `weights` the number of persons of each.
    pub fn write(
        out: &mut PackWriter,
        name: &str,
        text: &[u8],
        at: &[u32],
        weights: &[u32],
    ) -> Result<(), DirectoryError> {
        let words = || at.windows(2).map(|w| &text[w[0] as usize..w[1] as usize]);
        out.section(&format!("{name}.text"), text)?;
        out.section(&format!("{name}.at"), at)?;
        out.section(&format!("{name}.weight"), weights)?;
        let table = Table::build(words());
        out.section(&format!("{name}.typo.at"), &table.at)?;
        out.section(&format!("{name}.typo.entry"), &table.entries)?;
        out.section(&format!("{name}.typo.alphabet"), &table.alphabet)?;
        let mut sounds: Vec<u64> = words()
            .enumerate()
            .map(|(i, w)| (u64::from(sound(std::str::from_utf8(w).unwrap_or_default())) << 32) | i as u64)
            .collect();
        sounds.sort_unstable();
        let keys: Vec<u32> = sounds.iter().map(|s| (s >> 32) as u32).collect();
        let numbers: Vec<u32> = sounds.iter().map(|s| *s as u32).collect();
        out.section(&format!("{name}.sound.key"), &keys)?;
        out.section(&format!("{name}.sound.word"), &numbers)
    }

    /// Finds the index in a pack.
    pub fn open(pack: &Pack, name: &str) -> Result<Self, DirectoryError> {
        Ok(Self {
            text: pack.locate(&format!("{name}.text"))?,
            at: pack.locate(&format!("{name}.at"))?,
            weight: pack.locate(&format!("{name}.weight"))?,
            typo_at: pack.locate(&format!("{name}.typo.at"))?,
            typo_entry: pack.locate(&format!("{name}.typo.entry"))?,
            alphabet: pack.locate(&format!("{name}.typo.alphabet"))?,
            sound_key: pack.locate(&format!("{name}.sound.key"))?,
            sound_word: pack.locate(&format!("{name}.sound.word"))?,
        })
    }

    /// How many words.
    pub fn len(&self, pack: &Pack) -> usize {
        pack.view(self.weight).len()
    }

    #[inline]
    fn bytes<'p>(&self, pack: &'p Pack, i: usize) -> &'p [u8] {
        let at = pack.view(self.at);
        match (at.get(i), at.get(i + 1)) {
            (Some(a), Some(b)) => pack.view(self.text).get(*a as usize..*b as usize).unwrap_or_default(),
            _ => b"",
        }
    }

    /// Word number `i`; empty beyond the end.
    pub fn word<'p>(&self, pack: &'p Pack, i: u32) -> &'p str {
        std::str::from_utf8(self.bytes(pack, i as usize)).unwrap_or_default()
    }

    /// Persons under word `i`.
    pub fn weight(&self, pack: &Pack, i: u32) -> u32 {
        pack.view(self.weight).get(i as usize).copied().unwrap_or(0)
    }

    /// Words that begin with `prefix`.
    pub fn range(&self, pack: &Pack, prefix: &str) -> Range<u32> {
        let (n, prefix) = (self.len(pack), prefix.as_bytes());
        let first = |low: usize, before: &dyn Fn(&[u8]) -> bool| {
            let (mut low, mut high) = (low, n);
            while low < high {
                let middle = low + (high - low) / 2;
                if before(self.bytes(pack, middle)) { low = middle + 1 } else { high = middle }
            }
            low
        };
        let start = first(0, &|w| w < prefix);
        let end = first(start, &|w| w.starts_with(prefix));
        start as u32..end as u32
    }

    /// The number of a word.
    pub fn find(&self, pack: &Pack, word: &str) -> Option<u32> {
        let start = self.range(pack, word).start;
        (self.bytes(pack, start as usize) == word.as_bytes() && (start as usize) < self.len(pack))
            .then_some(start)
    }

    /// Words within `most` slips (1 or 2) of `word`, nearest first, then the most borne, at most `limit`.
    pub fn typos(&self, pack: &Pack, word: &str, most: u8, limit: usize) -> Vec<Typo> {
        if word.len() < SHORTEST {
            return Vec::new();
        }
        let found = within(
            pack.view(self.typo_at),
            pack.view(self.typo_entry),
            pack.view(self.alphabet),
            word.as_bytes(),
            most.min(2),
            |i| self.bytes(pack, i as usize),
        );
        let mut ranked: Vec<(u8, u32, u32)> =
            found.into_iter().map(|(w, d)| (d, u32::MAX - self.weight(pack, w), w)).collect();
        ranked.sort_unstable();
        ranked.truncate(limit);
        ranked.into_iter().map(|(distance, _, word)| Typo { word, distance }).collect()
    }

    /// Words that sound like `word`, the most borne first, at most `limit`.
    pub fn sounds_like(&self, pack: &Pack, word: &str, limit: usize) -> Vec<u32> {
        let key = sound(word);
        let keys = pack.view(self.sound_key);
        let first = keys.partition_point(|k| *k < key);
        let numbers = pack.view(self.sound_word).get(first..).unwrap_or_default();
        // The key is a hash: words that only share it are told apart by the sound itself.
        let (mut typed, mut other) = (Vec::new(), Vec::new());
        phonetic_key(word, &mut typed);
        let mut out: Vec<u32> = keys[first..]
            .iter()
            .zip(numbers)
            .take_while(|(k, _)| **k == key)
            .map(|(_, w)| *w)
            .filter(|w| {
                other.clear();
                phonetic_key(self.word(pack, *w), &mut other);
                other == typed
            })
            .collect();
        out.sort_by_key(|w| (u32::MAX - self.weight(pack, *w), *w));
        out.truncate(limit);
        out
    }
}

fn sound(word: &str) -> u32 {
    let mut key = Vec::with_capacity(16);
    phonetic_key(word, &mut key);
    xxhash_rust::xxh3::xxh3_64(&key) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::distance;
    use proptest::prelude::*;

    fn index(words: &[String]) -> (tempfile::TempDir, Pack, WordIndex) {
        let (mut text, mut at) = (Vec::new(), vec![0u32]);
        for w in words {
            text.extend_from_slice(w.as_bytes());
            at.push(text.len() as u32);
        }
        let weights: Vec<u32> = (0..words.len() as u32).map(|i| i * 7919 % 101).collect();
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("w.pack");
        let mut out = PackWriter::create(&path).unwrap();
        WordIndex::write(&mut out, "w", &text, &at, &weights).unwrap();
        out.finish().unwrap();
        let pack = Pack::open(&path).unwrap();
        let index = WordIndex::open(&pack, "w").unwrap();
        (dir, pack, index)
    }

    fn sorted(mut words: Vec<String>) -> Vec<String> {
        words.sort();
        words.dedup();
        words
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn typos_are_those_of_a_naive_reading(
            words in proptest::collection::vec("[abc]{1,7}|[a-e]{2,9}", 1..300),
            queries in proptest::collection::vec("[abc]{3,7}|[a-f]{3,9}", 1..8),
        ) {
            let words = sorted(words);
            let (_d, pack, index) = index(&words);
            for q in queries {
                for most in 1..=2 {
                    let mut expected: Vec<(u8, u32, usize)> = words.iter().enumerate()
                        .filter_map(|(i, w)| distance(q.as_bytes(), w.as_bytes(), most).map(|d| (d, u32::MAX - index.weight(&pack, i as u32), i)))
                        .collect();
                    expected.sort_unstable();
                    let got: Vec<(u8, usize)> = index.typos(&pack, &q, most, usize::MAX).iter().map(|t| (t.distance, t.word as usize)).collect();
                    prop_assert_eq!(got, expected.into_iter().map(|(d, _, i)| (d, i)).collect::<Vec<_>>(), "{}", q);
                }
            }
        }

        #[test]
        fn ranges_are_those_of_a_naive_reading(words in proptest::collection::vec("[ab]{0,4}", 0..40), prefix in "[abc]{0,4}") {
            let words = sorted(words);
            let (_d, pack, index) = index(&words);
            let expected: Vec<usize> = (0..words.len()).filter(|i| words[*i].starts_with(&prefix)).collect();
            let range = index.range(&pack, &prefix);
            prop_assert_eq!((range.start as usize..range.end as usize).collect::<Vec<_>>(), expected);
            prop_assert_eq!(index.find(&pack, &prefix).map(|i| i as usize), words.iter().position(|w| *w == prefix));
        }
    }

    #[test]
    fn words_that_sound_alike_are_found_by_weight() {
        let words = sorted(["dupont", "dupond", "durand", "philippe", "filipe"].map(String::from).to_vec());
        let (_d, pack, index) = index(&words);
        let got: Vec<&str> =
            index.sounds_like(&pack, "dupon", 9).into_iter().map(|w| index.word(&pack, w)).collect();
        assert_eq!(sorted(got.iter().map(|s| (*s).to_owned()).collect()), ["dupond", "dupont"]);
        assert_eq!(index.sounds_like(&pack, "phylipe", 1).len(), 1);
        assert!(index.sounds_like(&pack, "zzz", 9).is_empty());
    }
}
