//! The words one or two slips away from a word, as hashes: each costs a few multiplications.
//!
//! The index holds each word under its own hash and under those of its one-letter deletions. Write
//! `D(w)` for that set. A query `q` meets every word `w` within two slips through these probes, where a
//! slip is a letter of `q` too many (−), one missing (+), one replaced (=) or two swapped (×):
//!
//! * one slip: `q` itself (+), `q` less one letter (−, =, × : the swapped letter deleted on both sides);
//! * −−, −=, −× : `q` less two letters is in `D(w)`; −+ : `q` less one letter is in `D(w)`;
//! * ++ : `q` with a letter inserted is in `D(w)`; +=, +× : `q` with a letter replaced, or two swapped,
//!   is in `D(w)`;
//! * == : with the first letter replaced, less the other one, in `D(w)`;
//! * =×, ×× : with the two swapped, less one letter, in `D(w)`.
//!
//! The hash of a string is Σ (letter + 1)·Bᵏ modulo 2⁶⁴ with B odd, so what follows a deleted letter is
//! shifted by one multiplication with the inverse of B.

/// Odd, with bits spread evenly.
const B: u64 = 0x9E37_79B9_7F4A_7C15;
const B_INVERSE: u64 = inverse(B);

/// Inverse of an odd number modulo 2⁶⁴ (Newton).
const fn inverse(b: u64) -> u64 {
    let mut x = b;
    let mut i = 0;
    while i < 6 {
        x = x.wrapping_mul(2u64.wrapping_sub(b.wrapping_mul(x)));
        i += 1;
    }
    x
}

/// Longest word with variants; 64 letters and one inserted.
pub const MAX: usize = 64;

/// Hashes of a word and of its beginnings.
pub struct Hashes {
    letters: [u8; MAX],
    len: usize,
    /// `before[i]`: hash of the first `i` letters.
    before: [u64; MAX + 1],
    /// Powers of B.
    power: [u64; MAX + 2],
}

#[inline]
fn letter(c: u8) -> u64 {
    u64::from(c) + 1
}

impl Hashes {
    /// Of a word of at most 64 bytes.
    pub fn of(word: &[u8]) -> Option<Self> {
        if word.len() > MAX {
            return None;
        }
        let mut this = Self { letters: [0; MAX], len: word.len(), before: [0; MAX + 1], power: [1; MAX + 2] };
        this.letters[..word.len()].copy_from_slice(word);
        for i in 1..this.power.len() {
            this.power[i] = this.power[i - 1].wrapping_mul(B);
        }
        for (i, c) in word.iter().enumerate() {
            this.before[i + 1] = this.before[i].wrapping_add(letter(*c).wrapping_mul(this.power[i]));
        }
        Some(this)
    }

    /// The word itself.
    pub fn whole(&self) -> u64 {
        self.before[self.len]
    }

    /// From letter `i` to the end, in place.
    #[inline]
    fn after(&self, i: usize) -> u64 {
        self.whole().wrapping_sub(self.before[i])
    }

    /// Less letter `i`.
    #[inline]
    fn less(&self, i: usize) -> u64 {
        self.before[i].wrapping_add(self.after(i + 1).wrapping_mul(B_INVERSE))
    }

    /// Less letters `i < j`.
    #[inline]
    fn less_two(&self, i: usize, j: usize) -> u64 {
        let middle = self.before[j].wrapping_sub(self.before[i + 1]).wrapping_mul(B_INVERSE);
        let end = self.after(j + 1).wrapping_mul(B_INVERSE).wrapping_mul(B_INVERSE);
        self.before[i].wrapping_add(middle).wrapping_add(end)
    }

    /// One-letter deletions; of a run of equal letters only the first.
    pub fn deletions(&self, mut f: impl FnMut(u64)) {
        for i in 0..self.len {
            if i == 0 || self.letters[i] != self.letters[i - 1] {
                f(self.less(i));
            }
        }
    }

    /// The probes that meet every word within one slip.
    pub fn near(&self, mut f: impl FnMut(u64)) {
        f(self.whole());
        self.deletions(f);
    }

    /// The further probes for two slips; `alphabet` holds the letters of the word list.
    pub fn far(&self, alphabet: &[u8], mut f: impl FnMut(u64)) {
        let n = self.len;
        for i in 0..n {
            for j in i + 1..n {
                f(self.less_two(i, j));
            }
        }
        for i in 0..n {
            let here = self.power[i];
            for c in alphabet.iter().filter(|c| **c != self.letters[i]) {
                let change = letter(*c).wrapping_sub(letter(self.letters[i])).wrapping_mul(here);
                f(self.whole().wrapping_add(change));
                for j in i + 1..n {
                    f(self.less(j).wrapping_add(change));
                }
            }
        }
        for i in 0..=n {
            let shifted = self.before[i].wrapping_add(self.after(i).wrapping_mul(B));
            for c in alphabet {
                f(shifted.wrapping_add(letter(*c).wrapping_mul(self.power[i])));
            }
        }
        for i in 1..n {
            let (a, b) = (self.letters[i - 1], self.letters[i]);
            if a != b {
                let mut swapped = self.letters;
                swapped.swap(i - 1, i);
                if let Some(h) = Self::of(&swapped[..n]) {
                    h.near(&mut f);
                }
            }
        }
    }
}

/// Spreads a hash over all bits: upper bits choose a bucket, lower ones make the fingerprint.
#[inline]
pub fn mix(hash: u64) -> u64 {
    let h = (hash ^ (hash >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (h ^ (h >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn hash(word: &str) -> u64 {
        Hashes::of(word.as_bytes()).unwrap().whole()
    }

    #[test]
    fn variants_are_those_of_the_strings() {
        let h = Hashes::of(b"marie").unwrap();
        let mut near = HashSet::new();
        h.near(|v| {
            near.insert(v);
        });
        for s in ["marie", "arie", "mrie", "maie", "mare", "mari"] {
            assert!(near.contains(&hash(s)), "{s}");
        }
        assert_eq!(near.len(), 6);
        let mut far = HashSet::new();
        h.far(b"abcdefghijklmnopqrstuvwxyz", |v| {
            far.insert(v);
        });
        for s in [
            "rie", "mri", "xarie", "marix", "marx", "xari", "xmarie", "marxie", "mariex", "amrie", "maire",
            "amri",
        ] {
            assert!(far.contains(&hash(s)), "{s}");
        }
    }
}
