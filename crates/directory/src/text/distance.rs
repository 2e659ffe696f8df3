//! Distance between a word and many others: letters inserted, deleted, replaced, or swapped with their
//! neighbour (optimal string alignment), one column of the table at a time in the bits of a `u64`
//! (Hyyrö 2003).

/// Longest word measured.
pub const LONGEST: usize = 64;

/// A word prepared for comparisons.
pub struct Measure {
    /// Where each byte stands in the word.
    places: [u64; 256],
    len: usize,
}

impl Measure {
    /// Prepares a word of 1 to [`LONGEST`] bytes.
    pub fn new(word: &[u8]) -> Option<Self> {
        if word.is_empty() || word.len() > LONGEST {
            return None;
        }
        let mut places = [0u64; 256];
        for (i, b) in word.iter().enumerate() {
            places[*b as usize] |= 1 << i;
        }
        Some(Self { places, len: word.len() })
    }

    /// The distance to `other` when it is at most `most`.
    #[inline]
    pub fn within(&self, other: &[u8], most: u8) -> Option<u8> {
        if other.len().abs_diff(self.len) > most as usize {
            return None;
        }
        let last = 1u64 << (self.len - 1);
        let (mut up, mut down, mut equal, mut before) = (!0u64, 0u64, 0u64, 0u64);
        let mut distance = self.len;
        for b in other {
            let here = self.places[*b as usize];
            let swapped = ((!equal & here) << 1) & before;
            equal = ((here & up).wrapping_add(up) ^ up) | here | down | swapped;
            let right = down | !(equal | up);
            let left = equal & up;
            distance += usize::from(right & last != 0);
            distance -= usize::from(left & last != 0);
            let (right, left) = (right << 1 | 1, left << 1);
            up = left | !(equal | right);
            down = right & equal;
            before = here;
        }
        u8::try_from(distance).ok().filter(|d| *d <= most)
    }
}

/// The same, by the table of the definition: what everything here is tested against.
#[cfg(test)]
pub fn naive(a: &[u8], b: &[u8]) -> usize {
    let mut table = vec![vec![0usize; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let replaced = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let mut best = replaced.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    best = best.min(table[i - 2][j - 2] + 1);
                }
                best
            };
        }
    }
    table[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_distances() {
        let of = |a: &str, b: &str| Measure::new(a.as_bytes()).unwrap().within(b.as_bytes(), 9);
        assert_eq!(of("martin", "martin"), Some(0));
        assert_eq!(of("martin", "matrin"), Some(1));
        assert_eq!(of("martin", "martain"), Some(1));
        assert_eq!(of("ca", "abc"), Some(3), "a swapped pair is not edited again");
        assert_eq!(of("a", ""), Some(1));
        assert!(Measure::new(b"").is_none() && Measure::new(&[b'a'; 65]).is_none());
    }

    proptest! {
        #[test]
        fn bits_agree_with_the_table(a in "[a-c]{1,64}", b in "[a-c]{0,70}", most in 0u8..5) {
            let distance = naive(a.as_bytes(), b.as_bytes());
            let expected = u8::try_from(distance).ok().filter(|d| *d <= most);
            prop_assert_eq!(Measure::new(a.as_bytes()).unwrap().within(b.as_bytes(), most), expected);
        }

        #[test]
        fn near_words_too(a in "[ab]{1,8}", b in "[ab]{1,8}") {
            let distance = naive(a.as_bytes(), b.as_bytes());
            prop_assert_eq!(Measure::new(a.as_bytes()).unwrap().within(b.as_bytes(), 9), Some(distance as u8));
        }
    }
}
