//! What happens to people and structures from one day to the next.
//!
//! The state of a day is the first day's plus the events of each day since, drawn again every time: nothing is kept.

use crate::person::{Category, Person};
use crate::rng::{Rng, Tag};
use crate::world::World;

/// Most rows that one person can have: the rows gone are a mask of 64 bits.
const MOST_ROWS: u8 = 63;

/// How many persons there are, known once the first day is counted.
#[derive(Clone, Copy, Default)]
pub(crate) struct Census {
    /// The last person of the first day.
    pub(crate) last: u32,
    /// Rows of that person: what was still missing to reach the number asked.
    pub(crate) last_rows: u8,
    /// New persons of each later day.
    pub(crate) births: u32,
}

impl Census {
    /// The day a person is first listed.
    fn first_day(&self, index: u32) -> u32 {
        if index <= self.last { 1 } else { 2 + (index - self.last - 1) / self.births.max(1) }
    }

    /// The last person known on a day.
    pub(crate) fn last_on(&self, day: u32) -> u32 {
        self.last + self.births * (day - 1)
    }
}

/// A person on a given day.
pub(crate) struct Today {
    pub(crate) person: Person,
    pub(crate) present: bool,
    /// Rows that have ended, by bit.
    gone: u64,
    /// Day of the last move, 0 when there was none: another choice of places.
    pub(crate) moved: u32,
    /// Day of the last change of role, 0 when there was none.
    pub(crate) reworked: u32,
    /// Day of the last new diploma and savoir-faire, 0 when there was none.
    pub(crate) studied: u32,
    /// Day of the last new card, 0 when there was none.
    pub(crate) renewed: u32,
    /// Whether the mailbox was opened, or closed, since the first day.
    pub(crate) mailbox_flipped: bool,
}

/// Persons that are missing on the first day and come back later: their number is not new.
fn dormant(world: &World, index: u32) -> bool {
    index == 0 || Rng::of(world.seed, Tag::Event, u64::from(index), 0).chance(60)
}

fn event(world: &World, index: u32, day: u32) -> Rng {
    Rng::of(world.seed, Tag::Event, u64::from(index), u64::from(day))
}

/// Events of a day, per million persons; those of students take a wide range, as students are few.
const QUIET_FROM: u32 = 16_100;
/// The first of them: those who leave.
const LEAVING: u32 = 300;

/// Whether something may have happened to a person on a day: false for most, without drawing the person.
pub(crate) fn touched(world: &World, index: u32, day: u32) -> bool {
    index <= 1
        || event(world, index, day).below(1_000_000) < QUIET_FROM
        || dormant(world, index)
        || world.census.first_day(index) == day
        // Somebody who left on an earlier day may come back on any.
        || (day > 2 && (2..day).any(|earlier| event(world, index, earlier).below(1_000_000) < LEAVING))
}

impl Today {
    /// A person as of a day; 1 is the first.
    pub(crate) fn of(world: &World, index: u32, day: u32) -> Self {
        let mut person = Person::draw(world, index);
        if index == world.census.last && world.census.last_rows > 0 {
            person.rows = world.census.last_rows;
        }
        let born = world.census.first_day(index);
        let present = born <= day && !dormant(world, index);
        let mut today = Today {
            person,
            present,
            gone: 0,
            moved: 0,
            reworked: 0,
            studied: 0,
            renewed: 0,
            mailbox_flipped: false,
        };
        for past in born.max(1) + 1..=day {
            today.live(world, past);
        }
        today
    }

    fn live(&mut self, world: &World, day: u32) {
        let index = self.person.index;
        let mut rng = event(world, index, day);
        let what = rng.below(1_000_000);
        // Two persons whose coming and going does not depend on chance: any set shows both.
        match index {
            0 => return self.present = true,
            1 => return self.present = day % 2 == 1,
            _ => {}
        }
        if !self.present {
            self.present = rng.percent(30);
            return;
        }
        let several = self.row_count() > 1;
        let person = &mut self.person;
        match what {
            0..LEAVING => self.present = false,
            LEAVING..2_300 => self.moved = day,
            2_300..2_600 => person.surname = world.names.changed(&mut rng, person.surname),
            2_600..4_000 => self.reworked = day,
            4_000..4_350 => person.rows = (person.rows + 1).min(MOST_ROWS),
            4_350..4_700 if several => self.gone |= 1 << rng.below(u32::from(person.rows)),
            4_700..14_700 if person.category == Category::Student => person.category = Category::Civilian,
            14_700..14_900 => self.studied = day,
            14_900..15_700 => self.renewed = day,
            15_700..QUIET_FROM => self.mailbox_flipped = !self.mailbox_flipped,
            _ => {}
        }
    }

    fn has(&self, row: u8) -> bool {
        self.gone & (1 << row) == 0
    }

    fn row_count(&self) -> u32 {
        (0..self.person.rows).filter(|row| self.has(*row)).count() as u32
    }

    /// The rows of that day.
    pub(crate) fn rows(&self) -> impl Iterator<Item = u8> {
        let rows = if self.present { self.person.rows } else { 0 };
        (0..rows).filter(|row| self.has(*row))
    }
}

/// How many times a row is printed on a day: exact duplicates occur, appear and go.
pub(crate) fn copies(world: &World, index: u32, row: u8, day: u32) -> u8 {
    // The person who fills the file up to the exact number asked has none.
    if index >= world.census.last && world.census.last_rows > 0 {
        return 1;
    }
    let at =
        |day: u32| Rng::of(world.seed, Tag::Copy, u64::from(index) << 8 | u64::from(row), u64::from(day));
    let mut doubled = at(1).chance(200);
    for past in 2..=day {
        doubled = if doubled { !at(past).percent(8) } else { at(past).chance(5) };
    }
    1 + u8::from(doubled)
}

/// Day of the last change of a structure's coordinates, 0 when there was none.
pub(crate) fn structure_changed(world: &World, structure: u64, day: u32) -> u32 {
    let changed =
        |past: &u32| Rng::of(world.seed, Tag::Event, structure | 1 << 63, u64::from(*past)).chance(400);
    (2..=day).rev().find(changed).unwrap_or(0)
}
