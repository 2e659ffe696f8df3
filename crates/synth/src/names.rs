//! First names and surnames: frequent ones from the lists, the others invented.

use crate::alias::Alias;
use crate::rng::Rng;
use crate::syllables::{self, FIRST_NAMES, SURNAMES};
use crate::tsv::{capitals, rows};

/// Share of surnames taken from the list, per hundred: keeps MARTIN at its real frequency (about 0.3 %).
const LISTED_SURNAMES: u32 = 20;
/// Share of first names taken from the list, per hundred.
const LISTED_FIRST_NAMES: u32 = 80;

/// First names that a compound one may end with.
const COMMON: u32 = 30;

/// A number in one list: invented names are marked by the highest bit.
type Name = u32;
const INVENTED: u32 = 1 << 31;

/// A surname, possibly of two parts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Surname {
    first: Name,
    second: Option<(&'static str, Name)>,
}

/// A first name, possibly compound.
#[derive(Clone, Copy)]
pub(crate) struct FirstName {
    first: Name,
    second: Option<Name>,
    woman: bool,
}

struct Spelled {
    mixed: &'static str,
    capitals: String,
}

/// The lists, ready to be drawn from.
pub(crate) struct Names {
    surnames: Vec<String>,
    surname_weights: Alias,
    first: [(Vec<Spelled>, Alias); 2],
}

impl Names {
    pub(crate) fn new() -> Self {
        let listed: Vec<(String, u64)> = rows(include_str!("../data/noms.tsv"))
            .map(|row| (capitals(row[0]), row[1].parse().unwrap_or(1)))
            .collect();
        let weights: Vec<u64> = listed.iter().map(|(_, weight)| *weight).collect();
        let of_sex = |sex: &str| {
            let chosen: Vec<_> =
                rows(include_str!("../data/prenoms.tsv")).filter(|row| row[1] == sex).collect();
            let weights: Vec<u64> = chosen.iter().map(|row| row[2].parse().unwrap_or(1)).collect();
            let spelled = |row: &Vec<&'static str>| Spelled { mixed: row[0], capitals: capitals(row[0]) };
            (chosen.iter().map(spelled).collect(), Alias::new(&weights))
        };
        Self {
            surname_weights: Alias::new(&weights),
            surnames: listed.into_iter().map(|(name, _)| name).collect(),
            first: [of_sex("M"), of_sex("F")],
        }
    }

    fn listed_surname(&self, rng: &mut Rng) -> Name {
        self.surname_weights.draw(rng) as Name
    }

    fn one_surname(&self, rng: &mut Rng) -> Name {
        if rng.percent(LISTED_SURNAMES) {
            self.listed_surname(rng)
        } else {
            INVENTED | rng.gentle_rank(SURNAMES)
        }
    }

    /// A surname; 15 % are two joined by a hyphen or a blank, mostly frequent ones.
    pub(crate) fn surname(&self, rng: &mut Rng) -> Surname {
        if !rng.percent(15) {
            return Surname { first: self.one_surname(rng), second: None };
        }
        let mut part =
            |listed| if rng.percent(listed) { self.listed_surname(rng) } else { self.one_surname(rng) };
        let (first, second) = (part(55), part(80));
        // Two blanks in a row occur.
        let separator = match rng.below(1_000) {
            0..700 => "-",
            700..702 => "  ",
            _ => " ",
        };
        Surname { first, second: Some((separator, second)) }
    }

    /// The surname after a marriage: another one, or the two joined.
    pub(crate) fn changed(&self, rng: &mut Rng, old: Surname) -> Surname {
        let other = self.one_surname(rng);
        if rng.percent(50) {
            Surname { first: other, second: None }
        } else {
            Surname { first: old.first, second: Some(("-", other)) }
        }
    }

    /// A first name of a woman or of a man; 5 % are compound.
    pub(crate) fn first_name(&self, rng: &mut Rng, woman: bool) -> FirstName {
        let list = &self.first[usize::from(woman)];
        if rng.percent(5) {
            // The list is in order of frequency: the second part is one of the first.
            let first = list.1.draw(rng) as Name;
            return FirstName { first, second: Some(rng.gentle_rank(COMMON)), woman };
        }
        let first = if rng.percent(LISTED_FIRST_NAMES) {
            list.1.draw(rng) as Name
        } else {
            INVENTED | rng.gentle_rank(FIRST_NAMES)
        };
        FirstName { first, second: None, woman }
    }

    /// Appends a surname, in capitals.
    pub(crate) fn write_surname(&self, buf: &mut Vec<u8>, surname: Surname) {
        self.write_name(buf, surname.first);
        if let Some((separator, second)) = surname.second {
            buf.extend_from_slice(separator.as_bytes());
            self.write_name(buf, second);
        }
    }

    fn write_name(&self, buf: &mut Vec<u8>, name: Name) {
        if name & INVENTED == 0 {
            buf.extend_from_slice(self.surnames[name as usize].as_bytes());
        } else {
            syllables::surname(buf, name & !INVENTED);
        }
    }

    /// Appends a first name, in capitals without accents or in mixed case.
    pub(crate) fn write_first_name(&self, buf: &mut Vec<u8>, name: FirstName, in_capitals: bool) {
        self.write_first(buf, name.first, name.woman, in_capitals);
        if let Some(second) = name.second {
            buf.push(b'-');
            self.write_first(buf, second, name.woman, in_capitals);
        }
    }

    fn write_first(&self, buf: &mut Vec<u8>, name: Name, woman: bool, in_capitals: bool) {
        if name & INVENTED == 0 {
            let spelled = &self.first[usize::from(woman)].0[name as usize];
            let text = if in_capitals { &*spelled.capitals } else { spelled.mixed };
            buf.extend_from_slice(text.as_bytes());
            return;
        }
        let start = buf.len();
        syllables::first_name(buf, name & !INVENTED, woman);
        if in_capitals {
            buf[start..].make_ascii_uppercase();
            // The only accent of the invented names, ë, loses it in capitals.
            if let Some(at) = buf[start..].iter().position(|byte| *byte == 0xC3) {
                buf.splice(start + at..start + at + 2, *b"E");
            }
        }
    }
}
