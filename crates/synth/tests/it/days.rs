//! The second day, and what the summary says of it, against a plain comparison of the files.

use crate::set::{MAIN, Set};
use std::collections::{BTreeMap, BTreeSet};
use synth::{Layout, Options};

/// Lines by their text, counted.
fn counted(text: &str) -> BTreeMap<&str, i64> {
    let mut lines = BTreeMap::new();
    for line in text.lines().skip(1) {
        *lines.entry(line).or_insert(0) += 1;
    }
    lines
}

fn person(line: &str) -> u64 {
    line.split('|').nth(1).unwrap().parse().unwrap()
}

fn check(options: &Options) {
    let set = Set::new(options);
    for day in 1..set.summary.days.len() {
        let (before, after) = (set.text(day - 1, MAIN), set.text(day, MAIN));
        let (old, new) = (counted(&before), counted(&after));
        let truth = set.summary.days[day].changes.as_ref().unwrap();
        let surplus = |left: &BTreeMap<&str, i64>, right: &BTreeMap<&str, i64>| {
            let over = |(line, count): (&&str, &i64)| (count - right.get(line).unwrap_or(&0)).max(0);
            left.iter().map(over).sum::<i64>() as u64
        };
        assert_eq!(truth.lines_added, surplus(&new, &old), "day {day}");
        assert_eq!(truth.lines_removed, surplus(&old, &new), "day {day}");

        let people =
            |lines: &BTreeMap<&str, i64>| lines.keys().map(|line| person(line)).collect::<BTreeSet<_>>();
        let (past, present) = (people(&old), people(&new));
        assert!(truth.added.iter().eq(present.difference(&past)), "day {day}");
        assert!(truth.removed.iter().eq(past.difference(&present)), "day {day}");
        let mut changed = BTreeSet::new();
        for line in old.keys().chain(new.keys()) {
            if old.get(line) != new.get(line) {
                changed.insert(person(line));
            }
        }
        let both: Vec<u64> =
            changed.into_iter().filter(|rpps| past.contains(rpps) && present.contains(rpps)).collect();
        assert_eq!(truth.changed, both, "day {day}");
        assert!(truth.persons_added > 0 && truth.persons_removed > 0 && truth.persons_changed > 0);
        assert_eq!(truth.persons_added, truth.added.len() as u64);
    }
}

#[test]
fn the_differences_told_are_those_of_the_files() {
    check(&Options { rows: 20_000, days: 4, ..Options::default() });
    check(&Options { rows: 5_000, days: 2, seed: 1, shuffle_day2: true, ..Options::default() });
    check(&Options { rows: 5_000, days: 2, layout: Layout::Columns48, ..Options::default() });
}

#[test]
fn lines_keep_their_order_unless_told_otherwise() {
    let options = Options { rows: 5_000, days: 2, ..Options::default() };
    let common = |set: &Set| {
        let (before, after) = (set.text(0, MAIN), set.text(1, MAIN));
        let (old, new) = (counted(&before), counted(&after));
        let keep = |text: &str| -> Vec<String> {
            text.lines()
                .filter(|l| old.get(l) == Some(&1) && new.get(l) == Some(&1))
                .map(str::to_owned)
                .collect()
        };
        (keep(&before), keep(&after))
    };
    let (before, after) = common(&Set::new(&options));
    assert_eq!(before, after);
    let (before, after) = common(&Set::new(&Options { shuffle_day2: true, ..options }));
    assert_ne!(before, after);
}

#[test]
fn a_person_who_left_comes_back() {
    let set = Set::new(&Options { rows: 3_000, days: 3, ..Options::default() });
    let people = |day: usize| -> BTreeSet<u64> {
        counted(&set.text(day, MAIN)).keys().map(|line| person(line)).collect()
    };
    let (one, two, three) = (people(0), people(1), people(2));
    assert!(one.iter().any(|rpps| !two.contains(rpps) && three.contains(rpps)));
}

#[test]
fn another_seed_gives_other_people_and_the_same_seed_the_same() {
    let options = Options { rows: 1_000, ..Options::default() };
    let text = |seed: u64| Set::new(&Options { seed, ..options.clone() }).text(0, MAIN);
    assert_eq!(text(7), text(7));
    assert_ne!(text(7), text(8));
}
