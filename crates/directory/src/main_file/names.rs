//! The words of names, and how many persons bear a word that begins with a given prefix.
//!
//! Persons who bear several words with one prefix (MARTIN Martine) must count once. With a person's
//! words in order, those with the prefix are neighbours, so the surplus is the number of neighbouring
//! pairs that share it: `total(p) = Σ weights of words in p's range − Σ pairs in the range whose common
//! part is at least p`. Both sums are differences of running totals: an exact total costs a few
//! binary searches whatever the number of persons.

use super::intern::Interner;
use crate::text::{Scratch, for_each_word};

/// Longest common part told apart; index words are not longer.
pub const MAX_DEPTH: usize = 64;

/// Words of all names with what bears them.
pub struct NameWords {
    /// Words end to end, in order, with `at` their n + 1 bounds.
    pub text: Vec<u8>,
    /// Bounds.
    pub at: Vec<u32>,
    /// (word, family), in order of family.
    pub families: Vec<(u32, u32)>,
    /// (word, given), in order of given.
    pub givens: Vec<(u32, u32)>,
}

impl NameWords {
    /// Collects the words of names given in order.
    pub fn collect<'a>(
        families: impl Iterator<Item = &'a [u8]>,
        givens: impl Iterator<Item = &'a [u8]>,
    ) -> Self {
        let mut words = Interner::with_capacity(1 << 16);
        let mut scratch = Scratch::default();
        let mut pairs = |names: &mut dyn Iterator<Item = &'a [u8]>| {
            let mut out: Vec<(u32, u32)> = Vec::new();
            for (i, name) in names.enumerate() {
                let from = out.len();
                for_each_word(std::str::from_utf8(name).unwrap_or_default(), &mut scratch, |w| {
                    let word = words.intern(w.as_bytes()).0;
                    if !out[from..].iter().any(|(seen, _)| *seen == word) {
                        out.push((word, i as u32));
                    }
                });
            }
            out
        };
        let mut families = pairs(&mut { families });
        let mut givens = pairs(&mut { givens });
        let (order, rank) = ranks(&words);
        for (word, _) in families.iter_mut().chain(&mut givens) {
            *word = rank[*word as usize];
        }
        let (mut text, mut at) = (Vec::with_capacity(words.bytes()), vec![0u32]);
        for id in order {
            text.extend_from_slice(words.get(id));
            at.push(text.len() as u32);
        }
        Self { text, at, families, givens }
    }

    /// How many words.
    pub fn len(&self) -> usize {
        self.at.len() - 1
    }

    fn word(&self, i: u32) -> &[u8] {
        &self.text[self.at[i as usize] as usize..self.at[i as usize + 1] as usize]
    }

    /// Persons under each word, a person with two words under both.
    pub fn weights(&self, family_size: &[u32], given_size: &[u32]) -> Vec<u32> {
        let mut weights = vec![0u32; self.len()];
        for (word, f) in &self.families {
            weights[*word as usize] += family_size[*f as usize];
        }
        for (word, g) in &self.givens {
            weights[*word as usize] += given_size[*g as usize];
        }
        weights
    }

    /// The neighbouring pairs of each person's words: for each depth, (word, persons) in order of word.
    /// `names` yields each (family, given) in use with its number of persons.
    pub fn repeats(&self, names: impl Iterator<Item = (u32, u32, u32)>) -> Vec<Vec<(u32, u32)>> {
        let own = |pairs: &[(u32, u32)]| {
            let n = pairs.last().map_or(0, |p| p.1 as usize + 1);
            let mut at = vec![0u32; n + 1];
            for (_, i) in pairs {
                at[*i as usize + 1] += 1;
            }
            for i in 0..n {
                at[i + 1] += at[i];
            }
            at
        };
        let (family_at, given_at) = (own(&self.families), own(&self.givens));
        let span = |at: &[u32], i: u32| match (at.get(i as usize), at.get(i as usize + 1)) {
            (Some(a), Some(b)) => *a as usize..*b as usize,
            _ => 0..0,
        };
        // One bit for each first letter: most pairs of names share none and are done with.
        let initial = |w: u32| self.word(w).first().map_or(0u64, |b| 1 << (b & 63));
        let mask = |pairs: &[(u32, u32)]| {
            pairs
                .iter()
                .fold((0u64, false), |(m, twice), (w, _)| (m | initial(*w), twice || m & initial(*w) != 0))
        };
        let masks = |pairs: &[(u32, u32)], at: &[u32]| -> Vec<(u64, bool)> {
            (0..at.len() as u32 - 1).map(|i| mask(&pairs[span(at, i)])).collect()
        };
        let (family_mask, given_mask) = (masks(&self.families, &family_at), masks(&self.givens, &given_at));
        let mut found: Vec<(u32, u8, u32)> = Vec::new();
        let mut words: Vec<u32> = Vec::new();
        for (family, given, persons) in names {
            let (fm, f_twice) = family_mask.get(family as usize).copied().unwrap_or_default();
            let (gm, g_twice) = given_mask.get(given as usize).copied().unwrap_or_default();
            if fm & gm == 0 && !f_twice && !g_twice {
                continue;
            }
            words.clear();
            words.extend(self.families[span(&family_at, family)].iter().map(|p| p.0));
            words.extend(self.givens[span(&given_at, given)].iter().map(|p| p.0));
            words.sort_unstable();
            for pair in words.windows(2) {
                let common =
                    self.word(pair[0]).iter().zip(self.word(pair[1])).take_while(|(a, b)| a == b).count();
                if common > 0 {
                    found.push((pair[0], common.min(MAX_DEPTH) as u8, persons));
                }
            }
        }
        found.sort_unstable();
        let mut by_depth: Vec<Vec<(u32, u32)>> = vec![Vec::new(); MAX_DEPTH];
        for (word, common, persons) in found {
            for list in &mut by_depth[..common as usize] {
                match list.last_mut() {
                    Some((w, n)) if *w == word => *n += persons,
                    _ => list.push((word, persons)),
                }
            }
        }
        by_depth
    }
}

/// Strings of a pool in byte order: (numbers in order, rank of each number).
pub fn ranks(pool: &Interner) -> (Vec<u32>, Vec<u32>) {
    // Eight bytes compared at once settle nearly every comparison.
    let mut keyed: Vec<(u64, u32)> = (0..pool.len() as u32).map(|i| (head(pool.get(i)), i)).collect();
    keyed.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| pool.get(a.1).cmp(pool.get(b.1))));
    let order: Vec<u32> = keyed.into_iter().map(|(_, i)| i).collect();
    let mut rank = vec![0u32; order.len()];
    for (r, i) in order.iter().enumerate() {
        rank[*i as usize] = r as u32;
    }
    (order, rank)
}

/// The first eight bytes as a number that compares as they do.
pub fn head(bytes: &[u8]) -> u64 {
    let mut eight = [0u8; 8];
    let n = bytes.len().min(8);
    eight[..n].copy_from_slice(&bytes[..n]);
    u64::from_be_bytes(eight)
}
