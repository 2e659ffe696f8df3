//! One professional, drawn again whenever a line needs them.

use crate::digits::keyed;
use crate::names::{FirstName, Surname};
use crate::professions;
use crate::rng::{Rng, Tag};
use crate::specialties::NONE;
use crate::world::World;

/// Professional category.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Category {
    Civilian,
    Student,
    Military,
}

impl Category {
    /// Code and label as printed.
    pub(crate) fn printed(self) -> &'static str {
        match self {
            Category::Civilian => "C|Civil",
            Category::Student => "E|Etudiant",
            // The label of the nomenclature: that of the extraction is not known.
            Category::Military => "M|Agent public",
        }
    }
}

/// A professional as drawn for the first day.
#[derive(Clone, Copy)]
pub(crate) struct Person {
    pub(crate) index: u32,
    /// The eleven digits.
    pub(crate) rpps: u64,
    pub(crate) woman: bool,
    /// The civil title is missing for a few.
    pub(crate) without_title: bool,
    pub(crate) surname: Surname,
    pub(crate) nameless: bool,
    pub(crate) first_name: FirstName,
    pub(crate) first_nameless: bool,
    pub(crate) capitals: bool,
    pub(crate) home: u16,
    pub(crate) profession: u8,
    /// Second profession, `u8::MAX` when there is none.
    pub(crate) second: u8,
    pub(crate) category: Category,
    /// A student who also has a qualified exercise.
    pub(crate) also_civilian: bool,
    pub(crate) professor: bool,
    pub(crate) specialty: u16,
    /// Rows of the first day.
    pub(crate) rows: u8,
}

/// Numbers from `99 0…` to `99 6…`: `99 7…` holds the test cards of the ANS.
const FIRST_RPPS: u64 = 9_900_000_000;
/// Persons that the range can number.
pub(crate) const MOST_PERSONS: u64 = 70_000_000;
/// Persons up to which the numbers have gaps, as real ones have.
const GAPPED: u64 = 2_000_000;

/// The RPPS of a person: real numbers are given in order, with holes.
fn rpps(world: &World, index: u32, hole: u32) -> u64 {
    let index = u64::from(index);
    let body = if world.rows < GAPPED * 6 / 5 { index * 5 + u64::from(hole) } else { index };
    keyed(FIRST_RPPS + body)
}

fn rows_of(rng: &mut Rng) -> u8 {
    match rng.below(10_000) {
        0..8_880 => 1,
        8_880..9_720 => 2,
        9_720..9_930 => 3,
        9_930..9_995 => 4 + rng.below(6) as u8,
        _ => 10 + rng.below(50) as u8,
    }
}

impl Person {
    /// The person of an index, as of the first day.
    pub(crate) fn draw(world: &World, index: u32) -> Self {
        let mut rng = Rng::of(world.seed, Tag::Person, u64::from(index), 0);
        let (home, profession) = world.matrix.draw(&mut rng);
        let facts = &professions::ALL[usize::from(profession)];
        let woman = rng.percent(facts.women);
        let mut rows = rows_of(&mut rng);
        let second = match facts.second {
            Some((other, percent)) if rng.percent(percent) => other,
            _ if rng.chance(1_500) => rng.below(professions::ALL.len() as u32) as u8,
            _ => u8::MAX,
        };
        let kind = rng.below(1_000_000);
        let category = if kind < facts.students {
            Category::Student
        } else if kind >= 990_000 && matches!(profession, 0 | 1 | 4) {
            // 0.3 % of all are military, among nurses, doctors and pharmacists.
            if kind >= 994_600 { Category::Military } else { Category::Civilian }
        } else {
            Category::Civilian
        };
        let also_civilian = category == Category::Student && rng.percent(12);
        // Doctors often consult in several places.
        if (profession == professions::DOCTORS && rng.percent(18)) || second != u8::MAX || also_civilian {
            rows = (rows + 1).min(60);
        }
        let qualified = category != Category::Student || also_civilian;
        Person {
            index,
            rpps: rpps(world, index, rng.below(5)),
            woman,
            without_title: rng.chance(10_000),
            surname: world.names.surname(&mut rng),
            nameless: rng.chance(20),
            first_name: world.names.first_name(&mut rng, woman),
            first_nameless: rng.chance(1_000),
            capitals: rng.percent(67),
            home,
            profession,
            second,
            category,
            also_civilian,
            professor: profession == professions::DOCTORS && rng.chance(15_000),
            specialty: if qualified { world.specialties.draw(&mut rng, profession) } else { NONE },
            rows,
        }
    }
}
