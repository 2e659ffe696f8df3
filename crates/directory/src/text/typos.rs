//! Words near a typed one: every word within one or two edits, ranked, in microseconds.
//!
//! # Structure
//!
//! Each word is entered under its own hash and under that of each word made by leaving out one of its
//! letters: some nine entries a word. An entry is one `u32`: the number of the word, and what room is
//! left of the hash, so that nearly all strangers of the bucket are told apart without reading them.
//! Two deletions a word would answer distance 2 with less work but take four times the room (42 MB for
//! 285,000 words); an automaton walked over the sorted words takes none but is slower by far. Here
//! distance 2 costs about a thousand probes, independent of one another, so that memory serves many
//! at once.
//!
//! # Why no word is missed
//!
//! Let `w` be at distance 1 or 2 from the query `q`. An edit of `q` into `w` is a letter inserted (I),
//! deleted (D), replaced (R) or two neighbours swapped (S). Leaving out the letter(s) it touches
//! undoes it: I is undone in `w` alone, D in `q` alone, R in both, S in both too (`ab` and `ba` without
//! `a` are both `b`). In an optimal string alignment no letter is touched twice, so undoing one edit
//! leaves the other as it is. `w` is entered under itself and under `w` less one letter, hence:
//!
//! | edits | done to `q` | undone | so `q` must be probed |
//! |---|---|---|---|
//! | none, I | | I | as it is |
//! | D, R, S | | all | less one letter |
//! | D I | D | I | less one letter |
//! | D D, D R, D S | D | the other | less two letters |
//! | S I | S | I | swapped |
//! | S R, S S | S | the other, elsewhere | swapped, then less one other letter |
//! | R I | R | I | with one letter replaced |
//! | I I | the first | the second | with one letter inserted |
//! | R R | either | the other | with one letter replaced, then less another |
//!
//! `w` itself holds the letter that is inserted (I I) after the same letter as in `q`, and the one that
//! replaces (R R) between the same two, or beside the same one when the other edit is next to it. So
//! only letters that some word holds there are tried (section `.typo.near`, [`super::neighbours`]), and
//! of two places to replace, the one with fewer. The converse does not hold: what is met is measured.

use super::Typo;
use super::distance::Measure;
use super::index::{WordIndex, WordList};
use super::neighbours::{Collected, Neighbours};
use super::variants::{Rolled, mixed};
use crate::error::DirectoryError;
use crate::pack::{Located, Pack, PackWriter};
use std::cmp::Reverse;

/// Most entries read for one query: far above what sound data asks for.
const MOST_READ: usize = 4 << 20;

/// Most words measured for one query.
const MOST_MEASURED: usize = 1 << 18;

/// Shortest query corrected: with two letters, everything is near everything.
const SHORTEST: usize = 3;

/// Where the typo structure of a word index lies.
pub struct TypoIndex {
    /// First entry of each bucket, and the end: 2^k + 1.
    starts: Located<u32>,
    entries: Located<u32>,
    near: Located<u64>,
}

/// Bits of an entry that hold the number of a word.
fn word_bits(words: u32) -> u32 {
    32 - words.saturating_sub(1).leading_zeros()
}

/// The place of a hash: its bucket, and the tag of its entries.
#[derive(Clone, Copy)]
struct Places {
    bucket_shift: u32,
    word_bits: u32,
}

impl Places {
    #[inline]
    fn bucket(self, hash: u64) -> usize {
        (mixed(hash) >> self.bucket_shift) as usize
    }

    #[inline]
    fn tag(self, hash: u64) -> u32 {
        (mixed(hash) as u32) << self.word_bits
    }
}

/// Words that leave less than eight bits to a tag are too many for this structure.
const MOST_WORDS: u32 = 1 << 24;

/// Calls `f` with each hash under which `word` is entered.
#[inline]
fn entered(word: &[u8], mut f: impl FnMut(u64)) {
    if let Some(rolled) = Rolled::new(word) {
        f(rolled.whole());
        rolled.deletions(f);
    }
}

impl TypoIndex {
    pub fn write(out: &mut PackWriter, prefix: &str, words: WordList<'_>) -> Result<(), DirectoryError> {
        let n = if words.len() > MOST_WORDS { 0 } else { words.len() };
        // Four to eight entries a bucket.
        let bits = n.next_power_of_two().trailing_zeros().max(1);
        let places = Places { bucket_shift: 64 - bits, word_bits: word_bits(n) };
        let mut starts = vec![0u32; (1 << bits) + 1];
        let mut near = Collected::new();
        for i in 0..n {
            let word = words.get(i);
            near.add(word);
            entered(word, |h| starts[places.bucket(h)] += 1);
        }
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        // Each bucket is filled from its end, which leaves its start behind.
        let mut entries = vec![0u32; total as usize];
        for i in (0..n).rev() {
            entered(words.get(i), |h| {
                let at = &mut starts[places.bucket(h)];
                *at -= 1;
                entries[*at as usize] = places.tag(h) | i;
            });
        }
        out.section(&format!("{prefix}.typo.start"), &starts)?;
        out.section(&format!("{prefix}.typo.entry"), &entries)?;
        out.section(&format!("{prefix}.typo.near"), &near.finish())
    }

