//! Which lines a day has, and in which order: eight bytes a line, the only thing kept in memory.

use crate::events::{Census, Today, copies, touched};
use crate::rng::{Rng, Tag};
use crate::world::World;

/// A line: person, row, and whether it is the second printing of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry(u64);

impl Entry {
    fn new(index: u32, row: u8, copy: u8) -> Self {
        Self(u64::from(index) << 8 | u64::from(row) << 1 | u64::from(copy))
    }

    /// The person.
    pub(crate) fn index(self) -> u32 {
        (self.0 >> 8) as u32
    }

    /// The row of that person.
    pub(crate) fn row(self) -> u8 {
        (self.0 as u8) >> 1
    }

    fn copy(self) -> u8 {
        self.0 as u8 & 1
    }
}

/// The lines of a day, and the persons whose lines may differ from the day before.
pub(crate) struct Roster {
    pub(crate) entries: Vec<Entry>,
    pub(crate) suspects: Persons,
}

/// A set of persons, one bit each.
#[derive(Default)]
pub(crate) struct Persons(Vec<u64>);

impl Persons {
    /// Adds a person.
    pub(crate) fn add(&mut self, index: u32) {
        let word = (index / 64) as usize;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (index % 64);
    }

    /// How many there are.
    pub(crate) fn len(&self) -> u64 {
        self.0.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    /// Every person of the set, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> {
        self.0.iter().enumerate().flat_map(|(word, bits)| {
            (0..64).filter(move |bit| bits >> bit & 1 == 1).map(move |bit| word as u32 * 64 + bit)
        })
    }
}

fn entries_of(world: &World, today: &Today, day: u32, entries: &mut Vec<Entry>) {
    let index = today.person.index;
    for row in today.rows() {
        for copy in 0..copies(world, index, row, day) {
            entries.push(Entry::new(index, row, copy));
        }
    }
}

/// Counts the first day: draws persons until exactly the rows asked are there.
pub(crate) fn first_day(world: &mut World) -> Roster {
    // Until the last person is known, nobody is: every index belongs to the first day.
    world.census = Census { last: u32::MAX, last_rows: 0, births: 0 };
    let wanted = world.rows as usize;
    let mut entries = Vec::with_capacity(wanted + 130);
    let mut index = 0;
    loop {
        let before = entries.len();
        entries_of(world, &Today::of(world, index, 1), 1, &mut entries);
        if entries.len() >= wanted && entries.len() > before {
            let rows = (wanted - before).min(60);
            entries.truncate(before);
            entries.extend((0..rows).map(|row| Entry::new(index, row as u8, 0)));
            world.census = Census { last: index, last_rows: rows as u8, births: (index / 3_000).max(1) };
            break;
        }
        index += 1;
    }
    shuffle(world, &mut entries, 1);
    Roster { entries, suspects: Persons::default() }
}

fn shuffle(world: &World, entries: &mut [Entry], day: u32) {
    let mut rng = Rng::of(world.seed, Tag::Order, 0, u64::from(day));
    for at in (1..entries.len()).rev() {
        entries.swap(at, rng.below(at as u32 + 1) as usize);
    }
}

/// The lines of a day from those of the day before: what goes is taken out, what comes is put in anywhere.
pub(crate) fn next_day(world: &World, before: Vec<Entry>, day: u32, shuffled: bool) -> Roster {
    let mut suspects = Persons::default();
    let mut added = Vec::new();
    let mut kept = before;
    kept.retain(|entry| {
        let (index, row) = (entry.index(), entry.row());
        if touched(world, index, day) {
            suspects.add(index);
            // Written below, from the state of the day; those that stay keep their place in the file.
            let today = Today::of(world, index, day);
            return today.rows().any(|r| r == row) && copies(world, index, row, day) > entry.copy();
        }
        let now = copies(world, index, row, day);
        if entry.copy() == 0 && now == 2 && copies(world, index, row, day - 1) == 1 {
            added.push(Entry::new(index, row, 1));
            suspects.add(index);
        }
        let stays = now > entry.copy();
        if !stays {
            suspects.add(index);
        }
        stays
    });
    let mut today_entries = Vec::new();
    let mut past_entries = Vec::new();
    for index in (0..=world.census.last_on(day)).filter(|index| touched(world, *index, day)) {
        today_entries.clear();
        past_entries.clear();
        entries_of(world, &Today::of(world, index, day), day, &mut today_entries);
        entries_of(world, &Today::of(world, index, day - 1), day - 1, &mut past_entries);
        added.extend(today_entries.iter().filter(|entry| !past_entries.contains(entry)));
        suspects.add(index);
    }
    let mut entries = insert(world, kept, &added, day);
    if shuffled {
        shuffle(world, &mut entries, day);
    }
    Roster { entries, suspects }
}

/// Puts the added lines at random places.
fn insert(world: &World, kept: Vec<Entry>, added: &[Entry], day: u32) -> Vec<Entry> {
    let mut rng = Rng::of(world.seed, Tag::Order, 1, u64::from(day));
    let mut places: Vec<usize> = added.iter().map(|_| rng.below(kept.len() as u32 + 1) as usize).collect();
    places.sort_unstable();
    let mut out = Vec::with_capacity(kept.len() + added.len());
    let mut from = 0;
    for (place, entry) in places.into_iter().zip(added) {
        out.extend_from_slice(&kept[from..place]);
        out.push(*entry);
        from = place;
    }
    out.extend_from_slice(&kept[from..]);
    out
}
