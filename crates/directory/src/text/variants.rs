//! Hashes of a word and of the words made from it by an edit or two, each in a few operations.
//!
//! The hash of a word is `Σ VALUE[letter k] · BASE^k` modulo 2⁶⁴: sums of its first letters give those
//! of any variant, a tail that moves one place being multiplied by the base or by its inverse.

use super::neighbours::{Letters, Neighbours};

/// Longest word hashed with its variants: the longest query, two letters more.
pub const LONGEST: usize = super::distance::LONGEST + 2;

const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

/// `BASE · INVERSE = 1` modulo 2⁶⁴ (Newton's iteration doubles the exact bits).
const INVERSE: u64 = {
    let mut x = BASE;
    let mut i = 0;
    while i < 6 {
        x = x.wrapping_mul(2u64.wrapping_sub(BASE.wrapping_mul(x)));
        i += 1;
    }
    x
};

/// A value without pattern for each byte (splitmix64).
const VALUE: [u64; 256] = {
    let mut table = [0u64; 256];
    let mut i = 0;
    while i < 256 {
        let mut z = (i as u64 + 1).wrapping_mul(BASE);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        table[i] = z ^ (z >> 31);
        i += 1;
    }
    table
};

const POWER: [u64; LONGEST + 2] = {
    let mut table = [1u64; LONGEST + 2];
    let mut i = 1;
    while i < table.len() {
        table[i] = table[i - 1].wrapping_mul(BASE);
        i += 1;
    }
    table
};

/// A word with the sums over its beginnings.
pub struct Rolled<'w> {
    word: &'w [u8],
    /// `sums[i]`: hash of the first `i` letters.
    sums: [u64; LONGEST + 1],
}

impl<'w> Rolled<'w> {
    /// Sums over a word of at most [`LONGEST`] bytes.
    #[inline]
    pub fn new(word: &'w [u8]) -> Option<Self> {
        if word.len() > LONGEST {
            return None;
        }
        let mut sums = [0u64; LONGEST + 1];
        for (i, b) in word.iter().enumerate() {
            sums[i + 1] = sums[i].wrapping_add(VALUE[*b as usize].wrapping_mul(POWER[i]));
        }
        Some(Self { word, sums })
    }

    /// Hash of the word itself.
    #[inline]
    pub fn whole(&self) -> u64 {
        self.sums[self.word.len()]
    }

    /// Sum over letters `from..to`, at their places.
    #[inline]
    fn part(&self, from: usize, to: usize) -> u64 {
        self.sums[to].wrapping_sub(self.sums[from])
    }

    /// Hash without letter `i`.
    #[inline]
    fn without(&self, i: usize) -> u64 {
        self.sums[i].wrapping_add(self.part(i + 1, self.word.len()).wrapping_mul(INVERSE))
    }

    /// True when leaving out letter `i` gives the same word as leaving out the one before.
    #[inline]
    fn repeats(&self, i: usize) -> bool {
        i > 0 && self.word[i] == self.word[i - 1]
    }

    /// The word without one letter, each result once.
    #[inline]
    pub fn deletions(&self, mut f: impl FnMut(u64)) {
        for i in (0..self.word.len()).filter(|i| !self.repeats(*i)) {
            f(self.without(i));
        }
    }

    /// What a query must be looked for as, beside itself and its deletions, so that every word at
    /// distance 2 is met as itself or as one of its own deletions. See the proof in [`super::typos`].
    pub fn second_order(&self, near: Neighbours<'_>, mut f: impl FnMut(u64)) {
        for i in 0..self.word.len() {
            self.inserted(i, near, &mut f);
            self.replaced(i, near.all(), |change| f(self.whole().wrapping_add(change)));
            self.swapped(i, &mut f);
            for j in i + 1..self.word.len() {
                if j == i + 1 || !self.repeats(j) {
                    f(self.without_two(i, j));
                }
                self.replaced_and_without(i, j, near, &mut f);
            }
        }
        self.inserted(self.word.len(), near, &mut f);
    }

    /// A letter inserted before letter `i`: the first of two, so the letter before it is its own.
    fn inserted(&self, i: usize, near: Neighbours<'_>, f: &mut impl FnMut(u64)) {
        let rest = self.sums[i].wrapping_add(self.part(i, self.word.len()).wrapping_mul(BASE));
        for c in near.after(self.before(i)) {
            f(rest.wrapping_add(VALUE[c as usize].wrapping_mul(POWER[i])));
        }
    }

    #[inline]
    fn before(&self, i: usize) -> Option<&u8> {
        self.word.get(i.wrapping_sub(1))
    }

    /// What replacing letter `i` by each of the others adds to the hash.
    #[inline]
    fn replaced(&self, i: usize, letters: Letters, mut f: impl FnMut(u64)) {
        let old = self.word[i];
        for c in letters.filter(|c| *c != old) {
            f(VALUE[c as usize].wrapping_sub(VALUE[old as usize]).wrapping_mul(POWER[i]));
        }
    }

