//! The words of names, and how many persons bear a word that begins with a given prefix.
//!
//! Persons who bear several words with one prefix (MARTIN Martine) must count once. With a person's
//! words in order, those with the prefix are neighbours, so the surplus is the number of neighbouring
//! pairs that share it: `total(p) = Σ weights of words in p's range − Σ pairs in the range whose common
//! part is at least p`. Both sums are differences of running totals: an exact total costs a few
//! binary searches whatever the number of persons. A person whom some lines name otherwise bears the words of all
//! of these names.

use super::intern::Interner;
use super::reader::lower_bound;
use crate::text::{Scratch, fold, for_each_word};

/// Longest common part told apart; index words are not longer.
pub const MAX_DEPTH: usize = 64;

/// Breaks of a name that has too few words for them to come in another order than read.
const FEW_BREAKS: usize = 7;

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
    family_at: Vec<u32>,
    given_at: Vec<u32>,
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
        let (family_at, given_at) = (starts(&families), starts(&givens));
        Self { text, at, families, givens, family_at, given_at }
    }

    /// How many words.
    pub fn len(&self) -> usize {
        self.at.len() - 1
    }

    fn word(&self, i: u32) -> &[u8] {
        &self.text[self.at[i as usize] as usize..self.at[i as usize + 1] as usize]
    }

    /// Words of family `i`, with their numbers.
    fn words_of_family(&self, i: u32) -> &[(u32, u32)] {
        span(&self.families, &self.family_at, i)
    }

    fn words_of_given(&self, i: u32) -> &[(u32, u32)] {
        span(&self.givens, &self.given_at, i)
    }

    /// The words that a person's other names add to those of the own ones, in order.
    pub fn further(&self, own: u32, others: &[u32], side: Of) -> Vec<u32> {
        let of = |i: u32| match side {
            Of::Family => self.words_of_family(i),
            Of::Given => self.words_of_given(i),
        };
        let mut words: Vec<u32> = others.iter().flat_map(|i| of(*i)).map(|pair| pair.0).collect();
        words.retain(|w| !of(own).iter().any(|pair| pair.0 == *w));
        words.sort_unstable();
        words.dedup();
        words
    }

    /// Persons under each word of families, then of givens; a person with two words under both.
    pub fn weights(&self, family_size: &[u32], given_size: &[u32], others: &[Other]) -> [Vec<u32>; 2] {
        let mut weights = [vec![0u32; self.len()], vec![0u32; self.len()]];
        for (word, f) in &self.families {
            weights[0][*word as usize] += family_size[*f as usize];
        }
        for (word, g) in &self.givens {
            weights[1][*word as usize] += given_size[*g as usize];
        }
        for other in others {
            other.family_words.iter().for_each(|w| weights[0][*w as usize] += 1);
            other.given_words.iter().for_each(|w| weights[1][*w as usize] += 1);
        }
        weights
    }

    /// For each word the first family whose text begins with it or with a later word, and the number of
    /// families. `families` are in order of search form, so that those whose text begins with a prefix are
    /// those between two of these numbers.
    pub fn first_families<'a>(&self, families: impl ExactSizeIterator<Item = &'a [u8]>) -> Vec<u32> {
        let count = families.len() as u32;
        let mut out = Vec::with_capacity(self.len() + 1);
        for (i, family) in families.enumerate() {
            let begins = match self.words_of_family(i as u32) {
                [] => continue,
                // Words come as they are read, except those of very long texts.
                [first, ..] if breaks(family) <= FEW_BREAKS => first.0,
                _ => self.first_word(family),
            };
            while out.len() <= begins as usize && out.len() < self.len() {
                out.push(i as u32);
            }
        }
        out.resize(self.len() + 1, count);
        out
    }

    fn first_word(&self, name: &[u8]) -> u32 {
        let folded = fold(std::str::from_utf8(name).unwrap_or_default());
        let begins = folded.split(' ').next().unwrap_or_default().as_bytes();
        let after = lower_bound(self.len(), |w| self.word(w as u32) <= begins);
        after.saturating_sub(1) as u32
    }

    /// The neighbouring pairs of each person's words, among all words, those of families, those of givens.
    /// `names` yields each (family, given) in use with its number of persons, `others` not counted.
    pub fn repeats(
        &self,
        names: impl Iterator<Item = (u32, u32, u32)>,
        family_size: &[u32],
        given_size: &[u32],
        others: &[Other],
    ) -> [Vec<Pair>; 3] {
        // One bit for each first letter: most pairs of names share none and are done with.
        let initial = |w: u32| self.word(w).first().map_or(0u64, |b| 1 << (b & 63));
        let mask = |pairs: &[(u32, u32)]| {
            pairs
                .iter()
                .fold((0u64, false), |(m, twice), (w, _)| (m | initial(*w), twice || m & initial(*w) != 0))
        };
        let family_mask: Vec<(u64, bool)> =
            (0..family_size.len() as u32).map(|f| mask(self.words_of_family(f))).collect();
        let given_mask: Vec<(u64, bool)> =
            (0..given_size.len() as u32).map(|g| mask(self.words_of_given(g))).collect();
        let mut found: [Vec<Pair>; 3] = Default::default();
        let mut words: Vec<u32> = Vec::new();
        let own = |pairs: &[(u32, u32)], words: &mut Vec<u32>| words.extend(pairs.iter().map(|p| p.0));
        for (family, given, persons) in names {
            let ((fm, f_twice), (gm, g_twice)) = (family_mask[family as usize], given_mask[given as usize]);
            if fm & gm != 0 || f_twice || g_twice {
                words.clear();
                own(self.words_of_family(family), &mut words);
                own(self.words_of_given(given), &mut words);
                self.pairs(&mut words, persons, &mut found[0]);
            }
        }
        let (mut family_size, mut given_size) = (family_size.to_vec(), given_size.to_vec());
        for other in others {
            family_size[other.family as usize] -= 1;
            given_size[other.given as usize] -= 1;
            let mut all = Vec::new();
            for (side, of, further) in [
                (1, self.words_of_family(other.family), &other.family_words),
                (2, self.words_of_given(other.given), &other.given_words),
            ] {
                words.clear();
                own(of, &mut words);
                words.extend(further);
                all.extend(&words);
                self.pairs(&mut words, 1, &mut found[side]);
            }
            self.pairs(&mut all, 1, &mut found[0]);
        }
        for (f, _) in family_mask.iter().enumerate().filter(|(_, mask)| mask.1) {
            words.clear();
            own(self.words_of_family(f as u32), &mut words);
            self.pairs(&mut words, family_size[f], &mut found[1]);
        }
        for (g, _) in given_mask.iter().enumerate().filter(|(_, mask)| mask.1) {
            words.clear();
            own(self.words_of_given(g as u32), &mut words);
            self.pairs(&mut words, given_size[g], &mut found[2]);
        }
        found.each_mut().map(|list| {
            list.sort_unstable();
            std::mem::take(list)
        })
    }

    /// Adds the neighbouring pairs of `words` that have a beginning in common.
    fn pairs(&self, words: &mut [u32], persons: u32, found: &mut Vec<Pair>) {
        words.sort_unstable();
        for pair in words.windows(2) {
            let common =
                self.word(pair[0]).iter().zip(self.word(pair[1])).take_while(|(a, b)| a == b).count();
            if common > 0 && persons > 0 {
                found.push((pair[0], common.min(MAX_DEPTH) as u8, persons));
            }
        }
    }
}

