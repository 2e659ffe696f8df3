//! Street, routing line, telephone: the coordinates of a structure.

use crate::alias::Alias;
use crate::digits::{padded, plain};
use crate::places::Place;
use crate::rng::Rng;
use crate::tsv::rows;

/// Street types with their weights: code, then the label of the nomenclature.
const TYPES: [(&str, u64); 12] = [
    ("R", 60),
    ("AV", 15),
    ("BD", 8),
    ("RTE", 6),
    ("PL", 5),
    ("CHE", 5),
    ("ALL", 3),
    ("CRS", 1),
    ("QU", 1),
    ("IMP", 1),
    ("SQ", 1),
    ("LOT", 1),
];

const COMPLEMENTS: [&str; 10] = [
    "BATIMENT A",
    "BATIMENT B",
    "1ER ETAGE",
    "RDC",
    "RESIDENCE LES LILAS",
    "CENTRE COMMERCIAL",
    "ESPACE SANTE",
    "IMMEUBLE LE PARC",
    "ESCALIER 2",
    "POLE MEDICAL",
];
const SPOTS: [&str; 6] =
    ["ZA DES PRES", "LIEU DIT LE BOURG", "ZAC DU MOULIN", "QUARTIER SUD", "ENTREE B", "LE VILLAGE"];

/// Ranges that the regulator keeps for fiction; four digits follow.
const FICTION: [&str; 6] = ["019900", "026191", "035301", "046571", "053649", "063998"];

/// Street names and types, ready to be drawn.
pub(crate) struct Streets {
    names: Vec<&'static str>,
    name_weights: Alias,
    types: Vec<(&'static str, &'static str)>,
    type_weights: Alias,
}

/// A street address as the columns hold it.
#[derive(Clone, Copy)]
pub(crate) struct Address {
    /// Complement of the addressee and of the place; empty when absent.
    pub(crate) complements: (&'static str, &'static str),
    /// 0 when there is no number.
    pub(crate) number: u32,
    /// `P` instead of the number, as seen.
    pub(crate) lettered: bool,
    pub(crate) repetition: &'static str,
    /// Code and label of the type; empty when it is absent or sits in the name.
    pub(crate) kind: (&'static str, &'static str),
    /// The type as a prefix of the name (`RUE `), else empty.
    pub(crate) prefix: &'static str,
    pub(crate) street: &'static str,
    /// Kind and number of the distribution mention; number 0 when absent.
    pub(crate) mention: (&'static str, u32),
    /// CEDEX: the last two digits of the postcode, 0 when it is not one.
    pub(crate) cedex: u32,
}

impl Streets {
    pub(crate) fn new() -> Self {
        let listed: Vec<(&str, u64)> = rows(include_str!("../data/street_name_words.tsv"))
            .map(|row| (row[0], row[1].parse().unwrap_or(1)))
            .collect();
        let label =
            |code: &'static str| terminology::label(terminology::Table::TypeVoie, code).unwrap_or_default();
        Self {
            names: listed.iter().map(|(name, _)| *name).collect(),
            name_weights: Alias::new(&listed.iter().map(|(_, weight)| *weight).collect::<Vec<_>>()),
            types: TYPES.iter().map(|(code, _)| (*code, label(code))).collect(),
            type_weights: Alias::new(&TYPES.map(|(_, weight)| weight)),
        }
    }

    /// A street name (`DE LA GARE`).
    pub(crate) fn name(&self, rng: &mut Rng) -> &'static str {
        self.names[self.name_weights.draw(rng)]
    }

