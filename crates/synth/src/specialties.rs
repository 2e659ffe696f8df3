//! Savoir-faire of doctors, dentists and nurses, with the labels that the extraction prints.

use crate::alias::Alias;
use crate::professions;
use crate::rng::Rng;
use crate::tsv::rows;

/// Specialties of doctors, by weight per 100,000.
#[rustfmt::skip]
const DOCTORS: &[(&str, u64)] = &[
    ("SM54", 14_700), ("SM26", 14_700), ("SM53", 12_600), ("SM42", 4_800), ("SM33", 900), ("SM43", 800),
    ("SM02", 5_000), ("SM71", 3_800), ("SM40", 3_600), ("SM44", 3_800), ("SM04", 3_200), ("SM20", 2_500),
    ("SM19", 500), ("SM38", 2_400), ("SM25", 2_000), ("SM24", 1_700), ("SM08", 1_600), ("SM15", 1_500),
    ("SM41", 1_500), ("SM03", 1_200), ("SM32", 1_300), ("SM39", 1_300), ("SM48", 1_100), ("SM27", 1_100),
    ("SM18", 1_100), ("SM36", 400), ("SM37", 700), ("SM16", 500), ("SM62", 400), ("SM30", 900), ("SM34", 900),
    ("SM14", 800), ("SM49", 700), ("SM12", 600), ("SM01", 600), ("SM57", 250), ("SM60", 600), ("SM61", 500),
    ("SM28", 350), ("SM21", 350), ("SM05", 400), ("SM10", 400), ("SM11", 300), ("SM13", 300), ("SM09", 200),
    ("SM31", 350), ("SM50", 250), ("SM17", 150), ("SM45", 250), ("SM46", 250), ("SM07", 150), ("SM06", 120),
];

/// Types beside `S`, by weight: competences, capacities …
const OTHER_TYPES: [(&str, u64); 8] =
    [("C", 30), ("CAPA", 25), ("DNQ", 25), ("DEC", 8), ("CEX", 4), ("OP", 4), ("FQ", 3), ("PAC", 1)];

/// One savoir-faire as printed.
#[derive(Clone, Copy)]
pub(crate) struct Printed {
    pub(crate) type_code: &'static str,
    pub(crate) type_label: &'static str,
    pub(crate) code: &'static str,
    pub(crate) label: &'static str,
}

/// The savoir-faire, ready to be drawn.
pub(crate) struct Specialties {
    all: Vec<Printed>,
    doctors: Vec<u16>,
    doctor_weights: Alias,
    dentists: [u16; 2],
    nurses: Vec<u16>,
    others: Vec<Vec<u16>>,
    other_weights: Alias,
}

/// No savoir-faire.
pub(crate) const NONE: u16 = u16::MAX;

impl Specialties {
    pub(crate) fn new() -> Self {
        // The label of the file itself where it is known: it is not always that of the nomenclature.
        let mut printed: Vec<(&str, &str)> = rows(include_str!("../data/savoir_faire_labels_extraction.tsv"))
            .map(|row| (row[1], row[0]))
            .collect();
        printed.sort_by_key(|(code, _)| *code);
        printed.dedup_by_key(|(code, _)| *code);
        let type_label =
            |code| terminology::label(terminology::Table::TypeSavoirFaire, code).unwrap_or_default();
        let all: Vec<Printed> = terminology::savoir_faires()
            .iter()
            .map(|s| {
                let own =
                    printed.binary_search_by_key(&s.code, |(code, _)| code).ok().map(|at| printed[at].1);
                let label = own.unwrap_or(s.label);
                Printed { type_code: s.type_code, type_label: type_label(s.type_code), code: s.code, label }
            })
            .collect();
        let index = |code: &str| all.iter().position(|s| s.code == code).map(|at| at as u16);
        let known: Vec<(u16, u64)> =
            DOCTORS.iter().filter_map(|(code, weight)| index(code).map(|at| (at, *weight))).collect();
        let of_type = |code: &str, start: &str| -> Vec<u16> {
            let matches = |at: &usize| all[*at].type_code == code && all[*at].code.starts_with(start);
            (0..all.len()).filter(matches).map(|at| at as u16).collect()
        };
        Self {
            doctors: known.iter().map(|(at, _)| *at).collect(),
            doctor_weights: Alias::new(&known.iter().map(|(_, weight)| *weight).collect::<Vec<_>>()),
            dentists: [index("SCD01").unwrap_or(NONE), index("SCD02").unwrap_or(NONE)],
            nurses: of_type("S", "SI"),
            others: OTHER_TYPES.iter().map(|(code, _)| of_type(code, "")).collect(),
            other_weights: Alias::new(&OTHER_TYPES.map(|(_, weight)| weight)),
            all,
        }
    }

    /// The ordinal specialty of a qualified person, or [`NONE`].
    pub(crate) fn draw(&self, rng: &mut Rng, profession: u8) -> u16 {
        match profession {
            professions::DOCTORS if rng.chance(985_000) => self.doctors[self.doctor_weights.draw(rng)],
            professions::DENTISTS => match rng.below(1_000) {
                0..45 => self.dentists[0],
                45..51 => self.dentists[1],
                _ => NONE,
            },
            professions::NURSES if rng.chance(6_000) => rng.pick(&self.nurses),
            _ => NONE,
        }
    }

    /// A savoir-faire of another type (competence, capacity …), or [`NONE`].
    pub(crate) fn other(&self, rng: &mut Rng) -> u16 {
        match self.others[self.other_weights.draw(rng)].as_slice() {
            [] => NONE,
            list => rng.pick(list),
        }
    }

    /// How a savoir-faire is printed; `None` for [`NONE`].
    pub(crate) fn printed(&self, at: u16) -> Option<&Printed> {
        self.all.get(usize::from(at))
    }
}
