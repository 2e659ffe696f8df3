//! The exact difference between two days, from the persons whose lines may differ.
//!
//! Lines of two persons are never equal (they hold the RPPS), so the difference of the files as multisets is the sum
//! of the differences person by person; only persons with an event, or at a structure with one, are looked at.

use crate::events::{Today, copies};
use crate::line;
use crate::options::Format;
use crate::roster::Persons;
use crate::summary::Changes;
use crate::world::World;

/// Compares the lines of the suspects on a day and on the day before.
pub(crate) fn compare(world: &World, suspects: &Persons, day: u32, format: Format) -> Changes {
    let mut changes = Changes::default();
    for index in suspects.iter() {
        let now = Today::of(world, index, day);
        let (before_lines, lines) = (lines(world, index, day - 1, format), lines(world, index, day, format));
        let (gone, new) = difference(&before_lines, &lines);
        changes.lines_added += new;
        changes.lines_removed += gone;
        let rpps = now.person.rpps;
        match (before_lines.is_empty(), lines.is_empty()) {
            (true, true) => {}
            (true, false) => changes.added.push(rpps),
            (false, true) => changes.removed.push(rpps),
            (false, false) if gone + new > 0 => changes.changed.push(rpps),
            (false, false) => {}
        }
    }
    for list in [&mut changes.added, &mut changes.removed, &mut changes.changed] {
        list.sort_unstable();
    }
    changes.persons_added = changes.added.len() as u64;
    changes.persons_removed = changes.removed.len() as u64;
    changes.persons_changed = changes.changed.len() as u64;
    changes
}

/// The lines of one person, sorted.
fn lines(world: &World, index: u32, day: u32, format: Format) -> Vec<Vec<u8>> {
    let today = Today::of(world, index, day);
    let mut out = Vec::new();
    for row in today.rows() {
        let mut line = Vec::new();
        line::write(world, &mut line, &today, row, day, format);
        for _ in 0..copies(world, index, row, day) {
            out.push(line.clone());
        }
    }
    out.sort_unstable();
    out
}

/// Elements of one sorted multiset that the other lacks, both ways.
fn difference(before: &[Vec<u8>], now: &[Vec<u8>]) -> (u64, u64) {
    let (mut left, mut right, mut common) = (0, 0, 0);
    while left < before.len() && right < now.len() {
        match before[left].cmp(&now[right]) {
            std::cmp::Ordering::Less => left += 1,
            std::cmp::Ordering::Greater => right += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                left += 1;
                right += 1;
            }
        }
    }
    ((before.len() - common) as u64, (now.len() - common) as u64)
}
