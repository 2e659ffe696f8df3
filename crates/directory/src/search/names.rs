//! Which persons bear a name that begins with a word: counted exactly, tested in nanoseconds, listed
//! in order, none of it by walking over the persons.

use crate::main_file::format::Lists;
use crate::main_file::names::MAX_DEPTH;
use crate::main_file::reader::{Main, lower_bound};
use crate::text::{Typo, fold_into};
use std::cell::OnceCell;
use std::ops::Range;

/// Which of the two names a word is looked for in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Nom or prénom.
    Any,
    /// Nom d'exercice.
    Family,
    /// Prénom d'exercice.
    Given,
}

/// A condition on a person's names.
#[derive(Debug)]
pub struct NameClause {
    /// The folded words that match: the typed one, or those it may stand for.
    pub words: Vec<String>,
    /// Persons whose whole family begins with the word: they come first.
    pub first: Range<u32>,
    /// Persons who bear a matching name on some lines only, in order; none of the others.
    pub also: Vec<u32>,
    /// Exact number of persons.
    pub total: u64,
    /// 0 when the word itself matched, else the distance of the best word.
    pub distance: u8,
    /// The words were found by sound.
    pub phonetic: bool,
    /// Words in order of likeness, when a typo was made up for.
    ranked: Vec<u32>,
    side: Side,
    /// Words of the index that match.
    range: Range<usize>,
    /// Families whose whole text begins with the word.
    first_families: Range<u32>,
    /// Made when a person must be tested or listed beyond `first`: a lone short prefix needs none of it.
    sets: OnceCell<Sets>,
}

/// All that matches, as sets.
#[derive(Debug, Default)]
struct Sets {
    /// Persons of all matching families, as disjoint ranges in order; `first` included.
    families: Vec<Range<u32>>,
    /// Numbers of the matching givens, in order.
    givens: Vec<u32>,
    /// One bit for each given of the generation.
    given_bits: Vec<u64>,
}

impl Sets {
    fn of(main: &Main, first: &Range<u32>, mut families: Vec<u32>, mut givens: Vec<u32>) -> Self {
        let mut sets = Self::default();
        families.sort_unstable();
        families.dedup();
        givens.sort_unstable();
        givens.dedup();
        let ranges = families.into_iter().map(|f| main.persons_of_family(f));
        sets.families = ranges.filter(|r| !r.is_empty()).collect();
        if !first.is_empty() {
            let at = sets.families.partition_point(|r| r.start < first.start);
            sets.families.insert(at, first.clone());
        }
        if !givens.is_empty() {
            sets.given_bits = vec![0; main.givens.len(&main.pack) / 64 + 1];
            for g in &givens {
                if let Some(bits) = sets.given_bits.get_mut(*g as usize / 64) {
                    *bits |= 1 << (g % 64);
                }
            }
        }
        sets.givens = givens;
        sets
    }

    /// Counts by size of families and givens; those in both are looked for on the smaller side.
    fn count(&self, main: &Main) -> u64 {
        let families: u64 = self.families.iter().map(|r| u64::from(r.end - r.start)).sum();
        let given_list =
            |g: &u32| main.given_persons.span(&main.pack, *g as usize..*g as usize + 1).len() as u64;
        let givens: u64 = self.givens.iter().map(given_list).sum();
        if families == 0 || givens == 0 {
            return families + givens;
        }
        let both = if families <= givens {
            self.families.iter().cloned().flatten().filter(|p| self.given_matches(main, *p)).count()
        } else {
            self.given_persons(main).filter(|p| self.in_families(*p)).count()
        };
        families + givens - both as u64
    }

    #[inline]
    fn has_given(&self, given: u32) -> bool {
        self.given_bits.get(given as usize / 64).is_some_and(|b| b >> (given % 64) & 1 != 0)
    }

    #[inline]
    fn given_matches(&self, main: &Main, person: u32) -> bool {
        !self.given_bits.is_empty() && self.has_given(main.given_of(person))
    }

    #[inline]
    fn in_families(&self, person: u32) -> bool {
        let after = self.families.partition_point(|r| r.start <= person);
        after > 0 && self.families[after - 1].contains(&person)
    }

    fn given_persons<'a>(&'a self, main: &'a Main) -> impl Iterator<Item = u32> + 'a {
        self.givens.iter().flat_map(|g| main.given_persons.items(&main.pack, *g as usize..*g as usize + 1))
    }
}