    pub fn open(pack: &Pack, prefix: &str) -> Result<Self, DirectoryError> {
        Ok(Self {
            starts: pack.locate(&format!("{prefix}.typo.start"))?,
            entries: pack.locate(&format!("{prefix}.typo.entry"))?,
            near: pack.locate(&format!("{prefix}.typo.near"))?,
        })
    }

    /// Numbers of the words entered under one of `hashes`, and of a few others; in order, each once.
    fn entered_under(&self, pack: &Pack, words: u32, hashes: &[u64]) -> Vec<u32> {
        let (starts, entries) = (pack.view(self.starts), pack.view(self.entries));
        let mut hits = Vec::new();
        let buckets = starts.len().saturating_sub(1);
        if !buckets.is_power_of_two() || buckets < 2 || words > MOST_WORDS {
            return hits;
        }
        let bits = buckets.trailing_zeros();
        let places = Places { bucket_shift: 64 - bits, word_bits: word_bits(words) };
        let tag_mask = u32::MAX.checked_shl(places.word_bits).unwrap_or(0);
        let mut left = MOST_READ;
        for group in hashes.chunks(64) {
            let mut spans = [(0usize, 0usize, 0u32); 64];
            for (span, h) in spans.iter_mut().zip(group) {
                let bucket = places.bucket(*h);
                if let Some([start, end]) = starts.get(bucket..bucket + 2) {
                    *span = (*start as usize, *end as usize, places.tag(*h));
                }
            }
            for (start, end, tag) in &spans[..group.len()] {
                let bucket = entries.get(*start..*end).unwrap_or_default();
                let bucket = &bucket[..bucket.len().min(left)];
                left -= bucket.len();
                hits.extend(bucket.iter().filter(|e| (**e ^ tag) & tag_mask == 0).map(|e| e & !tag_mask));
            }
            if left == 0 || hits.len() > MOST_MEASURED {
                break;
            }
        }
        hits.sort_unstable();
        hits.dedup();
        hits
    }
}