/// (first word of a neighbouring pair, bytes it has in common with the second, persons).
pub type Pair = (u32, u8, u32);

/// Which names.
#[derive(Clone, Copy)]
pub enum Of {
    /// Noms d'exercice.
    Family,
    /// Prénoms d'exercice.
    Given,
}

/// A person whom some lines name otherwise than the first.
pub struct Other {
    /// Number of the person.
    pub person: u32,
    /// Own family.
    pub family: u32,
    /// Own given.
    pub given: u32,
    /// Words that the other families add, in order.
    pub family_words: Vec<u32>,
    /// Words that the other givens add, in order.
    pub given_words: Vec<u32>,
}

/// Pairs by depth: for each depth, (word, persons) in order of word.
pub fn by_depth(found: &[Pair]) -> Vec<Vec<(u32, u32)>> {
    let mut by_depth: Vec<Vec<(u32, u32)>> = vec![Vec::new(); MAX_DEPTH];
    for (word, common, persons) in found {
        for list in &mut by_depth[..*common as usize] {
            match list.last_mut() {
                Some((w, n)) if w == word => *n += persons,
                _ => list.push((*word, *persons)),
            }
        }
    }
    by_depth
}

/// Where the pairs of each item begin, from pairs in order of item.
fn starts(pairs: &[(u32, u32)]) -> Vec<u32> {
    let n = pairs.last().map_or(0, |p| p.1 as usize + 1);
    let mut at = vec![0u32; n + 1];
    for (_, i) in pairs {
        at[*i as usize + 1] += 1;
    }
    for i in 0..n {
        at[i + 1] += at[i];
    }
    at
}

/// Bytes that may be between two words.
fn breaks(name: &[u8]) -> usize {
    name.iter().filter(|b| !b.is_ascii_alphanumeric()).count()
}

fn span<'a>(pairs: &'a [(u32, u32)], at: &[u32], i: u32) -> &'a [(u32, u32)] {
    match (at.get(i as usize), at.get(i as usize + 1)) {
        (Some(a), Some(b)) => &pairs[*a as usize..*b as usize],
        _ => &[],
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
