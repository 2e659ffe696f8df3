//! A refresh gives exactly what a whole load of the same file gives, and says exactly what changed.

use crate::lines::{Dice, L, Shelf, bytes, drawn, line, text};
use directory::Query;
use std::collections::BTreeMap;

/// What an independent comparison of two texts says: persons added, changed, removed; lines added, removed.
fn truth(before: &[L], after: &[L]) -> [u64; 5] {
    let bag = |lines: &[L]| {
        let mut bag: BTreeMap<u64, BTreeMap<String, i64>> = BTreeMap::new();
        for l in lines {
            *bag.entry(l.rpps).or_default().entry(l.text()).or_default() += 1;
        }
        bag
    };
    let (a, b) = (bag(before), bag(after));
    let mut out = [0u64; 5];
    let ids: std::collections::BTreeSet<_> = a.keys().chain(b.keys()).collect();
    for id in ids {
        let empty = BTreeMap::new();
        let (x, y) = (a.get(id).unwrap_or(&empty), b.get(id).unwrap_or(&empty));
        match (x.is_empty(), y.is_empty()) {
            (true, false) => out[0] += 1,
            (false, true) => out[2] += 1,
            _ if x != y => out[1] += 1,
            _ => {}
        }
        for l in x.keys().chain(y.keys()).collect::<std::collections::BTreeSet<_>>() {
            let d = y.get(l).unwrap_or(&0) - x.get(l).unwrap_or(&0);
            if d > 0 { out[3] += d as u64 } else { out[4] += d.unsigned_abs() }
        }
    }
    out
}

fn next_day(seed: u64, lines: &[L]) -> Vec<L> {
    let mut d = Dice(seed);
    let mut out = Vec::new();
    for l in lines {
        let mut l = l.clone();
        match d.below(60) {
            0 => continue,
            1 => l.phone = format!("06{:08}", d.below(99_999_999)),
            2 => l.family = "NOUVEAU-NOM",
            3 => out.push(l.clone()),
            4 => out.push(line(99_500_000_000 + d.below(1000) as u64, "ARRIVÉE", "Ève")),
            _ => {}
        }
        out.push(l);
    }
    out
}

fn shuffled(seed: u64, lines: &[L]) -> Vec<L> {
    let mut d = Dice(seed);
    let mut out = lines.to_vec();
    for i in (1..out.len()).rev() {
        out.swap(i, d.below(i + 1));
    }
    out
}

#[test]
fn a_refresh_gives_the_same_bytes_as_a_whole_load_and_exact_counts() {
    for seed in 1..12 {
        let day1 = drawn(seed, 700);
        let day2 = shuffled(seed, &next_day(seed, &day1));
        let (refreshed, whole) = (Shelf::new(), Shelf::new());
        refreshed.load_day(1, text(&day1)).unwrap();
        let r = refreshed.load_day(2, text(&day2)).unwrap();
        let w = whole.load_day(2, text(&shuffled(seed + 1, &day2))).unwrap();
        assert_eq!((r.mode.as_str(), w.mode.as_str()), ("refresh", "full"));
        assert_eq!(
            [r.added, r.changed, r.removed, r.lines_added, r.lines_removed],
            truth(&day1, &day2),
            "seed {seed}"
        );
        let pack = |s: &Shelf, id: &str| directory::pack::Pack::open(&s.pack(id)).unwrap();
        let (a, b) = (pack(&refreshed, &r.generation), pack(&whole, &w.generation));
        for (name, _) in a.sizes() {
            assert!(a.bytes(name).unwrap() == b.bytes(name).unwrap(), "seed {seed}: section {name} differs");
        }
        assert!(
            bytes(&refreshed.pack(&r.generation)) == bytes(&whole.pack(&w.generation)),
            "seed {seed}: bytes differ"
        );
        assert_eq!((r.lines_kept, r.duplicates), (w.lines_kept, w.duplicates));
        refreshed.library.verify().unwrap();
    }
}

#[test]
fn changes_tell_the_lines_before_and_after() {
    let shelf = Shelf::new();
    let mut lines = vec![
        line(99_700_000_011, "AVANT", "Paul"),
        line(99_700_000_029, "RESTE", "Luc"),
        line(99_700_000_037, "PART", "Guy"),
    ];
    let first = shelf.load_day(1, text(&lines)).unwrap().generation;
    lines[0].family = "APRÈS";
    lines[2] = line(99_700_000_045, "ARRIVE", "Zoé");
    shelf.load_day(2, text(&lines)).unwrap();
    let changes = shelf.library.changes(&first).unwrap();
    let seen: Vec<(&str, &str)> = changes.iter().map(|c| (c.idnps.as_str(), c.kind)).collect();
    assert_eq!(seen, [("899700000011", "changed"), ("899700000037", "removed"), ("899700000045", "added")]);
    assert!(changes[0].before[0].contains("|AVANT|") && changes[0].after[0] == lines[0].text());
    assert!(changes[1].after.is_empty() && changes[2].before.is_empty());
    assert!(shelf.library.changes("000099-20260101").is_err());
}

#[test]
fn the_same_file_twice_publishes_nothing() {
    let shelf = Shelf::new();
    let body = text(&drawn(3, 200));
    let first = shelf.load_day(1, &body).unwrap();
    let again = shelf.load_day(1, &body).unwrap();
    assert_eq!((again.mode.as_str(), &again.generation), ("unchanged", &first.generation));
    assert_eq!((again.added, again.changed, again.removed), (0, 0, 0));
    assert_eq!(shelf.library.list().unwrap().len(), 1);
    // The same content dated a day later is news: the directory is fresher.
    let later = shelf.load_day(2, &body).unwrap();
    assert_eq!((later.source_date.as_str(), later.lines_added), ("2026-11-02", 0));
    assert_ne!(later.generation, first.generation);
}

#[test]
fn rollback_answers_as_before_and_old_generations_are_pruned() {
    let shelf = Shelf::new();
    let mut ids = Vec::new();
    for day in 1..=7 {
        let lines = drawn(day.into(), 50);
        ids.push(shelf.load_day(day, text(&lines)).unwrap().generation);
    }
    let kept: Vec<String> = shelf.library.list().unwrap().into_iter().map(|g| g.id).collect();
    assert_eq!(kept, ids[2..]);
    assert_eq!(shelf.library.rollback().unwrap(), ids[5]);
    let current = shelf.library.current().unwrap().unwrap();
    assert_eq!(current.info().id, ids[5]);
    assert_eq!(current.search(&Query::text("")).unwrap().source_date, "2026-11-06");
    // A load after a rollback starts from what is current and takes a new number.
    let next = shelf.load_day(8, text(&drawn(8, 50))).unwrap();
    assert!(next.generation > ids[6] && next.previous.as_ref() == Some(&ids[5]));
}

#[test]
fn lines_come_back_whole() {
    let shelf = Shelf::new();
    let lines = drawn(5, 300);
    let first = shelf.load_day(1, text(&lines)).unwrap().generation;
    shelf.load_day(2, text(&lines[..260])).unwrap();
    let mut gone: Vec<String> =
        shelf.library.changes(&first).unwrap().into_iter().flat_map(|c| c.before).collect();
    let mut expected: Vec<String> = lines[260..].iter().map(L::text).collect();
    gone.sort();
    expected.sort();
    assert_eq!(gone, expected);
}
