//! SIREN and SIRET: companies and their establishments (INSEE).

use std::fmt;
use std::str::FromStr;

use crate::clean::{compact, group};
use crate::error::{ParseError, digits};
use crate::form::string_form;
use crate::key::{luhn_key_of, luhn_sum};
use crate::kind::Kind;
use crate::reason::{self, Check};

/// SIREN: 9 digits, Luhn key last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Siren(u64);

/// SIRET: SIREN + 5 digits, Luhn key last; the establishments of La Poste follow another rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Siret(u64);

/// SIREN of La Poste, whose 14-digit numbers ran out of Luhn keys.
const LA_POSTE: u64 = 356_000_000;

impl Siren {
    /// The key expected for the first eight digits.
    pub fn luhn_key(self) -> u8 {
        luhn_key_of(self.0)
    }

    /// Whether the last digit is the expected key.
    pub fn is_key_valid(self) -> bool {
        luhn_sum(self.0).is_multiple_of(10)
    }

    /// A wrong key is a warning.
    pub fn check(self) -> Check {
        let mut reasons = vec![reason::key(self.is_key_valid(), self.luhn_key())];
        if self.0 == 0 {
            reasons.push(reason::ALL_ZEROS);
        }
        Check::of(reasons)
    }

    /// `732 829 320`.
    pub fn grouped(self) -> String {
        group(&self.to_string(), &[3, 3, 3])
    }
}

impl Siret {
    /// The company.
    pub fn siren(self) -> Siren {
        Siren(self.0 / 100_000)
    }

    /// Whether the establishment belongs to La Poste (SIREN 356000000).
    pub fn is_la_poste(self) -> bool {
        self.siren().0 == LA_POSTE
    }

    /// The key expected for the first thirteen digits by Luhn's rule, also for La Poste where it is not the only
    /// one allowed.
    pub fn luhn_key(self) -> u8 {
        luhn_key_of(self.0)
    }

    /// Luhn, or for La Poste a sum of digits that is a multiple of 5 (general knowledge, rule of INSEE).
    pub fn is_key_valid(self) -> bool {
        luhn_sum(self.0).is_multiple_of(10) || self.la_poste_rule()
    }

    fn la_poste_rule(self) -> bool {
        self.is_la_poste()
            && self.to_string().bytes().map(|b| u32::from(b - b'0')).sum::<u32>().is_multiple_of(5)
    }

    /// A wrong key, of the whole or of the SIREN inside, is a warning.
    pub fn check(self) -> Check {
        let mut reasons = vec![reason::key(self.is_key_valid(), self.luhn_key())];
        if self.siren().0 == 0 {
            reasons.push(reason::ALL_ZEROS);
        }
        if self.la_poste_rule() {
            reasons.push(reason::LA_POSTE);
        }
        if !self.siren().is_key_valid() {
            reasons.push(reason::SIREN_PART_WRONG);
        }
        Check::of(reasons)
    }

    /// `732 829 320 00074`.
    pub fn grouped(self) -> String {
        group(&self.to_string(), &[3, 3, 3, 5])
    }
}

impl fmt::Display for Siren {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:09}", self.0)
    }
}

impl fmt::Display for Siret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:014}", self.0)
    }
}

impl FromStr for Siren {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        digits(Kind::Siren, &compact(text)?, 9, "9").map(Self)
    }
}

impl FromStr for Siret {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        digits(Kind::Siret, &compact(text)?, 14, "14").map(Self)
    }
}

string_form!(Siren, Siret);