    #[inline]
    fn without_two(&self, i: usize, j: usize) -> u64 {
        let middle = self.part(i + 1, j).wrapping_mul(INVERSE);
        let tail = self.part(j + 1, self.word.len()).wrapping_mul(INVERSE.wrapping_mul(INVERSE));
        self.sums[i].wrapping_add(middle).wrapping_add(tail)
    }

    /// One of letters `i < j` replaced and the other left out: whichever leaves fewer letters to try.
    #[inline]
    fn replaced_and_without(&self, i: usize, j: usize, near: Neighbours<'_>, f: &mut impl FnMut(u64)) {
        let word = self.word;
        let (at_i, at_j) = if j == i + 1 {
            (near.after(self.before(i)), near.before(word.get(j + 1)))
        } else {
            (near.between(self.before(i), word.get(i + 1)), near.between(self.before(j), word.get(j + 1)))
        };
        if at_i.len() <= at_j.len() {
            let rest = self.without(j);
            self.replaced(i, at_i, |change| f(rest.wrapping_add(change)));
        } else {
            // Letter `j` has moved one place to the left.
            let rest = self.without(i);
            self.replaced(j, at_j, |change| f(rest.wrapping_add(change.wrapping_mul(INVERSE))));
        }
    }

    /// Letters `i` and `i + 1` swapped; the same, without one of the others.
    fn swapped(&self, i: usize, f: &mut impl FnMut(u64)) {
        let (Some(a), Some(b)) = (self.word.get(i), self.word.get(i + 1)) else { return };
        if a == b {
            return;
        }
        let change = VALUE[*b as usize].wrapping_sub(VALUE[*a as usize]);
        let change = change.wrapping_mul(POWER[i].wrapping_sub(POWER[i + 1]));
        f(self.whole().wrapping_add(change));
        for j in 0..i {
            // The pair moves one place to the left.
            f(self.without(j).wrapping_add(change.wrapping_mul(INVERSE)));
        }
        for j in i + 2..self.word.len() {
            f(self.without(j).wrapping_add(change));
        }
    }
}

/// Spreads a hash over all bits, so that any of them can choose a bucket or tell entries apart.
#[inline]
pub fn mixed(hash: u64) -> u64 {
    let h = (hash ^ (hash >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    h ^ (h >> 29)
}

#[cfg(test)]
mod tests {
    use super::super::neighbours::Collected;
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn hash(word: &[u8]) -> u64 {
        Rolled::new(word).unwrap().whole()
    }

    fn without(word: &[u8], i: usize) -> Vec<u8> {
        [&word[..i], &word[i + 1..]].concat()
    }

    /// Every variant spelt out, and more: one letter replaced and any other left out.
    fn spelt(word: &[u8], letters: &[u8]) -> BTreeSet<u64> {
        let n = word.len();
        let mut out = BTreeSet::new();
        for i in 0..n {
            out.extend((i + 1..n).map(|j| hash(&without(&without(word, j), i))));
            let others = || (0..n).filter(move |j| *j != i);
            for c in letters.iter().filter(|c| **c != word[i]) {
                let mut changed = word.to_vec();
                changed[i] = *c;
                out.insert(hash(&changed));
                out.extend(others().map(|j| hash(&without(&changed, j))));
            }
            if i + 1 < n && word[i] != word[i + 1] {
                let mut changed = word.to_vec();
                changed.swap(i, i + 1);
                out.insert(hash(&changed));
                out.extend(others().filter(|j| *j != i + 1).map(|j| hash(&without(&changed, j))));
            }
        }
        for i in 0..=n {
            out.extend(letters.iter().map(|c| hash(&[&word[..i], &[*c], &word[i..]].concat())));
        }
        out
    }

    proptest! {
        // That all the needed variants are there is for the tests of `typos` to say.
        #[test]
        fn sums_give_the_hashes_of_spelt_variants(word in "[a-d]{1,9}|[ab]{60,64}") {
            let word = word.as_bytes();
            let rolled = Rolled::new(word).unwrap();
            let mut collected = Collected::new();
            [word, b"abcda", b"dcbad"].iter().for_each(|w| collected.add(w));
            let table = collected.finish();
            let (mut one, mut two) = (Vec::new(), Vec::new());
            rolled.deletions(|h| one.push(h));
            rolled.second_order(Neighbours(&table), |h| two.push(h));
            let spelt = spelt(word, b"abcd");
            prop_assert!(two.len() > word.len() && two.iter().all(|h| spelt.contains(h)));
            let all: BTreeSet<u64> = (0..word.len()).map(|i| hash(&without(word, i))).collect();
            prop_assert_eq!(one.len(), all.len());
            prop_assert_eq!(one.into_iter().collect::<BTreeSet<_>>(), all);
        }
    }

    #[test]
    fn too_long_a_word_has_no_variants() {
        assert!(Rolled::new(&[b'a'; LONGEST]).is_some());
        assert!(Rolled::new(&[b'a'; LONGEST + 1]).is_none());
    }
}
