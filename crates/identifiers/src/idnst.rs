//! IDNST: the national identifier of a structure, type digit in front; and the technical identifier of the files.

use std::fmt;
use std::str::FromStr;

use crate::adeli::Adeli;
use crate::clean::compact;
use crate::error::{ParseError, characters, length};
use crate::finess::Finess;
use crate::form::string_form;
use crate::kind::Kind;
use crate::reason::{self, Check};
use crate::rpps::RppsRang;
use crate::siren::{Siren, Siret};
use crate::types::StructureIdType;

/// National identifier of a structure: type (TRE_G07) + identifier. OID 1.2.250.1.71.4.2.2; in the file, column
/// "Ancien identifiant de la structure". Chosen in the order FINESS, SIRET, practice of a professional.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Idnst {
    /// `0` + ADELI + rank of 2 digits.
    CabinetAdeli(Adeli, u8),
    /// `1` + FINESS; `5` (legal entity) and `6` (site) until 2016.
    Finess(StructureIdType, Finess),
    /// `2` + SIREN.
    Siren(Siren),
    /// `3` + SIRET.
    Siret(Siret),
    /// `4` + RPPS + rank of 3 digits.
    CabinetRpps(RppsRang),
    /// `40` or `41` + an identifier of no published form.
    Other(StructureIdType, String),
}

impl Idnst {
    /// OID of the identifier system.
    pub const OID: &'static str = "1.2.250.1.71.4.2.2";

    /// The type in front.
    pub fn kind(&self) -> StructureIdType {
        match self {
            Self::CabinetAdeli(..) => StructureIdType::CabinetAdeli,
            Self::Finess(kind, _) | Self::Other(kind, _) => *kind,
            Self::Siren(_) => StructureIdType::Siren,
            Self::Siret(_) => StructureIdType::Siret,
            Self::CabinetRpps(_) => StructureIdType::CabinetRpps,
        }
    }

    /// What follows the type.
    pub fn value(&self) -> String {
        match self {
            Self::CabinetAdeli(adeli, rank) => format!("{adeli}{rank:02}"),
            Self::Finess(_, finess) => finess.to_string(),
            Self::Siren(siren) => siren.to_string(),
            Self::Siret(siret) => siret.to_string(),
            Self::CabinetRpps(rang) => rang.to_string(),
            Self::Other(_, value) => value.clone(),
        }
    }

    /// Whether the embedded number has the right key; `None` for types without a known form.
    pub fn is_key_valid(&self) -> Option<bool> {
        match self {
            Self::CabinetAdeli(adeli, _) => Some(adeli.is_key_valid()),
            Self::Finess(_, finess) => Some(finess.is_key_valid()),
            Self::Siren(siren) => Some(siren.is_key_valid()),
            Self::Siret(siret) => Some(siret.is_key_valid()),
            Self::CabinetRpps(rang) => Some(rang.is_key_valid()),
            Self::Other(..) => None,
        }
    }

    /// The check of the embedded number; an ended type is a warning.
    pub fn check(&self) -> Check {
        let mut reasons = match self {
            Self::CabinetAdeli(adeli, _) => adeli.check().reasons,
            Self::Finess(_, finess) => finess.check().reasons,
            Self::Siren(siren) => siren.check().reasons,
            Self::Siret(siret) => siret.check().reasons,
            Self::CabinetRpps(rang) => rang.check().reasons,
            Self::Other(..) => vec![reason::TYPE_NO_RULE],
        };
        if matches!(self.kind(), StructureIdType::FinessEj | StructureIdType::FinessEg) {
            reasons.push(reason::TYPE_ENDED);
            // Here the type does say which of the two it is.
            reasons.retain(|r| r.id != reason::FINESS_EJ_EG.id);
        }
        Check::of(reasons)
    }

    /// `1 75 071 218 4`.
    pub fn grouped(&self) -> String {
        let value = match self {
            Self::CabinetAdeli(adeli, rank) => format!("{} {rank:02}", adeli.grouped()),
            Self::Finess(_, finess) => finess.grouped(),
            Self::Siren(siren) => siren.grouped(),
            Self::Siret(siret) => siret.grouped(),
            Self::CabinetRpps(rang) => rang.grouped(),
            Self::Other(_, value) => value.clone(),
        };
        format!("{} {value}", self.kind().code())
    }
}