impl NameClause {
    /// Persons with a word that begins with `word` (folded, one word).
    pub fn prefix(main: &Main, word: &str, side: Side) -> Self {
        let range = main.names.range(&main.pack, word);
        let range = range.start as usize..range.end as usize;
        let (first, first_families) = match side {
            Side::Given => (0..0, 0..0),
            _ => families_beginning(main, word),
        };
        let mut clause = Self {
            words: vec![word.to_owned()],
            first,
            also: Vec::new(),
            total: 0,
            distance: 0,
            phonetic: false,
            ranked: Vec::new(),
            side,
            range: range.clone(),
            first_families,
            sets: OnceCell::new(),
        };
        clause.total = match side {
            Side::Any => exact_total(main, range.clone(), word.len()),
            _ => clause.sets(main).count(main),
        };
        clause.add_also(main, std::iter::once(range));
        clause
    }

    /// The sets, made on first use.
    fn sets(&self, main: &Main) -> &Sets {
        self.sets.get_or_init(|| {
            let pack = &main.pack;
            let families = match self.side {
                Side::Given => Vec::new(),
                _ => {
                    let all = main.name_families.items(pack, self.range.clone());
                    all.filter(|f| !self.first_families.contains(f)).collect()
                }
            };
            let givens = match self.side {
                Side::Family => Vec::new(),
                _ => main.name_givens.items(pack, self.range.clone()).collect(),
            };
            Sets::of(main, &self.first, families, givens)
        })
    }

    /// Persons with one of the words that `word` may stand for, the likeliest first.
    pub fn like(main: &Main, word: &str, side: Side) -> Option<Self> {
        const WORDS: usize = 64;
        let most = match word.len() {
            0..=2 => return None,
            3..=5 => 1,
            _ => 2,
        };
        let mut typos = main.names.typos(&main.pack, word, most, WORDS);
        let phonetic = typos.is_empty();
        if phonetic {
            let alike = main.names.sounds_like(&main.pack, word, WORDS);
            typos = alike.into_iter().map(|word| Typo { word, distance: most + 1 }).collect();
        }
        let distance = typos.first()?.distance;
        let ranked: Vec<u32> = typos.iter().map(|t| t.word).collect();
        let of = |lists: &Lists| {
            let each = ranked.iter().flat_map(|w| lists.items(&main.pack, *w as usize..*w as usize + 1));
            each.collect::<Vec<u32>>()
        };
        let families = if side == Side::Given { Vec::new() } else { of(&main.name_families) };
        let givens = if side == Side::Family { Vec::new() } else { of(&main.name_givens) };
        let sets = Sets::of(main, &(0..0), families, givens);
        let mut clause = Self {
            words: ranked.iter().map(|w| main.names.word(&main.pack, *w).to_owned()).collect(),
            first: 0..0,
            also: Vec::new(),
            total: sets.count(main),
            distance,
            phonetic,
            side,
            range: 0..0,
            first_families: 0..0,
            sets: OnceCell::from(sets),
            ranked: Vec::new(),
        };
        clause.add_also(main, ranked.iter().map(|w| *w as usize..*w as usize + 1));
        clause.ranked = ranked;
        (clause.total > 0).then_some(clause)
    }

    /// Persons named so on some lines only: those listed under the words in `ranges`.
    fn add_also(&mut self, main: &Main, ranges: impl Iterator<Item = Range<usize>>) {
        let mut also = Vec::new();
        for range in ranges {
            if self.side != Side::Given {
                also.extend(main.also_family.items(&main.pack, range.clone()));
            }
            if self.side != Side::Family {
                also.extend(main.also_given.items(&main.pack, range));
            }
        }
        also.sort_unstable();
        also.dedup();
        also.retain(|p| !self.holds_own_name(main, *p));
        self.total += also.len() as u64;
        self.also = also;
    }

    fn holds_own_name(&self, main: &Main, person: u32) -> bool {
        if self.first.contains(&person) {
            return true;
        }
        let sets = self.sets(main);
        sets.in_families(person) || sets.given_matches(main, person)
    }

    /// True when the person bears a matching name.
    #[inline]
    pub fn holds(&self, main: &Main, person: u32) -> bool {
        self.holds_own_name(main, person)
            || (!self.also.is_empty() && self.also.binary_search(&person).is_ok())
    }

