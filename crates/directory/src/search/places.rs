//! Conditions on lines: where, what, how. Places are ranges of structures, which are in order of
//! postcode; everything else is a table of yes and no over a few hundred values.

use super::activities::Activities;
use crate::main_file::reader::{Main, lower_bound};
use std::ops::Range;

/// What one same line must satisfy.
#[derive(Debug, Default)]
pub struct RowFilter {
    /// Structures, as disjoint ranges in order; `None` = anywhere, with or without a structure.
    pub places: Option<Vec<Range<u32>>>,
    /// Number of the département in the generation's list.
    pub departement: Option<u32>,
    /// For each distinct activity.
    pub activities: Option<Vec<bool>>,
    /// For each distinct tail.
    pub tails: Option<Vec<bool>>,
}

impl RowFilter {
    /// No condition at all.
    pub fn is_empty(&self) -> bool {
        self.places.is_none()
            && self.departement.is_none()
            && self.activities.is_none()
            && self.tails.is_none()
    }

    /// Adds a condition on places: the line's structure must be in `ranges` too.
    pub fn within(&mut self, ranges: Vec<Range<u32>>) {
        self.places = Some(match self.places.take() {
            None => ranges,
            Some(before) => common(&before, &ranges),
        });
    }

    /// Adds a condition on activities.
    pub fn doing(&mut self, main: &Main, yes: impl Fn(u32) -> bool) {
        let n = main.activities.len(&main.pack) as u32;
        let before = self.activities.take();
        let ok = |i: u32| before.as_ref().is_none_or(|b| b[i as usize]) && yes(i);
        self.activities = Some((0..n).map(ok).collect());
    }

    /// Adds a condition on the genre of activity.
    pub fn of_genre(&mut self, activities: &Activities, code: &str) {
        let ok =
            |g: &u16| activities.genres.get(*g as usize).is_some_and(|v| v.code.eq_ignore_ascii_case(code));
        self.tails = Some(activities.genre_of.iter().map(ok).collect());
    }

    /// True when line `row` satisfies everything.
    #[inline]
    pub fn holds(&self, main: &Main, row: usize) -> bool {
        let yes = |table: &Option<Vec<bool>>, i: u64| {
            table.as_ref().is_none_or(|t| t.get(i as usize).copied().unwrap_or(false))
        };
        if !yes(&self.activities, main.row_activity.get(&main.pack, row)) {
            return false;
        }
        if self.places.is_some() || self.departement.is_some() {
            let structure = main.row_structure.get(&main.pack, row) as u32;
            if let Some(ranges) = &self.places {
                let after = ranges.partition_point(|r| r.start <= structure);
                if after == 0 || !ranges[after - 1].contains(&structure) {
                    return false;
                }
            }
            if let Some(d) = self.departement
                && (structure == 0
                    || main.structure_departement.get(&main.pack, structure as usize) != u64::from(d))
            {
                return false;
            }
        }
        yes(&self.tails, main.row_tail.get(&main.pack, row))
    }

    /// The first line of the person that satisfies everything.
    #[inline]
    pub fn line_of(&self, main: &Main, person: u32) -> Option<usize> {
        main.rows_of(person).find(|row| self.holds(main, *row))
    }
}

/// What two lists of ranges have in common.
fn common(a: &[Range<u32>], b: &[Range<u32>]) -> Vec<Range<u32>> {
    let mut out = Vec::new();
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        let (start, end) = (x.start.max(y.start), x.end.min(y.end));
        if start < end {
            out.push(start..end);
        }
        if x.end < y.end { i += 1 } else { j += 1 }
    }
    out
}

/// Neighbouring numbers as ranges; `numbers` in order.
pub fn ranges_of(numbers: impl IntoIterator<Item = u32>) -> Vec<Range<u32>> {
    let mut out: Vec<Range<u32>> = Vec::new();
    for n in numbers {
        match out.last_mut() {
            Some(last) if last.end == n => last.end += 1,
            _ => out.push(n..n + 1),
        }
    }
    out
}

