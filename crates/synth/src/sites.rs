//! How many structures of each kind stand in each département, and which one a row is at.

use crate::alias::Alias;
use crate::matrix::Matrix;
use crate::places::Places;
use crate::professions::{self, Profession};
use crate::rng::Rng;

/// Kinds of shared structures; those up to [`Class::Msp`] have FINESS numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum Class {
    Hospital,
    Clinic,
    Ehpad,
    MedicoSocial,
    HealthCentre,
    Pharmacy,
    Laboratory,
    Msp,
    Shop,
    Body,
    GroupMedical,
    GroupDental,
    GroupNurse,
    GroupPhysio,
    GroupOther,
}

use Class::*;

/// Number of classes.
const CLASSES: usize = 15;
/// Every class, with its number of structures in a file of 2.2 million rows.
pub(crate) const COUNTS: [(Class, u64); CLASSES] = [
    (Hospital, 3_000),
    (Clinic, 10_000),
    (Ehpad, 10_600),
    (MedicoSocial, 45_000),
    (HealthCentre, 6_500),
    (Pharmacy, 19_921),
    (Laboratory, 5_200),
    (Msp, 3_224),
    (Shop, 14_000),
    (Body, 12_000),
    (GroupMedical, 40_000),
    (GroupDental, 12_000),
    (GroupNurse, 24_000),
    (GroupPhysio, 16_000),
    (GroupOther, 16_000),
];
/// Rows of the file that [`COUNTS`] describes.
const REFERENCE_ROWS: u64 = 2_200_000;

impl Class {
    /// Whether structures of this class are FINESS sites.
    pub(crate) fn in_finess(self) -> bool {
        (self as u8) <= Msp as u8
    }

    /// Sites per legal entity.
    pub(crate) fn sites_per_entity(self) -> u32 {
        match self {
            Hospital => 3,
            Clinic => 2,
            Ehpad => 2,
            MedicoSocial => 5,
            Laboratory => 12,
            HealthCentre => 2,
            _ => 1,
        }
    }
}

/// A shared structure.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Site {
    pub(crate) class: Class,
    pub(crate) home: u16,
    /// Rank among those of its class and home: the first is the largest.
    pub(crate) rank: u32,
    /// Number over all the shared structures of the set.
    pub(crate) number: u32,
}

/// The shared structures of a set.
pub(crate) struct Sites {
    /// First number and count, by home then class.
    ranges: Vec<[(u32, u32); CLASSES]>,
    /// For each profession, where its salaried rows are.
    choices: Vec<Alias>,
}

impl Sites {
    pub(crate) fn new(places: &Places, matrix: &Matrix, rows: u64) -> Self {
        let total: u64 = matrix.persons.iter().sum::<u64>().max(1);
        let mut next = 0;
        let mut ranges = Vec::new();
        for (home, persons) in places.homes.iter().zip(&matrix.persons) {
            let mut of_home = [(0, 0); CLASSES];
            for (slot, (class, count)) in of_home.iter_mut().zip(COUNTS) {
                // FINESS numbers are few per département: the sites stop growing at one and a half times France.
                let scale = if class.in_finess() { rows.min(REFERENCE_ROWS * 3 / 2) } else { rows };
                let share = u128::from(count) * u128::from(scale) * u128::from(*persons)
                    / u128::from(REFERENCE_ROWS * total);
                let possible = home.finess.is_some() || (!class.in_finess() && !home.abroad());
                let count = if possible { share.max(1) as u32 } else { 0 };
                *slot = (next, count);
                next += count;
            }
            ranges.push(of_home);
        }
        let choices = professions::ALL
            .iter()
            .map(|p| Alias::new(&p.sites.iter().map(|(_, weight)| *weight).collect::<Vec<_>>()))
            .collect();
        Self { ranges, choices }
    }

    /// The structures of a class in a home: first number, count.
    pub(crate) fn range(&self, home: usize, class: Class) -> (u32, u32) {
        self.ranges[home][class as usize]
    }

    /// Number of the first FINESS site of a home.
    pub(crate) fn first_of_home(&self, home: u16) -> u32 {
        self.ranges[usize::from(home)][0].0
    }

    /// Where a salaried row of a profession is.
    pub(crate) fn salaried(&self, rng: &mut Rng, profession: u8, home: u16) -> Option<Site> {
        let facts: &Profession = &professions::ALL[usize::from(profession)];
        let class = facts.sites[self.choices[usize::from(profession)].draw(rng)].0;
        self.one(rng, class, home)
    }

    /// A structure of a class in a home, large ones more often; `None` when there is none there.
    pub(crate) fn one(&self, rng: &mut Rng, class: Class, home: u16) -> Option<Site> {
        let (first, count) = self.range(usize::from(home), class);
        if count == 0 {
            return None;
        }
        let rank = match class {
            Hospital => rng.steep_rank(count),
            Clinic | Body | Laboratory => rng.gentle_rank(count),
            _ => rng.below(count),
        };
        Some(Site { class, home, rank, number: first + rank })
    }
}
