//! Which persons bear a name that begins with a word: counted exactly, tested in nanoseconds, listed
//! in order, none of it by walking over the persons.

use crate::main_file::format::Lists;
use crate::main_file::reader::Main;
use crate::text::{Scratch, Typo, for_each_word};
use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::{Range, RangeInclusive};

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
    /// Exact number of persons.
    pub total: u64,
    /// 0 when the word itself matched, else the distance of the best word.
    pub distance: u8,
    /// The words were found by sound.
    pub phonetic: bool,
    side: Side,
    matching: Matching,
    /// Families whose whole text begins with the word.
    first_families: Range<u32>,
    /// Made when a person must be tested or all must be listed: a page of a lone word needs none of it.
    sets: OnceCell<Sets>,
}

/// Words of the index that match.
#[derive(Debug)]
enum Matching {
    /// Those with a common beginning.
    Beginning(Range<u32>),
    /// Those near a typed one, the likeliest first.
    Near(Vec<u32>),
}

impl Matching {
    fn each(&self) -> impl Iterator<Item = u32> {
        let (range, near) = match self {
            Matching::Beginning(range) => (range.clone(), &[][..]),
            Matching::Near(words) => (0..0, words.as_slice()),
        };
        range.chain(near.iter().copied())
    }

    /// What `lists` hold under all of them, list after list.
    fn items(&self, main: &Main, lists: &Lists) -> Vec<u32> {
        let mut out = Vec::new();
        match self {
            Matching::Beginning(r) => lists.append(&main.pack, r.start as usize..r.end as usize, &mut out),
            Matching::Near(words) => {
                for word in words {
                    lists.append(&main.pack, *word as usize..*word as usize + 1, &mut out);
                }
            }
        }
        out
    }

    /// The same, sorted, each once.
    fn gather(&self, main: &Main, lists: &Lists) -> Vec<u32> {
        let mut out = self.items(main, lists);
        out.sort_unstable();
        out.dedup();
        out
    }
}

/// What `lists` hold under one word.
fn under<'m>(main: &'m Main, lists: &Lists, word: u32) -> impl Iterator<Item = u32> + use<'m> {
    lists.items(&main.pack, word as usize..word as usize + 1)
}

/// Persons to a block of [`Blocks`].
const BLOCK: u32 = 256;

/// One bit for each block of persons that is touched: most persons are told by it.
#[derive(Debug, Default)]
struct Blocks(Vec<u64>);

impl Blocks {
    fn of(main: &Main) -> Self {
        Self(vec![0; (main.persons() / BLOCK / 64 + 1) as usize])
    }

    #[inline]
    fn touch(&mut self, block: u32) {
        if let Some(bits) = self.0.get_mut((block / 64) as usize) {
            *bits |= 1 << (block % 64);
        }
    }

    #[inline]
    fn is_touched(&self, block: u32) -> bool {
        self.0.get((block / 64) as usize).is_some_and(|bits| bits >> (block % 64) & 1 != 0)
    }
}

/// The blocks of persons, who are not none.
fn blocks_of(persons: &Range<u32>) -> RangeInclusive<u32> {
    persons.start / BLOCK..=persons.end.saturating_sub(1) / BLOCK
}

/// All that matches beside those who come first, as sets.
#[derive(Debug, Default)]
struct Sets {
    /// Persons of the matching families that do not come first, as disjoint ranges in order.
    families: Vec<Range<u32>>,
    /// What `families` and `also` touch.
    blocks: Blocks,
    /// Numbers of the matching givens, in order.
    givens: Vec<u32>,
    /// One bit for each given of the generation.
    given_bits: Vec<u64>,
    /// Persons who bear a matching name on some lines only, in order.
    also: Vec<u32>,
}

impl Sets {
    /// `first`: families left out, as their persons are told by number. `among`: families that are not near
    /// any of these persons are left out too.
    fn of(main: &Main, matching: &Matching, side: Side, first: &Range<u32>, among: Option<&Blocks>) -> Self {
        let mut sets = Self { blocks: Blocks::of(main), ..Self::default() };
        if side != Side::Given {
            let families = matching.items(main, &main.name_families);
            let families = families.into_iter().filter(|f| !first.contains(f));
            let near = |persons: &Range<u32>| {
                !persons.is_empty()
                    && among.is_none_or(|blocks| blocks_of(persons).any(|block| blocks.is_touched(block)))
            };
            let mut ranges: Vec<Range<u32>> =
                families.map(|f| main.persons_of_family(f)).filter(near).collect();
            ranges.sort_unstable_by_key(|persons| persons.start);
            for persons in ranges {
                blocks_of(&persons).for_each(|block| sets.blocks.touch(block));
                match sets.families.last_mut() {
                    // The same family under two words, or a damaged pack.
                    Some(last) if persons.start < last.end => {}
                    Some(last) if persons.start == last.end => last.end = persons.end,
                    _ => sets.families.push(persons),
                }
            }
            sets.also = matching.gather(main, &main.also_family);
        }
        if side != Side::Family {
            sets.givens = matching.gather(main, &main.name_givens);
            sets.given_bits = vec![0; main.givens.len(&main.pack) / 64 + 1];
            for g in &sets.givens {
                if let Some(bits) = sets.given_bits.get_mut(*g as usize / 64) {
                    *bits |= 1 << (g % 64);
                }
            }
            sets.also.extend(matching.gather(main, &main.also_given));
            sets.also.sort_unstable();
            sets.also.dedup();
        }
        for person in &sets.also {
            sets.blocks.touch(*person / BLOCK);
        }
        sets
    }

