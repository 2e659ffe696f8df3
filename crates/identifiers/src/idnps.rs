//! IDNPS: the national identifier of a professional, type digit in front.

use std::fmt;
use std::str::FromStr;

use crate::adeli::Adeli;
use crate::clean::compact;
use crate::error::{ParseError, characters, length};
use crate::form::string_form;
use crate::kind::Kind;
use crate::reason::{self, Check, Reason};
use crate::rpps::Rpps;
use crate::types::PersonIdType;

/// National identifier of a professional: type (TRE_G08) + identifier. Today `8` + RPPS, 12 digits.
///
/// It is the value of the field "identifiant national du professionnel": the IDNPS from the FHIR API, the column
/// "Identification nationale PP" from the file (FAQ Convergence of the ANS). OID 1.2.250.1.71.4.2.1.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Idnps {
    /// `8` + RPPS.
    Rpps(Rpps),
    /// `0` + ADELI: data of before October 2024.
    Adeli(Adeli),
    /// Another type of the table: structure, `/` and a number in its register (types 1, 3 to 6), MSSanté address
    /// (type 10).
    Other {
        /// Neither `Rpps` nor `Adeli`.
        kind: PersonIdType,
        /// What follows the type.
        value: String,
    },
}

impl Idnps {
    /// OID of the identifier system.
    pub const OID: &'static str = "1.2.250.1.71.4.2.1";

    /// The type in front.
    pub fn kind(&self) -> PersonIdType {
        match self {
            Self::Rpps(_) => PersonIdType::Rpps,
            Self::Adeli(_) => PersonIdType::Adeli,
            Self::Other { kind, .. } => *kind,
        }
    }

    /// The RPPS, when the type is 8.
    pub fn rpps(&self) -> Option<Rpps> {
        match self {
            Self::Rpps(rpps) => Some(*rpps),
            _ => None,
        }
    }

    /// The key expected at the end; `None` for types without a known key.
    pub fn luhn_key(&self) -> Option<u8> {
        match self {
            Self::Rpps(rpps) => Some(rpps.luhn_key()),
            Self::Adeli(adeli) => Some(adeli.luhn_key()),
            Self::Other { .. } => None,
        }
    }

    /// Whether the key is the expected one; `None` for types without a known key. The type digit is not part of it.
    pub fn is_key_valid(&self) -> Option<bool> {
        match self {
            Self::Rpps(rpps) => Some(rpps.is_key_valid()),
            Self::Adeli(adeli) => Some(adeli.is_key_valid()),
            Self::Other { .. } => None,
        }
    }

    /// A wrong key and an ended type are warnings.
    pub fn check(&self) -> Check {
        match self {
            Self::Rpps(rpps) => {
                let mut reasons = vec![reason::IDNPS_IN_RPPS];
                reasons.extend(rpps.check().reasons);
                Check::of(reasons)
            }
            Self::Adeli(adeli) => adeli.check(),
            Self::Other { kind, .. } if kind.is_ended() => Check::of(vec![reason::TYPE_ENDED]),
            Self::Other { .. } => Check::of(vec![reason::TYPE_NO_RULE]),
        }
    }

    /// Whether a new record may carry it: ended types (ADELI, DRASS, student) are refused with the reason to show.
    /// A wrong key never refuses.
    pub fn accept_for_new_record(&self) -> Result<(), Reason> {
        match self {
            Self::Adeli(adeli) => adeli.accept_for_new_record(),
            _ if self.kind().is_ended() => Err(reason::refused_for_new_record(&reason::TYPE_ENDED)),
            _ => Ok(()),
        }
    }

    /// `8 10 000 668 540`.
    pub fn grouped(&self) -> String {
        match self {
            Self::Rpps(rpps) => format!("8 {}", rpps.grouped()),
            Self::Adeli(adeli) => format!("0 {}", adeli.grouped()),
            Self::Other { kind, value } => format!("{} {value}", kind.code()),
        }
    }
}

impl From<Rpps> for Idnps {
    fn from(rpps: Rpps) -> Self {
        Self::Rpps(rpps)
    }
}

impl fmt::Display for Idnps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rpps(rpps) => write!(f, "8{rpps}"),
            Self::Adeli(adeli) => write!(f, "0{adeli}"),
            Self::Other { kind, value } => write!(f, "{}{value}", kind.code()),
        }
    }
}

impl FromStr for Idnps {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let raw = text.trim();
        let compacted = compact(raw)?;
        // An address keeps its dots and hyphens.
        if let Some(address) = raw.strip_prefix("10").filter(|a| is_address(a)) {
            return Ok(Self::Other { kind: PersonIdType::Mssante, value: address.to_ascii_lowercase() });
        }
        if let Some((structure, register)) = compacted.split_once('/') {
            return with_register(structure, register);
        }
        match compacted.split_at_checked(1) {
            Some(("8", rest)) => {
                length(Kind::Idnps, &compacted, &[12], "12")?;
                characters(Kind::Idnps, &compacted, |_, c| c.is_ascii_digit())?;
                rest.parse().map(Self::Rpps)
            }
            Some(("0", rest)) => {
                length(Kind::Idnps, &compacted, &[10], "10")?;
                rest.parse().map(Self::Adeli)
            }
            _ => Err(ParseError::UnknownType { kind: Kind::Idnps }),
        }
    }
}

fn is_address(text: &str) -> bool {
    let mut halves = text.split('@');
    let (Some(local), Some(domain), None) = (halves.next(), halves.next(), halves.next()) else {
        return false;
    };
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '\'');
    !local.is_empty() && domain.contains('.') && local.chars().chain(domain.chars()).all(allowed)
}

/// `3` + FINESS + `/` + number in its register, and the like.
fn with_register(structure: &str, register: &str) -> Result<Idnps, ParseError> {
    let unknown = ParseError::UnknownType { kind: Kind::Idnps };
    let Some((code, body)) = structure.split_at_checked(1) else { return Err(unknown) };
    let kind = match (code, body.len()) {
        ("1", 11) => PersonIdType::CabinetAdeli,
        ("3", 9) => PersonIdType::Finess,
        ("4", 9) => PersonIdType::Siren,
        ("5", 14) => PersonIdType::Siret,
        ("6", 14) => PersonIdType::CabinetRpps,
        _ => return Err(unknown),
    };
    let plain = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric());
    if plain(body) && plain(register) {
        Ok(Idnps::Other { kind, value: format!("{body}/{register}") })
    } else {
        Err(unknown)
    }
}

string_form!(Idnps);