impl fmt::Display for Idnst {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.kind().code(), self.value())
    }
}

impl FromStr for Idnst {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let text = compact(text)?;
        characters(Kind::Idnst, &text, |_, c| c.is_ascii_alphanumeric())?;
        let unknown = ParseError::UnknownType { kind: Kind::Idnst };
        let (code, rest) = text.split_at_checked(1).ok_or(unknown.clone())?;
        let finess = |kind| {
            length(Kind::Idnst, &text, &[10], "10")?;
            rest.parse().map(|finess| Self::Finess(kind, finess))
        };
        match code {
            "0" => {
                length(Kind::Idnst, &text, &[12], "12")?;
                let (adeli, rank) = rest.split_at_checked(9).ok_or(unknown.clone())?;
                Ok(Self::CabinetAdeli(adeli.parse()?, rank.parse().map_err(|_| unknown)?))
            }
            "1" => finess(StructureIdType::Finess),
            "2" => {
                length(Kind::Idnst, &text, &[10], "10")?;
                rest.parse().map(Self::Siren)
            }
            "3" => {
                length(Kind::Idnst, &text, &[15], "15")?;
                rest.parse().map(Self::Siret)
            }
            // An RPPS rank has 14 digits: at that length 4 wins over 40 and 41, as an RPPS begins with 10.
            "4" if text.len() == 15 => rest.parse().map(Self::CabinetRpps),
            "4" => match rest.split_at_checked(1) {
                Some(("0", value)) if !value.is_empty() => {
                    Ok(Self::Other(StructureIdType::National, value.into()))
                }
                Some(("1", value)) if !value.is_empty() => {
                    Ok(Self::Other(StructureIdType::Ror, value.into()))
                }
                _ => Err(unknown),
            },
            "5" => finess(StructureIdType::FinessEj),
            "6" => finess(StructureIdType::FinessEg),
            _ => Err(unknown),
        }
    }
}

/// Technical identifier of a structure, the key of structures in the national extractions: `R` + 14 digits (born in
/// the RPPS), `F` + FINESS, for pharmacies followed by the licence date DDMMYYYY, `C` + SIRET or ADELI practice.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StructureTechnicalId(String);

impl StructureTechnicalId {
    /// The identifier, letter in front.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The FINESS that it is built on, when the letter is F.
    pub fn finess(&self) -> Option<Finess> {
        self.0.strip_prefix('F')?.get(..9)?.parse().ok()
    }

    /// The SIRET that it is built on, when the letter is C and 14 digits follow.
    pub fn siret(&self) -> Option<Siret> {
        self.0.strip_prefix('C')?.parse().ok()
    }

    /// The check of the number that it is built on, if any.
    pub fn check(&self) -> Check {
        match (self.finess(), self.siret()) {
            (Some(finess), _) => finess.check(),
            (_, Some(siret)) => siret.check(),
            _ => Check::of(vec![reason::NO_KEY]),
        }
    }

    /// `F 860787282 01072015`.
    pub fn grouped(&self) -> String {
        let sizes: &[usize] = if self.0.starts_with('F') { &[1, 9] } else { &[1] };
        crate::clean::group(&self.0, sizes)
    }
}

impl fmt::Display for StructureTechnicalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for StructureTechnicalId {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let kind = Kind::StructureTechnicalId;
        let text = compact(text)?;
        let letter = text.chars().next();
        let allowed: (&[usize], &str) = match letter {
            Some('R') => (&[15], "15"),
            Some('F') => (&[10, 18], "10 or 18"),
            Some('C') => (&[12, 15], "12 or 15"),
            _ => return Err(ParseError::UnknownType { kind }),
        };
        length(kind, &text, allowed.0, allowed.1)?;
        // A FINESS or an ADELI may hold a letter in its second place, the third here.
        let lettered = letter == Some('F') || text.len() == 12;
        characters(kind, &text, |i, c| {
            i == 0 || c.is_ascii_digit() || (i == 2 && lettered && c.is_ascii_uppercase())
        })?;
        Ok(Self(text))
    }
}

string_form!(Idnst, StructureTechnicalId);
