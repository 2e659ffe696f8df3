//! FINESS number: an entity or an establishment of health, social and medico-social care.

use std::fmt;
use std::str::FromStr;

use crate::clean::{compact, group};
use crate::error::ParseError;
use crate::form::string_form;
use crate::kind::Kind;
use crate::nine::Nine;
use crate::reason::{self, Check};

/// FINESS number: 9 characters, the département first, Luhn key last.
///
/// All digits but in Corsica (`2A…`, `2B…`), whose key rule is not published; overseas the number begins with four
/// digits of its own (`9701` Guadeloupe). The number alone does not tell a legal entity (EJ) from a site (EG).
/// Sources: FAQ Convergence of the ANS; key verified on 41 published numbers, prefixes on the FINESS open files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Finess(Nine);

impl Finess {
    /// The nine characters.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The key expected; in Corsica with A counted 1 and B counted 2, a guess.
    pub fn luhn_key(&self) -> u8 {
        self.0.luhn_key()
    }

    /// Whether the last digit is the expected key (a guess in Corsica).
    pub fn is_key_valid(&self) -> bool {
        self.0.is_key_valid()
    }

    /// Whether the number is Corsican, so that its key rule is a guess.
    pub fn is_corsica(&self) -> bool {
        matches!(self.0.bytes(), [b'2', b'A' | b'B', ..])
    }

    /// Official code of the département, from the beginning of the number; `None` when it is the known beginning of
    /// none. `971` also stands for Saint-Barthélemy and Saint-Martin, which FINESS numbers do not tell apart.
    pub fn departement(&self) -> Option<&str> {
        if self.is_corsica() {
            return self.as_str().get(..2);
        }
        match self.as_str().get(..4)? {
            "9701" => Some("971"),
            "9702" => Some("972"),
            "9703" => Some("973"),
            "9704" => Some("974"),
            "9805" => Some("976"),
            "9806" => Some("986"),
            _ => self.as_str().get(..2).filter(|_| self.0.prefix().is_some_and(is_mainland)),
        }
    }

    /// Wrong key and unknown beginning are warnings.
    pub fn check(&self) -> Check {
        let key = if self.is_corsica() {
            reason::finess_corsica(self.is_key_valid())
        } else {
            reason::key(self.is_key_valid(), self.luhn_key())
        };
        let mut reasons = vec![key];
        if self.departement().is_none() {
            reasons.push(reason::FINESS_PREFIX);
        }
        reasons.push(reason::FINESS_EJ_EG);
        Check::of(reasons)
    }

    /// `75 071 218 4`.
    pub fn grouped(&self) -> String {
        group(self.as_str(), &[2, 3, 3, 1])
    }
}

/// 20 is not a département since 1976: Corsican numbers begin with 2A or 2B.
fn is_mainland(prefix: u8) -> bool {
    (1..=95).contains(&prefix) && prefix != 20
}

impl fmt::Display for Finess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Finess {
    type Err = ParseError;

    /// Besides `2A` and `2B`, `0A` and `0B` are read (seen on test cards) and reported as an unknown beginning.
    fn from_str(text: &str) -> Result<Self, ParseError> {
        Nine::parse(Kind::Finess, &compact(text)?, "AB").map(Self)
    }
}

string_form!(Finess);