impl WordIndex {
    /// Words within `max_distance` (1 or 2) of `word`, itself included: the nearest first, then those
    /// of most persons, then in order; `limit` of them. None for a word that is too short (under three
    /// letters), longer than 64 bytes or not in its search form.
    pub fn typos(&self, pack: &Pack, word: &str, max_distance: u8, limit: usize) -> Vec<Typo> {
        let bytes = word.as_bytes();
        let clean = bytes.iter().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if !clean || bytes.len() < SHORTEST {
            return Vec::new();
        }
        let (Some(measure), Some(rolled)) = (Measure::new(bytes), Rolled::new(bytes)) else {
            return Vec::new();
        };
        let words = self.list(pack);
        let mut hashes = vec![rolled.whole()];
        rolled.deletions(|h| hashes.push(h));
        let most = max_distance.min(2);
        if most == 2 {
            rolled.second_order(Neighbours(pack.view(self.typo.near)), |h| hashes.push(h));
        }
        let met = self.typo.entered_under(pack, words.len(), &hashes);
        let mut near: Vec<(u8, Reverse<u32>, u32)> = met
            .into_iter()
            .filter_map(|i| Some((measure.within(words.get(i), most)?, Reverse(self.weight(pack, i)), i)))
            .collect();
        if limit < near.len() {
            near.select_nth_unstable(limit);
            near.truncate(limit);
        }
        near.sort_unstable();
        near.into_iter().map(|(distance, _, word)| Typo { word, distance }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::distance;
    use super::super::index::tests::index_of;
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    /// The answer by measuring every word.
    fn oracle(words: &BTreeMap<String, u32>, query: &str, most: u8, limit: usize) -> Vec<Typo> {
        let mut near: Vec<(usize, Reverse<u32>, u32)> = (0u32..)
            .zip(words)
            .map(|(i, (w, weight))| (distance::naive(query.as_bytes(), w.as_bytes()), Reverse(*weight), i))
            .filter(|n| n.0 <= most as usize)
            .collect();
        near.sort_unstable();
        near.truncate(limit);
        near.into_iter().map(|(d, _, word)| Typo { word, distance: d as u8 }).collect()
    }

    fn check(words: &BTreeMap<String, u32>, queries: &[String]) {
        let (_dir, pack, index) = index_of(words);
        for query in queries {
            for (most, limit) in [(1, 1000), (2, 1000), (2, 3), (1, 0)] {
                let found = index.typos(&pack, query, most, limit);
                let expected =
                    if query.len() < SHORTEST { Vec::new() } else { oracle(words, query, most, limit) };
                assert_eq!(found, expected, "{query} at {most}");
            }
        }
    }

    /// All words of up to four letters of two, all of up to six of one and a half: nothing is left to chance.
    #[test]
    fn all_short_words_over_a_small_alphabet() {
        let mut words = BTreeMap::new();
        let mut last = vec![String::new()];
        for _ in 0..6 {
            last = last.iter().flat_map(|w| ['a', 'b', 'c'].map(|c| format!("{w}{c}"))).collect();
            // Not all: a complete set would hide a variant that is only met through another word.
            words.extend(
                last.iter().enumerate().filter(|(i, _)| i % 3 != 1).map(|(i, w)| (w.clone(), i as u32 % 7)),
            );
        }
        let queries: Vec<String> =
            words.keys().filter(|w| w.len() < 6 || w.starts_with("ab")).cloned().collect();
        check(&words, &queries[..queries.len().min(250)]);
    }

    #[test]
    fn a_lone_word_is_met_from_everywhere() {
        for word in ["a", "ab", "abcdef", "aabbcc"] {
            let words = BTreeMap::from([(word.to_owned(), 1), ("zzzzzzzzzzzz".to_owned(), 1)]);
            let mut queries = vec![word.to_owned()];
            for _ in 0..2 {
                let edited: Vec<String> = queries.iter().flat_map(|q| edits(q)).collect();
                queries.extend(edited);
            }
            queries.sort();
            queries.dedup();
            let (_dir, pack, index) = index_of(&words);
            for q in queries.iter().filter(|q| q.len() >= SHORTEST) {
                assert_eq!(index.typos(&pack, q, 2, 9), oracle(&words, q, 2, 9), "{q} for {word}");
            }
        }
    }

    fn edits(q: &str) -> Vec<String> {
        let mut out = Vec::new();
        for i in 0..=q.len() {
            let (head, tail) = q.split_at(i);
            for c in ["a", "c", "x"] {
                out.push(format!("{head}{c}{tail}"));
                out.push(format!("{head}{c}{}", tail.get(1..).unwrap_or_default()));
            }
            out.push(format!("{head}{}", tail.get(1..).unwrap_or_default()));
            if tail.len() > 1 {
                out.push(format!("{head}{}{}{}", &tail[1..2], &tail[..1], &tail[2..]));
            }
        }
        out
    }

    #[test]
    fn odd_queries_have_no_answer() {
        let words = BTreeMap::from([("abc".to_owned(), 1), ("ab".to_owned(), 1)]);
        let (_dir, pack, index) = index_of(&words);
        for query in ["", "a", "ab", "ABC", "abé", "a c", &"a".repeat(65)] {
            assert!(index.typos(&pack, query, 2, 9).is_empty(), "{query}");
        }
        assert_eq!(index.typos(&pack, "abc", 200, 9).len(), 2, "a larger distance is taken for 2");
        let (_dir, pack, index) = index_of(&BTreeMap::new());
        assert!(index.typos(&pack, "abc", 2, 9).is_empty());
    }

    #[test]
    fn damaged_sections_give_no_panic() {
        let words: BTreeMap<String, u32> = (0..300).map(|i| (format!("m{:o}", i * 7), i)).collect();
        let (dir, pack, _) = index_of(&words);
        let (text, at) = (pack.slice::<u8>("w.text").unwrap(), pack.slice::<u32>("w.at").unwrap());
        let path = dir.path().join("bad.pack");
        for starts in
            [vec![], vec![0], vec![0, 1], vec![u32::MAX; 257], vec![9, 2, 7, 900, 3], vec![0, 100, 200]]
        {
            for entry in [0u32, u32::MAX, 0x8000_0001] {
                let mut out = PackWriter::create(&path).unwrap();
                out.section("w.text", text).unwrap();
                out.section("w.at", at).unwrap();
                out.section::<u32>("w.weight", &[]).unwrap();
                out.section("w.typo.start", &starts).unwrap();
                out.section("w.typo.entry", &[entry; 500]).unwrap();
                out.section("w.typo.near", &[u64::MAX; 99]).unwrap();
                out.finish().unwrap();
                let pack = Pack::open(&path).unwrap();
                let index = WordIndex::open(&pack, "w").unwrap();
                assert!(index.typos(&pack, "m12", 2, 500).len() <= 300);
                std::fs::remove_file(&path).unwrap();
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn typos_are_those_of_a_naive_search(
            words in prop::collection::btree_map("[a-d]{1,9}|[a-c]{3,5}|[ab1]{62,66}", 0u32..5, 0..120),
            queries in prop::collection::vec("[a-e]{1,9}|[a-c]{3,5}|[ab1]{62,64}", 1..12),
            picked in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 6),
        ) {
            let mut queries = queries;
            // Random long words are far from one another: make some that are near.
            let known: Vec<&String> = words.keys().collect();
            for (word, edit) in picked.iter().filter(|_| !known.is_empty()) {
                let one = edits(known[word.index(known.len())]);
                let two = edits(&one[edit.index(one.len())]);
                queries.push(one[edit.index(one.len())].clone());
                queries.push(two[edit.index(two.len())].clone());
            }
            queries.retain(|q| q.len() <= distance::LONGEST);
            check(&words, &queries);
        }
    }
}