    /// True when the person is in one of the sets.
    #[inline]
    fn hold(&self, main: &Main, person: u32) -> bool {
        self.blocks.is_touched(person / BLOCK)
            && (self.in_families(person) || self.also.binary_search(&person).is_ok())
            || self.given_matches(main, person)
    }

    /// Counts by size of families and givens; those in both are looked for on the smaller side.
    fn count(&self, main: &Main) -> u64 {
        let families: u64 = self.families.iter().map(|r| u64::from(r.end - r.start)).sum();
        let given_list =
            |g: &u32| main.given_persons.span(&main.pack, *g as usize..*g as usize + 1).len() as u64;
        let givens: u64 = self.givens.iter().map(given_list).sum();
        let both = if families == 0 || givens == 0 {
            0
        } else if families <= givens {
            self.families.iter().cloned().flatten().filter(|p| self.given_matches(main, *p)).count()
        } else {
            self.given_persons(main).filter(|p| self.in_families(*p)).count()
        };
        let also = self.also.iter().filter(|p| !self.in_families(**p) && !self.given_matches(main, **p));
        families + givens - both as u64 + also.count() as u64
    }

    #[inline]
    fn given_matches(&self, main: &Main, person: u32) -> bool {
        let bit =
            |given: u32| self.given_bits.get(given as usize / 64).is_some_and(|b| b >> (given % 64) & 1 != 0);
        !self.given_bits.is_empty() && bit(main.given_of(person))
    }

    #[inline]
    fn in_families(&self, person: u32) -> bool {
        let after = self.families.partition_point(|r| r.start <= person);
        after > 0 && self.families[after - 1].contains(&person)
    }

    fn given_persons<'a>(&'a self, main: &'a Main) -> impl Iterator<Item = u32> + 'a {
        self.givens.iter().flat_map(|g| under(main, &main.given_persons, *g))
    }
}

impl NameClause {
    /// Persons with a word that begins with `word` (folded, one word).
    pub fn prefix(main: &Main, word: &str, side: Side) -> Self {
        let range = main.names.range(&main.pack, word);
        let first_families = match side {
            Side::Given => 0..0,
            _ => {
                let of = main.name_first.view(&main.pack);
                of.get(range.start as usize) as u32..of.get(range.end as usize) as u32
            }
        };
        Self {
            first: main.persons_of_families(&first_families),
            total: exact_total(main, &range, word.len(), side),
            words: vec![word.to_owned()],
            distance: 0,
            phonetic: false,
            side,
            matching: Matching::Beginning(range),
            first_families,
            sets: OnceCell::new(),
        }
    }

    /// Persons with one of the words that `word` may stand for, the likeliest first: those at the least
    /// distance that anybody bears, else those that sound alike.
    pub fn like(main: &Main, word: &str, side: Side) -> Option<Self> {
        const WORDS: usize = 64;
        let most = match word.len() {
            0..=2 => return None,
            3..=5 => 1,
            _ => 2,
        };
        let near = |distance| main.names.typos(&main.pack, word, distance, WORDS);
        let mut typos = (1..=most).map(near).find(|found| !found.is_empty()).unwrap_or_default();
        let phonetic = typos.is_empty();
        if phonetic {
            let alike = main.names.sounds_like(&main.pack, word, WORDS);
            typos = alike.into_iter().map(|word| Typo { word, distance: most + 1 }).collect();
        }
        let distance = typos.first()?.distance;
        let near: Vec<u32> = typos.iter().map(|t| t.word).collect();
        let words = near.iter().map(|w| main.names.word(&main.pack, *w).to_owned()).collect();
        let matching = Matching::Near(near);
        let sets = Sets::of(main, &matching, side, &(0..0), None);
        let clause = Self {
            words,
            first: 0..0,
            total: sets.count(main),
            distance,
            phonetic,
            side,
            matching,
            first_families: 0..0,
            sets: OnceCell::from(sets),
        };
        (clause.total > 0).then_some(clause)
    }