    /// A street address; `large` structures have mentions and CEDEX routing.
    pub(crate) fn draw(&self, rng: &mut Rng, large: bool, hospital: bool) -> Address {
        let complement = if rng.percent(16) { rng.pick(&COMPLEMENTS) } else { "" };
        let spot = if rng.percent(11) { rng.pick(&SPOTS) } else { "" };
        let named = rng.percent(91);
        let number = match rng.below(100) {
            0..47 => 1 + rng.below(20),
            47..78 => 21 + rng.below(79),
            78..94 => 100 + rng.below(260),
            _ => 0,
        };
        let (kind, prefix) = match rng.below(1_000) {
            0..970 => (self.types[self.type_weights.draw(rng)], ""),
            970..985 => (("", ""), "RUE "),
            _ => (("", ""), ""),
        };
        // A typographic apostrophe and an accent, once in a while.
        let street = if rng.chance(3_000) { "DE L’ÉTANG" } else { self.name(rng) };
        let mention = match (large, rng.below(100)) {
            (true, 0..18) => ("BP ", 1 + rng.below(999)),
            (true, 18..31) => ("CS ", 10_001 + rng.below(80_000)),
            (true, 31..33) => ("TSA ", 10_001 + rng.below(80_000)),
            (false, 0..4) => ("BP ", 1 + rng.below(200)),
            _ => ("", 0),
        };
        let cedex = if large && rng.percent(if hospital { 34 } else { 8 }) { 1 + rng.below(98) } else { 0 };
        Address {
            complements: (complement, spot),
            number: if named { number } else { 0 },
            lettered: rng.chance(1_500),
            repetition: if rng.percent(3) { rng.pick(&["B", "T", "Q", "bis", "A"]) } else { "" },
            kind: if named { kind } else { ("", "") },
            prefix: if named { prefix } else { "" },
            street: if named { street } else { "" },
            mention,
            cedex,
        }
    }
}

impl Address {
    /// Appends the ten columns from the first complement to the postcode, each followed by its delimiter.
    pub(crate) fn write(&self, buf: &mut Vec<u8>, place: &Place) {
        buf.extend_from_slice(self.complements.0.as_bytes());
        buf.push(b'|');
        buf.extend_from_slice(self.complements.1.as_bytes());
        buf.push(b'|');
        if self.lettered {
            buf.push(b'P');
        } else if self.number > 0 {
            plain(buf, u64::from(self.number));
        }
        buf.push(b'|');
        if self.number > 0 {
            buf.extend_from_slice(self.repetition.as_bytes());
        }
        buf.push(b'|');
        buf.extend_from_slice(self.kind.0.as_bytes());
        buf.push(b'|');
        buf.extend_from_slice(self.kind.1.as_bytes());
        buf.push(b'|');
        buf.extend_from_slice(self.prefix.as_bytes());
        buf.extend_from_slice(self.street.as_bytes());
        buf.push(b'|');
        self.write_mention(buf);
        buf.push(b'|');
        self.write_routing(buf, place);
        buf.push(b'|');
        self.write_postcode(buf, place);
        buf.push(b'|');
    }

    /// Appends the distribution mention (`BP 12`), when there is one.
    pub(crate) fn write_mention(&self, buf: &mut Vec<u8>) {
        if self.mention.1 > 0 {
            buf.extend_from_slice(self.mention.0.as_bytes());
            plain(buf, u64::from(self.mention.1));
        }
    }

    /// Appends the routing line (`25300 DOUBS`, `78009 VERSAILLES CEDEX`).
    pub(crate) fn write_routing(&self, buf: &mut Vec<u8>, place: &Place) {
        if place.country.0.is_empty() {
            self.write_postcode(buf, place);
            buf.push(b' ');
        }
        buf.extend_from_slice(place.routing.as_bytes());
        if self.cedex > 0 {
            buf.extend_from_slice(b" CEDEX");
        }
    }

    /// Appends the postcode; that of a CEDEX is in no list of communes.
    pub(crate) fn write_postcode(&self, buf: &mut Vec<u8>, place: &Place) {
        if self.cedex > 0 && place.postcode.len() == 5 {
            buf.extend_from_slice(&place.postcode.as_bytes()[..3]);
            padded(buf, u64::from(self.cedex), 2);
        } else {
            buf.extend_from_slice(place.postcode.as_bytes());
        }
    }
}

/// Appends a telephone number of the fiction ranges, in one of the ways people write them.
pub(crate) fn telephone(buf: &mut Vec<u8>, rng: &mut Rng) {
    let style = rng.below(100);
    let start = rng.pick(&FICTION);
    let end = u64::from(rng.below(10_000));
    if style < 66 {
        buf.extend_from_slice(start.as_bytes());
        padded(buf, end, 4);
        return;
    }
    let separator = if style < 94 { b' ' } else { b'.' };
    for pair in start.as_bytes().chunks(2) {
        buf.extend_from_slice(pair);
        buf.push(separator);
    }
    padded(buf, end / 100, 2);
    buf.push(separator);
    padded(buf, end % 100, 2);
}