/// Structures in towns whose postcode begins with `postcode`.
pub fn by_postcode(main: &Main, postcode: &str) -> Vec<Range<u32>> {
    let n = main.towns.len(&main.pack);
    let postcode = postcode.as_bytes();
    let code = |i: usize| main.towns.bytes(&main.pack, i).split(|b| *b == b'|').nth(1).unwrap_or_default();
    let start = lower_bound(n, |i| code(i) < postcode);
    // Few towns share a postcode: the end is near.
    let holds = |i: usize| i < n && code(i).starts_with(postcode);
    let mut step = 1;
    while holds(start + step) {
        step *= 2;
    }
    let end = start + lower_bound(step, |i| holds(start + i));
    let structures = main.structures_of_towns(start as u32..end as u32);
    if structures.is_empty() { Vec::new() } else { vec![structures] }
}

/// Structures in the towns numbered `towns`, in order.
fn of_towns(main: &Main, towns: &[u32]) -> Vec<Range<u32>> {
    let each = towns.iter().map(|t| main.structures_of_towns(*t..t + 1)).filter(|r| !r.is_empty());
    let mut out: Vec<Range<u32>> = Vec::new();
    for r in each {
        match out.last_mut() {
            Some(last) if last.end == r.start => last.end = r.end,
            _ => out.push(r),
        }
    }
    out
}

/// Structures in towns called `city` (folded words, or an INSEE code). A town whose name begins so is
/// preferred to one that merely holds the words (LYON rather than SAINTE-FOY-LES-LYON).
pub fn by_city(main: &Main, city: &str, last_is_prefix: bool) -> Vec<Range<u32>> {
    let words: Vec<&str> = city.split(' ').collect();
    let mut towns: Option<Vec<u32>> = None;
    for (i, word) in words.iter().enumerate() {
        let holders = main.town_words.holders(&main.pack, word, last_is_prefix && i + 1 == words.len());
        towns = Some(match towns {
            None => holders,
            Some(before) => before.into_iter().filter(|t| holders.binary_search(t).is_ok()).collect(),
        });
    }
    let towns = towns.unwrap_or_default();
    let mut folded = String::new();
    let called: Vec<u32> =
        towns.iter().copied().filter(|t| town_begins(main, *t, city, &mut folded)).collect();
    of_towns(main, if called.is_empty() { &towns } else { &called })
}

fn town_begins(main: &Main, town: u32, city: &str, folded: &mut String) -> bool {
    let text = main.towns.get(&main.pack, town as usize);
    let mut fields = text.split('|');
    let routing = fields.next().unwrap_or_default();
    let name = routing.trim_start_matches(|c: char| c.is_ascii_digit());
    let label = fields.nth(2).unwrap_or_default();
    let code = text.split('|').nth(2).unwrap_or_default();
    [name, label, code].iter().any(|n| {
        folded.clear();
        crate::text::fold_into(n, folded);
        folded.strip_prefix(city).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

/// Structures whose name or sign holds all the words, the last one as a beginning.
pub fn by_name(main: &Main, folded: &str) -> Vec<Range<u32>> {
    ranges_of(holding(folded, |word, prefix| main.place_words.holders(&main.pack, word, prefix)))
}

/// Structures in a street that holds all the words.
pub fn by_street(main: &Main, folded: &str) -> Vec<Range<u32>> {
    let streets = holding(folded, |word, prefix| main.street_words.holders(&main.pack, word, prefix));
    let n = main.structure_street.len() as u32;
    let of = main.structure_street.view(&main.pack);
    ranges_of((1..n).filter(|s| streets.binary_search(&(of.get(*s as usize) as u32)).is_ok()))
}

fn holding(folded: &str, holders: impl Fn(&str, bool) -> Vec<u32>) -> Vec<u32> {
    let words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).collect();
    let mut all: Option<Vec<u32>> = None;
    for (i, word) in words.iter().enumerate() {
        let these = holders(word, i + 1 == words.len());
        all = Some(match all {
            None => these,
            Some(before) => before.into_iter().filter(|x| these.binary_search(x).is_ok()).collect(),
        });
    }
    all.unwrap_or_default()
}

/// Structures of a département, when nothing else narrows the search.
pub fn by_departement(main: &Main, departement: u32) -> Vec<Range<u32>> {
    let of = main.town_departement.view(&main.pack);
    let towns = (0..main.town_departement.len() as u32).filter(|t| of.get(*t as usize) as u32 == departement);
    of_towns(main, &towns.collect::<Vec<u32>>())
}
