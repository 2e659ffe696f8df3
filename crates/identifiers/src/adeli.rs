//! ADELI number: the former number of a professional, ended in October 2024.

use std::fmt;
use std::str::FromStr;

use crate::clean::{compact, group};
use crate::error::ParseError;
use crate::form::string_form;
use crate::kind::Kind;
use crate::nine::Nine;
use crate::reason::{self, Check, Reason};

/// ADELI number: département (2), profession (2, `00` for users of a title), sequence (4), Luhn key (1).
///
/// Unused since October 2024 (FAQ Convergence of the ANS): read and explained, refused for new records. A letter may
/// stand in second position: Corsica `2A`, `2B`, overseas `9A` to `9F`, and test cards (`0B6087510`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Adeli(Nine);

impl Adeli {
    /// The nine characters.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The key expected; a letter counts as its rank in the alphabet, which is a guess.
    pub fn luhn_key(&self) -> u8 {
        self.0.luhn_key()
    }

    /// Whether the last digit is the expected key.
    pub fn is_key_valid(&self) -> bool {
        self.0.is_key_valid()
    }

    /// The two characters of the profession.
    pub fn profession(&self) -> &str {
        self.as_str().get(2..4).unwrap_or_default()
    }

    /// Official code of the département; `None` when the beginning names none. The overseas letters are read as in
    /// the FINESS column (9A Guadeloupe … 9F Mayotte), an inference.
    pub fn departement(&self) -> Option<&str> {
        match self.0.bytes() {
            [b'2', b'A' | b'B', ..] => self.as_str().get(..2),
            [b'9', b'A', ..] => Some("971"),
            [b'9', b'B', ..] => Some("972"),
            [b'9', b'C', ..] => Some("973"),
            [b'9', b'D', ..] => Some("974"),
            [b'9', b'E', ..] => Some("975"),
            [b'9', b'F', ..] => Some("976"),
            _ => self.as_str().get(..2).filter(|_| self.0.prefix().is_some_and(|n| (1..=95).contains(&n))),
        }
    }

    /// Always at least a warning: the identifier is ended.
    pub fn check(&self) -> Check {
        let mut reasons = vec![reason::ADELI_ENDED];
        if self.0.letter().is_some() {
            reasons.push(reason::ADELI_TEST_FORM);
        } else {
            reasons.push(reason::key(self.is_key_valid(), self.luhn_key()));
        }
        if self.departement().is_none() {
            reasons.push(reason::AM_PREFIX);
        }
        Check::of(reasons)
    }

    /// Always refused, with the reason to show.
    pub fn accept_for_new_record(&self) -> Result<(), Reason> {
        Err(reason::refused_for_new_record(&reason::ADELI_ENDED))
    }

    /// `99 10 3843 1`.
    pub fn grouped(&self) -> String {
        group(self.as_str(), &[2, 2, 4, 1])
    }
}

impl fmt::Display for Adeli {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Adeli {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Nine::parse(Kind::Adeli, &compact(text)?, "ABCDEFGHIJ").map(Self)
    }
}

string_form!(Adeli);
