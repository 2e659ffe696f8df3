//! Which letters some word holds between two others: what a replaced or inserted letter may be.
//!
//! Trying all letters at all places is most of the work of a search at distance 2, and most of what it
//! makes (`mqrtin`) begins no word of any file. One mask of letters for each pair of neighbours, 11 kB
//! in all, spares two probes in three.

/// Not a letter: the edge of a word.
const EDGE: usize = 0;
/// Stands for every letter and the edge.
const ANY: usize = 37;
const SYMBOLS: usize = 38;

/// Letters that may stand somewhere, one bit each.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Letters(u64);

impl Letters {
    /// How many.
    #[inline]
    pub fn len(self) -> u32 {
        self.0.count_ones()
    }
}

impl Iterator for Letters {
    type Item = u8;

    #[inline]
    fn next(&mut self) -> Option<u8> {
        let symbol = self.0.trailing_zeros() as u8;
        self.0 &= self.0.wrapping_sub(1);
        match symbol {
            1..=26 => Some(b'a' + symbol - 1),
            27..=36 => Some(b'0' + symbol - 27),
            _ => None,
        }
    }
}

#[inline]
fn symbol(byte: Option<&u8>) -> usize {
    match byte {
        Some(b @ b'a'..=b'z') => (b - b'a') as usize + 1,
        Some(b @ b'0'..=b'9') => (b - b'0') as usize + 27,
        _ => EDGE,
    }
}

/// Collects the neighbours met in words.
pub struct Collected(Vec<u64>);

impl Collected {
    pub fn new() -> Self {
        Self(vec![0; SYMBOLS * SYMBOLS])
    }

    /// Notes the neighbours of each letter of a word.
    #[inline]
    pub fn add(&mut self, word: &[u8]) {
        let (mut before, mut here) = (EDGE, symbol(word.first()));
        for i in 0..word.len() {
            let after = symbol(word.get(i + 1));
            self.0[before * SYMBOLS + after] |= 1 << here;
            (before, here) = (here, after);
        }
    }

    /// The table, with its rows and columns for [`ANY`]; the edge is no letter.
    pub fn finish(mut self) -> Vec<u64> {
        for i in 0..ANY {
            for j in 0..ANY {
                let letters = self.0[i * SYMBOLS + j] & !(1 << EDGE);
                for at in [i * SYMBOLS + j, i * SYMBOLS + ANY, ANY * SYMBOLS + j, ANY * SYMBOLS + ANY] {
                    self.0[at] |= letters;
                }
                self.0[i * SYMBOLS + j] = letters;
            }
        }
        self.0
    }
}

/// The stored table. A damaged one gives fewer letters or others, nothing worse.
#[derive(Clone, Copy)]
pub struct Neighbours<'a>(pub &'a [u64]);

impl Neighbours<'_> {
    #[inline]
    fn get(self, before: usize, after: usize) -> Letters {
        let mask = self.0.get(before * SYMBOLS + after).copied().unwrap_or(0);
        Letters(mask & ((1 << ANY) - 2))
    }

    /// Letters met between two others; `None` is the edge of a word.
    #[inline]
    pub fn between(self, before: Option<&u8>, after: Option<&u8>) -> Letters {
        self.get(symbol(before), symbol(after))
    }

    /// Letters met after another.
    #[inline]
    pub fn after(self, before: Option<&u8>) -> Letters {
        self.get(symbol(before), ANY)
    }

    /// Letters met before another.
    #[inline]
    pub fn before(self, after: Option<&u8>) -> Letters {
        self.get(ANY, symbol(after))
    }

    /// Letters met.
    #[inline]
    pub fn all(self) -> Letters {
        self.get(ANY, ANY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_come_with_their_neighbours() {
        let mut collected = Collected::new();
        ["ab", "cab9", "a", "x\u{e9}"].iter().for_each(|w| collected.add(w.as_bytes()));
        let table = collected.finish();
        let near = Neighbours(&table);
        let text = |l: Letters| String::from_utf8(l.collect()).unwrap();
        let (a, b, z) = (Some(&b'a'), Some(&b'b'), Some(&b'z'));
        assert_eq!(text(near.between(None, b)), "a");
        assert_eq!(text(near.between(None, None)), "ax", "an odd byte is no letter");
        assert_eq!(text(near.between(a, Some(&b'9'))), "b");
        assert_eq!((text(near.after(None)), text(near.before(None))), ("acx".into(), "abx9".into()));
        assert_eq!((text(near.after(z)), text(near.all())), (String::new(), "abcx9".into()));
        assert_eq!((near.all().len(), near.between(b, a).len()), (5, 0));
        assert_eq!(text(Neighbours(&[u64::MAX; 3]).between(None, None)).len(), 36);
        assert_eq!(text(Neighbours(&[]).all()), "");
    }
}
