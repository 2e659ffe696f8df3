//! Lines in the order of names, persons as runs of lines.
//!
//! A person's number is its place in the order (nom d'exercice, prénom d'exercice, identifier), names
//! being compared in their search form first. So a prefix of a name is a range of persons, and every
//! list of persons is already in the order in which people read results.

use super::tables::{KEY_BITS, Row};
use std::collections::HashMap;

/// Lines in order, with what was learnt on the way.
pub struct Ordered {
    /// All lines; those of one person are neighbours.
    pub rows: Vec<Row>,
    /// First line of each person.
    pub persons: Vec<u32>,
    /// Persons in order of identifier.
    pub by_key: Vec<u32>,
    /// (family, given, civility) of the lines that name their person otherwise than most of its lines.
    pub overrides: Vec<Name>,
}

/// Family, given, civility.
pub type Name = (u32, u32, u16);

/// Puts rows in order. `families` is the number of distinct families; family and given must be ranks.
pub fn order(rows: Vec<Row>, families: usize) -> Ordered {
    let mut rows = by_name(rows, families);
    let mut persons = runs(&rows);
    let mut by_key = sorted_by_key(&rows, &persons);
    let mut overrides = Vec::new();
    let split = split_keys(&rows, &persons, &by_key);
    if !split.is_empty() {
        reunite(&mut rows, &split, &mut overrides);
        persons = runs(&rows);
        by_key = sorted_by_key(&rows, &persons);
    }
    one_civility(&mut rows, &persons, &mut overrides);
    Ordered { rows, persons, by_key, overrides }
}

/// Order of the lines: the person, then what the line says, so that any file order gives the same.
#[inline]
fn rank(r: &Row) -> (u32, u64, u16, u16, u32, u16, u64) {
    (r.given, r.key(), r.activity, r.tail, r.structure, r.civility, r.tag)
}

/// Scatters by family, then sorts each family's few lines while they are in the cache.
fn by_name(rows: Vec<Row>, families: usize) -> Vec<Row> {
    let mut next = vec![0u32; families + 1];
    for r in &rows {
        next[r.family as usize + 1] += 1;
    }
    for i in 0..families {
        next[i + 1] += next[i];
    }
    let bounds = next.clone();
    let mut out = vec![Row::default(); rows.len()];
    for r in &rows {
        let at = &mut next[r.family as usize];
        out[*at as usize] = *r;
        *at += 1;
    }
    drop(rows);
    for b in bounds.windows(2) {
        out[b[0] as usize..b[1] as usize].sort_unstable_by_key(rank);
    }
    out
}

fn same_person(a: &Row, b: &Row) -> bool {
    a.key() == b.key() && a.given == b.given && a.family == b.family
}

fn runs(rows: &[Row]) -> Vec<u32> {
    let mut starts = Vec::with_capacity(rows.len() / 6 * 5);
    for (i, r) in rows.iter().enumerate() {
        if i == 0 || !same_person(&rows[i - 1], r) {
            starts.push(i as u32);
        }
    }
    starts
}

/// Persons in order of key: a radix sort of (key, person) packed in 64 bits.
fn sorted_by_key(rows: &[Row], persons: &[u32]) -> Vec<u32> {
    const PERSON_BITS: u32 = 64 - KEY_BITS;
    // 2^24 persons at most: a quarter of the population of the country.
    let mut a: Vec<u64> = persons
        .iter()
        .enumerate()
        .map(|(i, first)| (rows[*first as usize].key() << PERSON_BITS) | i as u64)
        .collect();
    let mut b = vec![0u64; a.len()];
    for shift in (PERSON_BITS..64).step_by(10) {
        let mut next = [0u32; 1024];
        let digit = |v: u64| (v >> shift) as usize & 1023;
        for v in &a {
            next[digit(*v)] += 1;
        }
        if next.iter().any(|n| *n as usize == a.len()) {
            continue;
        }
        let mut sum = 0;
        for n in &mut next {
            sum += std::mem::replace(n, sum);
        }
        for v in &a {
            let at = &mut next[digit(*v)];
            b[*at as usize] = *v;
            *at += 1;
        }
        std::mem::swap(&mut a, &mut b);
    }
    a.iter().map(|v| (v & ((1 << PERSON_BITS) - 1)) as u32).collect()
}

/// Keys whose lines were put under several names.
fn split_keys(rows: &[Row], persons: &[u32], by_key: &[u32]) -> Vec<u64> {
    let key = |p: u32| rows[persons[p as usize] as usize].key();
    let mut keys: Vec<u64> =
        by_key.windows(2).filter(|w| key(w[0]) == key(w[1])).map(|w| key(w[0])).collect();
    keys.dedup();
    keys
}

