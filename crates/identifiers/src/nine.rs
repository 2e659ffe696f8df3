//! The nine characters that FINESS, AM and ADELI numbers have in common.

use std::fmt;

use crate::error::{ParseError, characters, length};
use crate::key::luhn_expected;
use crate::kind::Kind;

/// Nine ASCII characters: digits, or a capital letter in second position where the kind allows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Nine([u8; 9]);

impl Nine {
    /// Checks a compact text; `letters` are those allowed in second position.
    pub(crate) fn parse(kind: Kind, text: &str, letters: &str) -> Result<Self, ParseError> {
        length(kind, text, &[9], "9")?;
        characters(kind, text, |i, c| c.is_ascii_digit() || (i == 1 && letters.contains(c)))?;
        let wrong = ParseError::Length { kind, expected: "9", found: text.len() };
        text.as_bytes().try_into().map(Self).map_err(|_| wrong)
    }

    /// The nine characters.
    pub(crate) fn as_str(&self) -> &str {
        // ASCII by construction.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    pub(crate) fn bytes(&self) -> &[u8; 9] {
        &self.0
    }

    /// The letter in second position, if there is one.
    pub(crate) fn letter(&self) -> Option<u8> {
        Some(self.0[1]).filter(u8::is_ascii_uppercase)
    }

    /// The Luhn key expected; a letter counts as its rank in the alphabet (A 1, B 2), a guess for Corsica.
    pub(crate) fn luhn_key(&self) -> u8 {
        let mut digits = self.0;
        if let Some(letter) = self.letter() {
            digits[1] = b'0' + (letter - b'A' + 1) % 10;
        }
        luhn_expected(&digits).unwrap_or(0)
    }

    pub(crate) fn is_key_valid(&self) -> bool {
        self.0[8] == b'0' + self.luhn_key()
    }

    /// The first two digits as a number; `None` with a letter.
    pub(crate) fn prefix(&self) -> Option<u8> {
        let [a, b, ..] = self.0;
        (a.is_ascii_digit() && b.is_ascii_digit()).then(|| (a - b'0') * 10 + (b - b'0'))
    }
}

impl fmt::Display for Nine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
