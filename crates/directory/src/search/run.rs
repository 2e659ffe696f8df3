//! Answering: the smallest list is walked, everything else is tested on it; a lone name is not walked at all.

use super::names::NameClause;
use super::places::{RowFilter, by_departement};
use crate::main_file::reader::Main;
use std::ops::Range;

/// All conditions of a search.
#[derive(Debug, Default)]
pub struct Conditions {
    /// Each must hold on the person's names.
    pub names: Vec<NameClause>,
    /// Must hold on one line.
    pub rows: RowFilter,
    /// The only persons possible (identifier, mailbox), in order.
    pub only: Option<Vec<u32>>,
}

impl Conditions {
    /// Everybody satisfies them.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.rows.is_empty() && self.only.is_none()
    }
}

/// Persons found.
#[derive(Debug, Default)]
pub struct Found {
    /// Exact number.
    pub total: u64,
    /// The page asked for, in order of display.
    pub page: Vec<u32>,
    /// All of them, when asked for or when they had to be walked through anyway.
    pub all: Option<Vec<u32>>,
}

/// Finds the persons. `all` asks for the whole list besides the page.
pub fn run(main: &Main, c: &Conditions, offset: usize, limit: usize, all: bool) -> Found {
    if let ([name], true, None) = (c.names.as_slice(), c.rows.is_empty(), &c.only) {
        let persons = all.then(|| name.persons(main));
        return Found { total: name.total, page: name.page(main, offset, limit), all: persons };
    }
    if c.is_empty() {
        let n = main.persons();
        let page = (0..n).skip(offset).take(limit).collect();
        return Found { total: u64::from(n), page, all: all.then(|| (0..n).collect()) };
    }
    let persons = walk(main, c);
    let page = page_of(&persons, c, offset, limit);
    Found { total: persons.len() as u64, page, all: Some(persons) }
}

/// Families that begin with the first name come first; within, the order of names.
fn page_of(persons: &[u32], c: &Conditions, offset: usize, limit: usize) -> Vec<u32> {
    let first: Range<u32> = c.names.first().map_or(0..0, |n| n.first.clone());
    let (a, b) = (
        persons.partition_point(|p| *p < first.start),
        persons.partition_point(|p| *p < first.end.max(first.start)),
    );
    persons[a..b].iter().chain(&persons[..a]).chain(&persons[b..]).skip(offset).take(limit).copied().collect()
}

fn walk(main: &Main, c: &Conditions) -> Vec<u32> {
    let line = |p: u32| c.rows.is_empty() || c.rows.line_of(main, p).is_some();
    // Names first: they are told in nanoseconds, lines lie far apart in memory.
    let satisfy = |mut persons: Vec<u32>, names: &mut dyn Iterator<Item = &NameClause>| {
        for name in names {
            persons = name.among(main, persons);
        }
        persons.retain(|p| line(*p));
        persons
    };
    if let Some(only) = &c.only {
        return satisfy(only.clone(), &mut c.names.iter());
    }
    let smallest = (0..c.names.len()).min_by_key(|i| c.names[*i].total);
    let name_size = smallest.map_or(u64::MAX, |i| c.names[i].total);
    let by_place = |ranges: &[Range<u32>]| {
        let mut there = Vec::new();
        for r in ranges {
            main.structure_persons.append(&main.pack, r.start as usize..r.end as usize, &mut there);
        }
        // Testing before sorting: most are tested away.
        let mut persons = satisfy(there, &mut c.names.iter());
        persons.sort_unstable();
        persons.dedup();
        persons
    };
    if let Some(ranges) = &c.rows.places {
        let span =
            |r: &Range<u32>| main.structure_persons.span(&main.pack, r.start as usize..r.end as usize).len();
        // A person of a place is told by name in nanoseconds; the lines of a namesake lie far apart in memory.
        if (ranges.iter().map(span).sum::<usize>() as u64) < name_size.saturating_mul(8) {
            return by_place(ranges);
        }
    }
    match (smallest, c.rows.departement) {
        (Some(i), _) => {
            let others = c.names.iter().enumerate().filter(|(other, _)| *other != i);
            satisfy(c.names[i].persons(main), &mut others.map(|(_, name)| name))
        }
        (None, Some(d)) => by_place(&by_departement(main, d)),
        // Nothing narrows: every line is looked at, a few nanoseconds each.
        (None, None) => {
            let mut persons: Vec<u32> = Vec::new();
            for (person, row) in main.person_rows.elements(&main.pack) {
                if persons.last() != Some(&person) && c.rows.holds(main, row) {
                    persons.push(person);
                }
            }
            persons
        }
    }
}
