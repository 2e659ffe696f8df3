//! INS: the identity number of a patient (matricule), NIR or NIA.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::clean::{compact, group};
use crate::error::{ParseError, characters, length};
use crate::form::string_form;
use crate::kind::Kind;
use crate::reason::{self, Check};

/// Matricule INS: 13 characters (digits, or `2A`/`2B` as birth département) and, when given, a key of 2 digits.
///
/// Key: 97 − (number mod 97), `2A` counted as 19 and `2B` as 18 (public test identity 180032B020401, key 23).
/// This is a patient's data, never to be written to a log: `Debug` hides it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ins {
    body: [u8; 13],
    key: Option<u8>,
}

/// The authority that a matricule comes with: what it is cannot be read from the number itself.
///
/// Confirmed by the FHIR profiles FR Core (INS-NIR, INS-NIA, INS-NIR-TEST, INS-NIR-DEMO) and by public code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InsOid {
    /// NIR, production: 1.2.250.1.213.1.4.8.
    Nir,
    /// NIA (waiting number), production: 1.2.250.1.213.1.4.9.
    Nia,
    /// NIR of the test environment: 1.2.250.1.213.1.4.10.
    NirTest,
    /// NIR of demonstrations: 1.2.250.1.213.1.4.11.
    NirDemo,
    /// INS-C, the former computed identifier: 1.2.250.1.213.1.4.2.
    InsC,
}

impl InsOid {
    /// Every authority.
    pub const ALL: [InsOid; 5] = [InsOid::Nir, InsOid::Nia, InsOid::NirTest, InsOid::NirDemo, InsOid::InsC];

    /// The OID, without `urn:oid:`.
    pub fn oid(self) -> &'static str {
        match self {
            InsOid::Nir => "1.2.250.1.213.1.4.8",
            InsOid::Nia => "1.2.250.1.213.1.4.9",
            InsOid::NirTest => "1.2.250.1.213.1.4.10",
            InsOid::NirDemo => "1.2.250.1.213.1.4.11",
            InsOid::InsC => "1.2.250.1.213.1.4.2",
        }
    }

    /// The authority of an OID, with or without `urn:oid:`.
    pub fn from_oid(oid: &str) -> Option<Self> {
        let oid = oid.strip_prefix("urn:oid:").unwrap_or(oid);
        Self::ALL.into_iter().find(|authority| authority.oid() == oid)
    }

    /// Type code of the FHIR identifier (`fr-core-cs-v2-0203`).
    pub fn fhir_type(self) -> &'static str {
        match self {
            InsOid::Nir => "INS-NIR",
            InsOid::Nia => "INS-NIA",
            InsOid::NirTest => "INS-NIR-TEST",
            InsOid::NirDemo => "INS-NIR-DEMO",
            InsOid::InsC => "INS-C",
        }
    }

    /// Whether it may be used in production; test and demonstration identities are to be refused there, and real
    /// ones in a demonstration.
    pub fn is_production(self) -> bool {
        matches!(self, InsOid::Nir | InsOid::Nia)
    }
}

impl Ins {
    /// The 13 characters without the key.
    pub fn matricule(&self) -> &str {
        // ASCII by construction.
        std::str::from_utf8(&self.body).unwrap_or_default()
    }

    /// The key as read, `None` when it was not given.
    pub fn key(&self) -> Option<u8> {
        self.key
    }

    /// The key expected, 1 to 97.
    pub fn expected_key(&self) -> u8 {
        let mut digits = self.body;
        // 2A stands for 19, 2B for 18 (rule of the social security number).
        match digits[6] {
            b'A' => (digits[5], digits[6]) = (b'1', b'9'),
            b'B' => (digits[5], digits[6]) = (b'1', b'8'),
            _ => {}
        }
        let rest = digits.iter().fold(0_u8, |rest, byte| {
            let next = (u16::from(rest) * 10 + u16::from(byte - b'0')) % 97;
            // Under 97: the conversion cannot fail.
            u8::try_from(next).unwrap_or(0)
        });
        97 - rest
    }

    /// Whether the key given is the expected one; `None` when no key was given.
    pub fn is_key_valid(&self) -> Option<bool> {
        self.key.map(|key| key == self.expected_key())
    }

    /// The same matricule with the expected key.
    pub fn with_valid_key(&self) -> Self {
        Self { key: Some(self.expected_key()), ..*self }
    }

    /// Sex as coded in the first digit: `1` male, `2` female (also 3, 7 and 4, 8 for waiting and temporary numbers);
    /// `None` for another digit.
    pub fn sex(&self) -> Option<char> {
        match self.body[0] {
            b'1' | b'3' | b'7' => Some('M'),
            b'2' | b'4' | b'8' => Some('F'),
            _ => None,
        }
    }

    /// Birth département: `2A`, `75`, three digits overseas (`974`), `99` abroad.
    pub fn birth_departement(&self) -> &str {
        let overseas = matches!(&self.body[5..7], b"97" | b"98");
        self.matricule().get(5..if overseas { 8 } else { 7 }).unwrap_or_default()
    }

    /// A wrong key and an unusual first digit are warnings; an absent key is not.
    pub fn check(&self) -> Check {
        let key = match self.is_key_valid() {
            Some(valid) => reason::ins_key(valid, self.expected_key()),
            None => reason::ins_key_absent(self.expected_key()),
        };
        let mut reasons = vec![key];
        if self.sex().is_none() {
            reasons.push(reason::INS_FIRST_DIGIT);
        }
        reasons.push(reason::INS_NATURE);
        Check::of(reasons)
    }

    /// The check with the authority that came along: test identities and the former INS-C are warnings.
    pub fn check_with(&self, authority: InsOid) -> Check {
        let mut reasons = self.check().reasons;
        reasons.retain(|r| r.id != reason::INS_NATURE.id);
        match authority {
            InsOid::Nir | InsOid::Nia => {}
            InsOid::NirTest | InsOid::NirDemo => reasons.push(reason::INS_TEST_OID),
            InsOid::InsC => reasons.push(reason::INS_C),
        }
        Check::of(reasons)
    }

    /// `1 80 03 2B 020 401 23`.
    pub fn grouped(&self) -> String {
        group(&self.to_string(), &[1, 2, 2, 2, 3, 3, 2])
    }
}

impl fmt::Debug for Ins {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ins(hidden)")
    }
}

impl fmt::Display for Ins {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.matricule())?;
        match self.key {
            Some(key) => write!(f, "{key:02}"),
            None => Ok(()),
        }
    }
}

impl FromStr for Ins {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let text = compact(text)?;
        length(Kind::Ins, &text, &[13, 15], "13 or 15")?;
        let corsica = text.as_bytes().get(5) == Some(&b'2');
        characters(Kind::Ins, &text, |i, c| {
            c.is_ascii_digit() || (i == 6 && corsica && matches!(c, 'A' | 'B'))
        })?;
        let wrong = || ParseError::Length { kind: Kind::Ins, expected: "13 or 15", found: text.len() };
        let (body, key) = text.as_bytes().split_first_chunk::<13>().ok_or_else(wrong)?;
        let key = match key {
            [tens, units] => Some((tens - b'0') * 10 + (units - b'0')),
            _ => None,
        };
        Ok(Self { body: *body, key })
    }
}

string_form!(Ins);
