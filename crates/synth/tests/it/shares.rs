//! Shares and sizes against the published figures that `data/SOURCES.md` lists.

use crate::set::{MAIN, Set, TEXTS};
use std::collections::BTreeMap;

#[test]
fn sizes_and_shares_are_those_of_the_published_files() {
    let set = Set::of(60_000);
    let rows = set.rows(0, MAIN);
    let lines = rows.len() as f64;
    let share =
        |test: &dyn Fn(&[String]) -> bool| rows.iter().filter(|row| test(row)).count() as f64 / lines * 100.0;
    let within = |what: &str, value: f64, low: f64, high: f64| {
        assert!((low..=high).contains(&value), "{what}: {value:.2} is not in {low}..={high}");
    };
    let bytes = std::fs::metadata(set.path(0, MAIN)).unwrap().len() as f64;
    within("bytes a line", bytes / lines, 340.0, 360.0);
    within("lines a person", lines / set.summary.days[0].persons as f64, 1.15, 1.3);
    within("civilians", share(&|row| row[11] == "C"), 96.0, 98.5);
    within("students", share(&|row| row[11] == "E"), 1.5, 3.5);
    within("military", share(&|row| row[11] == "M"), 0.1, 0.6);
    // Persons with a place: 33.84 % nurses, 17.11 % doctors (19 September 2026); doctors have more lines.
    within("nurses", share(&|row| row[9] == "60"), 29.0, 36.0);
    within("doctors", share(&|row| row[9] == "10"), 16.0, 23.0);
    within("with a commune", share(&|row| !row[36].is_empty()), 50.0, 64.0);
    within("with a SIRET or a FINESS", share(&|row| !row[19].is_empty() || !row[21].is_empty()), 55.0, 85.0);

    let mut per_person: BTreeMap<&str, u32> = BTreeMap::new();
    for row in &rows {
        *per_person.entry(&row[1]).or_default() += 1;
    }
    let with = |test: fn(u32) -> bool| {
        per_person.values().filter(|count| test(**count)).count() as f64 / per_person.len() as f64 * 100.0
    };
    within("persons with one line", with(|count| count == 1), 80.0, 90.0);
    within("persons with four or more", with(|count| count >= 4), 0.3, 2.0);

    // Per line of the main file, at full size: 2.2 M, 0.43 M, 0.54 M and 1 M beside 2.2 M.
    for ((stem, _), (low, high)) in
        TEXTS[1..].iter().zip([(0.9, 1.15), (0.15, 0.25), (0.2, 0.28), (0.38, 0.5)])
    {
        within(stem, set.rows(0, stem).len() as f64 / lines, low, high);
    }
}
