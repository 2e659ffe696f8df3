//! AM number: what the health insurance gives to each liberal activity.

use std::fmt;
use std::str::FromStr;

use crate::clean::{compact, group};
use crate::error::ParseError;
use crate::form::string_form;
use crate::kind::Kind;
use crate::nine::Nine;
use crate::reason::{self, Check};

/// AM number: 9 digits, the département first; one per liberal activity, so a person may have several.
///
/// Managed by the CNAM, not published by the ANS, printed on prescriptions and care sheets (FAQ Convergence of the
/// ANS: 751404682, "identical to one of the ADELI numbers"). Luhn key: seen true on the published example and two
/// test cards only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AmNumber(Nine);

impl AmNumber {
    /// The nine digits.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The key expected for the first eight digits.
    pub fn luhn_key(&self) -> u8 {
        self.0.luhn_key()
    }

    /// Whether the last digit is the expected key.
    pub fn is_key_valid(&self) -> bool {
        self.0.is_key_valid()
    }

    /// The beginning that names the département: two digits on the mainland (`20` for both parts of Corsica), three
    /// overseas (`974`). `None` when it names none.
    pub fn departement(&self) -> Option<&str> {
        match self.0.prefix()? {
            1..=95 => self.as_str().get(..2),
            97 if (b'1'..=b'6').contains(&self.0.bytes()[2]) => self.as_str().get(..3),
            _ => None,
        }
    }

    /// Wrong key and unknown département are warnings.
    pub fn check(&self) -> Check {
        let mut reasons = vec![reason::key(self.is_key_valid(), self.luhn_key()), reason::AM_KEY_WEAK];
        if self.departement().is_none() {
            reasons.push(reason::AM_PREFIX);
        }
        Check::of(reasons)
    }

    /// `75 1 40468 2`.
    pub fn grouped(&self) -> String {
        group(self.as_str(), &[2, 1, 5, 1])
    }
}

impl fmt::Display for AmNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for AmNumber {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Nine::parse(Kind::Am, &compact(text)?, "").map(Self)
    }
}

string_form!(AmNumber);