    /// The sets, made on first use.
    fn sets(&self, main: &Main) -> &Sets {
        self.sets.get_or_init(|| Sets::of(main, &self.matching, self.side, &self.first_families, None))
    }

    /// Those of `persons` who bear a matching name, in the order given.
    pub fn among(&self, main: &Main, mut persons: Vec<u32>) -> Vec<u32> {
        let near;
        let sets = match self.sets.get() {
            Some(sets) => sets,
            None => {
                let mut blocks = Blocks::of(main);
                persons.iter().for_each(|person| blocks.touch(*person / BLOCK));
                near = Sets::of(main, &self.matching, self.side, &self.first_families, Some(&blocks));
                &near
            }
        };
        persons.retain(|person| self.first.contains(person) || sets.hold(main, *person));
        persons
    }

    /// `family`, `given`: where the person matches.
    pub fn side_of(&self, main: &Main, person: u32) -> &'static str {
        if self.side == Side::Given {
            return "given";
        }
        if self.side == Side::Family || self.first.contains(&person) {
            return "family";
        }
        let given = main.givens.get(&main.pack, main.given_of(person) as usize);
        let family = main.families.get(&main.pack, main.family_of(person) as usize);
        // Who bears it on other lines only most often changed families.
        if !self.matches(family) && self.matches(given) { "given" } else { "family" }
    }

    fn matches(&self, name: &str) -> bool {
        let mut yes = false;
        for_each_word(name, &mut Scratch::default(), |w| {
            yes |= match &self.matching {
                Matching::Beginning(_) => self.words.iter().any(|wanted| w.starts_with(wanted.as_str())),
                Matching::Near(_) => self.words.iter().any(|wanted| w == wanted),
            };
        });
        yes
    }

    /// All persons, in order of number.
    pub fn persons(&self, main: &Main) -> Vec<u32> {
        let sets = self.sets(main);
        let mut out: Vec<u32> = self.first.clone().collect();
        let beside = [sets.families.is_empty(), sets.givens.is_empty(), sets.also.is_empty()];
        if beside.contains(&false) {
            out.extend(sets.families.iter().cloned().flatten());
            out.extend(sets.given_persons(main));
            out.extend(&sets.also);
            out.sort_unstable();
            out.dedup();
        }
        out
    }

    /// A page in order of display: families that begin with the word; then, matching word after word (the
    /// likeliest first when a typo was made up for), families, givens, and names on some lines only.
    pub fn page(&self, main: &Main, offset: usize, limit: usize) -> Vec<u32> {
        let mut out: Vec<u32> = self.first.clone().skip(offset).take(limit).collect();
        let missing = limit - out.len();
        if missing > 0 {
            let skipped = offset.saturating_sub(self.first.len());
            out.extend(self.others(main).skip(skipped).take(missing));
        }
        out
    }

    /// Those who do not come first, each once.
    fn others<'a>(&'a self, main: &'a Main) -> impl Iterator<Item = u32> + 'a {
        let (family, given) = (self.side != Side::Given, self.side != Side::Family);
        let mut seen = HashSet::new();
        let of_word = move |word: u32| {
            let families = under(main, &main.name_families, word)
                .filter(move |f| family && !self.first_families.contains(f))
                .flat_map(|f| main.persons_of_family(f));
            let givens = under(main, &main.name_givens, word)
                .filter(move |_| given)
                .flat_map(|g| under(main, &main.given_persons, g));
            let also_family = under(main, &main.also_family, word).filter(move |_| family);
            let also_given = under(main, &main.also_given, word).filter(move |_| given);
            families.chain(givens).chain(also_family).chain(also_given)
        };
        self.matching
            .each()
            .flat_map(of_word)
            .filter(move |person| !self.first.contains(person) && seen.insert(*person))
    }
}

/// Persons with at least one word in `range`, all of whose words begin with the same `depth` bytes: see
/// [`crate::main_file::names`].
fn exact_total(main: &Main, range: &Range<u32>, depth: usize, side: Side) -> u64 {
    let pack = &main.pack;
    let (start, end) = (range.start as usize, range.end as usize);
    let families = || main.family_running.get(pack, end).saturating_sub(main.family_running.get(pack, start));
    let givens = || main.given_running.get(pack, end).saturating_sub(main.given_running.get(pack, start));
    let (counted, repeats) = match side {
        Side::Any => (families() + givens(), 0),
        Side::Family => (families(), 1),
        Side::Given => (givens(), 2),
    };
    counted.saturating_sub(main.repeats[repeats].count(pack, range.clone(), depth))
}