/// Brings the lines of each split person together under the name that most of them bear.
fn reunite(rows: &mut Vec<Row>, split: &[u64], overrides: &mut Vec<Name>) {
    let mut apart: Vec<Row> = Vec::new();
    rows.retain(|r| {
        let leaves = split.binary_search(&r.key()).is_ok();
        if leaves {
            apart.push(*r);
        }
        !leaves
    });
    apart.sort_unstable_by_key(|r| (r.key(), r.family, rank(r)));
    for person in apart.chunk_by_mut(|a, b| a.key() == b.key()) {
        let (family, given, civility) = usual_name(person);
        for r in person {
            if (r.family, r.given) != (family, given) {
                overrides.push((r.family, r.given, r.civility));
                r.named = overrides.len() as u32;
                (r.family, r.given, r.civility) = (family, given, civility);
            }
        }
    }
    apart.sort_unstable_by_key(|r| (r.family, rank(r)));
    // Merge from the back, in place.
    let (mut i, mut j) = (rows.len(), apart.len());
    rows.resize(i + j, Row::default());
    for at in (0..rows.len()).rev() {
        let from_apart = j > 0
            && (i == 0
                || (rows[i - 1].family, rank(&rows[i - 1])) <= (apart[j - 1].family, rank(&apart[j - 1])));
        rows[at] = if from_apart {
            j -= 1;
            apart[j]
        } else {
            i -= 1;
            rows[i]
        };
        if j == 0 {
            break;
        }
    }
}

/// The name on most lines; among equals the first in order, so that the file's order does not matter.
fn usual_name(person: &[Row]) -> Name {
    let mut counts: HashMap<Name, usize> = HashMap::new();
    for r in person {
        *counts.entry((r.family, r.given, r.civility)).or_default() += 1;
    }
    counts.into_iter().max_by(|(a, n), (b, m)| n.cmp(m).then(b.cmp(a))).map_or((0, 0, 0), |(name, _)| name)
}

/// Gives each person one civility; the lines that bear another remember it.
fn one_civility(rows: &mut [Row], persons: &[u32], overrides: &mut Vec<Name>) {
    let ends = persons.iter().skip(1).copied().chain([rows.len() as u32]);
    for (start, end) in persons.iter().zip(ends) {
        let person = &mut rows[*start as usize..end as usize];
        if person.iter().all(|r| r.civility == person[0].civility) {
            continue;
        }
        let (.., civility) = usual_name(person);
        for r in person {
            if r.civility != civility {
                if r.named == 0 {
                    overrides.push((r.family, r.given, r.civility));
                    r.named = overrides.len() as u32;
                }
                r.civility = civility;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn row(key: u64, name: Name, activity: u16) -> Row {
        let mut r = Row::of(key, (0, 0));
        (r.family, r.given, r.civility, r.activity) = (name.0, name.1, name.2, activity);
        r
    }

    proptest! {
        #[test]
        fn persons_are_whole_ordered_and_independent_of_the_file_order(
            lines in proptest::collection::vec((1u64..40, 0u32..5, 0u32..4, 0u16..2, 0u16..6), 0..120),
            turn in any::<proptest::sample::Index>(),
        ) {
            let rows: Vec<Row> = lines.iter().map(|(k, f, g, c, a)| row(*k, (*f, *g, *c), *a)).collect();
            let mut turned = rows.clone();
            if !rows.is_empty() { turned.rotate_left(turn.index(rows.len())); }
            let o = order(rows.clone(), 5);
            let again = order(turned, 5);
            // Each line's own name is kept, whatever the person's.
            let own = |o: &Ordered| {
                let mut all: Vec<_> = o.rows.iter().map(|r| {
                    let name = match r.named { 0 => (r.family, r.given, r.civility), n => o.overrides[n as usize - 1] };
                    (r.key(), name, r.activity)
                }).collect();
                all.sort_unstable();
                all
            };
            let mut expected: Vec<_> = rows.iter().map(|r| (r.key(), (r.family, r.given, r.civility), r.activity)).collect();
            expected.sort_unstable();
            prop_assert_eq!(own(&o), expected);
            prop_assert_eq!(&o.persons, &again.persons);
            prop_assert_eq!(&o.by_key, &again.by_key);
            // One run per key, in order.
            let keys: Vec<u64> = o.by_key.iter().map(|p| o.rows[o.persons[*p as usize] as usize].key()).collect();
            prop_assert!(keys.windows(2).all(|w| w[0] < w[1]));
            prop_assert!(o.rows.windows(2).all(|w| (w[0].family, w[0].given, w[0].key()) <= (w[1].family, w[1].given, w[1].key())));
        }
    }
}
