//! RPPS: the number of a professional, and the rank form that names a practice site.

use std::fmt;
use std::str::FromStr;

use crate::clean::{compact, group};
use crate::error::{ParseError, digits};
use crate::form::string_form;
use crate::key::{luhn_key_of, rpps_key_valid};
use crate::kind::Kind;
use crate::reason::{self, Check};

/// RPPS number: 11 digits, the last one a Luhn key; unique, given for life, means nothing by itself.
///
/// Source: FAQ Convergence of the ANS, table of identifiers (10000668540). The key is not enforced when parsing:
/// see [`Rpps::check`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Rpps(u64);

/// Practice site known by the RPPS of its holder and a rank of 3 digits: 14 digits, no further key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RppsRang {
    /// The holder.
    pub rpps: Rpps,
    /// The rank, 0 to 999.
    rank: u16,
}

impl Rpps {
    /// From a number; `None` above 11 digits. The key is not enforced.
    pub fn new(number: u64) -> Option<Self> {
        (number < 100_000_000_000).then_some(Self(number))
    }

    /// From exactly 11 ASCII digits, no separator: the way of loaders, without allocation.
    pub fn from_ascii(text: &[u8]) -> Option<Self> {
        let text: &[u8; 11] = text.try_into().ok()?;
        let mut number = 0_u64;
        for byte in text {
            if !byte.is_ascii_digit() {
                return None;
            }
            number = number * 10 + u64::from(byte - b'0');
        }
        Some(Self(number))
    }

    /// The 11 digits as a number, key included.
    pub fn number(self) -> u64 {
        self.0
    }

    /// The key expected for the first ten digits, 0 to 9.
    pub fn luhn_key(self) -> u8 {
        luhn_key_of(self.0)
    }

    /// Whether the last digit is the expected key.
    pub fn is_key_valid(self) -> bool {
        rpps_key_valid(self.0)
    }

    /// The same number with the right key.
    pub fn with_valid_key(self) -> Self {
        Self(self.0 - self.0 % 10 + u64::from(self.luhn_key()))
    }

    /// Whether it is in the range of the test cards of the ANS (99700…): a fictitious person.
    pub fn is_test(self) -> bool {
        self.0 / 1_000_000 == 99_700
    }

    /// Verdict and reasons: wrong key and unusual range are warnings.
    pub fn check(self) -> Check {
        let mut reasons = vec![reason::key(self.is_key_valid(), self.luhn_key())];
        if self.is_test() {
            reasons.push(reason::RPPS_TEST);
        } else if self.0 / 1_000_000_000 != 10 {
            reasons.push(reason::RPPS_UNUSUAL);
        }
        Check::of(reasons)
    }

    /// For reading aloud: `10 000 668 540`.
    pub fn grouped(self) -> String {
        group(&self.to_string(), &[2, 3, 3, 3])
    }
}

impl fmt::Display for Rpps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:011}", self.0)
    }
}

impl FromStr for Rpps {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        digits(Kind::Rpps, &compact(text)?, 11, "11").map(Self)
    }
}

impl RppsRang {
    /// The rank, 0 to 999.
    pub fn rank(self) -> u16 {
        self.rank
    }

    /// The key expected at the end of the RPPS part.
    pub fn luhn_key(self) -> u8 {
        self.rpps.luhn_key()
    }

    /// Whether the RPPS part has the right key; the rank has none.
    pub fn is_key_valid(self) -> bool {
        self.rpps.is_key_valid()
    }

    /// The check of the RPPS part.
    pub fn check(self) -> Check {
        self.rpps.check()
    }

    /// `10 005 531 586 003`.
    pub fn grouped(self) -> String {
        format!("{} {:03}", self.rpps.grouped(), self.rank)
    }
}

impl fmt::Display for RppsRang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{:03}", self.rpps, self.rank)
    }
}

impl FromStr for RppsRang {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let number = digits(Kind::RppsRang, &compact(text)?, 14, "14")?;
        // Under 1000: the conversion cannot fail.
        Ok(Self { rpps: Rpps(number / 1000), rank: u16::try_from(number % 1000).unwrap_or(0) })
    }
}

string_form!(Rpps, RppsRang);