    /// `family`, `given`: where the person matches.
    pub fn side_of(&self, main: &Main, person: u32) -> &'static str {
        let family = self.first.contains(&person) || self.sets(main).in_families(person);
        if family || self.also.binary_search(&person).is_ok() { "family" } else { "given" }
    }

    /// All persons, in order of number.
    pub fn persons(&self, main: &Main) -> Vec<u32> {
        let sets = self.sets(main);
        let mut out: Vec<u32> = sets.families.iter().cloned().flatten().collect();
        if !sets.givens.is_empty() || !self.also.is_empty() {
            out.extend(sets.given_persons(main));
            out.extend(&self.also);
            out.sort_unstable();
            out.dedup();
        }
        out
    }

    /// A page in order of display: families that begin with the word, then the others; for a made-up
    /// word, likeliest word first.
    pub fn page(&self, main: &Main, offset: usize, limit: usize) -> Vec<u32> {
        if !self.ranked.is_empty() {
            return self.ranked_page(main, offset, limit);
        }
        let first_len = self.first.len();
        let mut out: Vec<u32> = self.first.clone().skip(offset).take(limit).collect();
        let wanted = limit - out.len();
        if wanted == 0 {
            return out;
        }
        // Each list is in order: what is wanted is among the first `needed` of each.
        let needed = offset.saturating_sub(first_len) + wanted;
        let mut rest: Vec<u32> = Vec::new();
        let sets = self.sets(main);
        for range in sets.families.iter().filter(|r| **r != self.first) {
            rest.extend(range.clone().take(needed));
        }
        for g in &sets.givens {
            let list = main.given_persons.items(&main.pack, *g as usize..*g as usize + 1);
            rest.extend(list.filter(|p| !self.first.contains(p)).take(needed));
        }
        rest.extend(self.also.iter().take(needed));
        rest.sort_unstable();
        rest.dedup();
        out.extend(rest.into_iter().skip(offset.saturating_sub(first_len)).take(wanted));
        out
    }

    fn ranked_page(&self, main: &Main, offset: usize, limit: usize) -> Vec<u32> {
        let mut out: Vec<u32> = Vec::new();
        let mut word_persons: Vec<u32> = Vec::new();
        let sets = self.sets(main);
        for word in &self.ranked {
            if out.len() >= offset + limit {
                break;
            }
            let one = *word as usize..*word as usize + 1;
            word_persons.clear();
            // A family or given that the side of the clause excludes is not in its ranges or bits.
            for f in main.name_families.items(&main.pack, one.clone()) {
                word_persons
                    .extend(main.persons_of_family(f).filter(|p| sets.in_families(*p)).take(offset + limit));
            }
            for g in main.name_givens.items(&main.pack, one).filter(|g| sets.has_given(*g)) {
                let list = main.given_persons.items(&main.pack, g as usize..g as usize + 1);
                word_persons.extend(list.take(offset + limit));
            }
            word_persons.sort_unstable();
            for p in &word_persons {
                if !out.contains(p) {
                    out.push(*p);
                }
                if out.len() >= offset + limit {
                    break;
                }
            }
        }
        let missing = (offset + limit).saturating_sub(out.len());
        let also: Vec<u32> = self.also.iter().filter(|p| !out.contains(p)).take(missing).copied().collect();
        out.extend(also);
        out.drain(..offset.min(out.len()));
        out
    }
}

/// Persons, and families, whose whole folded family begins with `word`.
fn families_beginning(main: &Main, word: &str) -> (Range<u32>, Range<u32>) {
    let n = main.families.len(&main.pack);
    let mut folded = String::new();
    let mut fold = |i: usize| {
        folded.clear();
        fold_into(main.families.get(&main.pack, i), &mut folded);
        // Families are in the order of their search form: compare the beginning only.
        folded.as_bytes()[..folded.len().min(word.len())].cmp(word.as_bytes())
    };
    let (mut low, mut high) = (0, n);
    while low < high {
        let middle = low + (high - low) / 2;
        if fold(middle).is_lt() { low = middle + 1 } else { high = middle }
    }
    let start = low;
    high = n;
    while low < high {
        let middle = low + (high - low) / 2;
        if fold(middle).is_le() { low = middle + 1 } else { high = middle }
    }
    let persons = |f: usize| main.persons_of_family(f as u32);
    if start == low {
        return (0..0, 0..0);
    }
    (persons(start).start..persons(low - 1).end, start as u32..low as u32)
}

/// Persons with at least one word in `range`, all of whose words begin with the same `depth` bytes: see
/// [`crate::main_file::names`].
fn exact_total(main: &Main, range: Range<usize>, depth: usize) -> u64 {
    let running = main.pack.view(main.name_running);
    let (Some(a), Some(b)) = (running.get(range.start), running.get(range.end)) else { return 0 };
    let at = main.pack.view(main.repeat_at);
    let depth = depth.clamp(1, MAX_DEPTH);
    let (Some(from), Some(to)) = (at.get(depth - 1), at.get(depth)) else {
        return u64::from(b.saturating_sub(*a));
    };
    let (from, to) = (*from as usize, (*to).max(*from) as usize);
    let words = main.repeat_word.view(&main.pack);
    let sums = main.repeat_running.view(&main.pack);
    let bound = |w: usize| from + lower_bound(to - from, |i| (words.get(from + i) as usize) < w);
    let before = |i: usize| if i > from { sums.get(i - 1) } else { 0 };
    let repeats = before(bound(range.end)).saturating_sub(before(bound(range.start)));
    u64::from(b.saturating_sub(*a)).saturating_sub(repeats)
}
