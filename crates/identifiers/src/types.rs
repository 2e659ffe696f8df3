//! Type digits in front of national identifiers. The two tables disagree: `3` is a FINESS register for a person,
//! a SIRET for a structure.

use serde::{Deserialize, Serialize};

use crate::text::Text;

/// TRE_G08 (OID 1.2.250.1.71.1.2.15): what the national identifier of a person begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonIdType {
    /// 0: ADELI number, ended in October 2024.
    Adeli,
    /// 1: ADELI practice and register number.
    CabinetAdeli,
    /// 2: DRASS number, ended in 2020.
    Drass,
    /// 3: FINESS and register number.
    Finess,
    /// 4: SIREN and register number.
    Siren,
    /// 5: SIRET and register number.
    Siret,
    /// 6: RPPS practice and register number.
    CabinetRpps,
    /// 8: RPPS number, the only one to be expected today.
    Rpps,
    /// 9: student number, ended in 2020.
    Student,
    /// 10: MSSanté address.
    Mssante,
    /// 30: operational situation of the ROR.
    Ror,
}

/// TRE_G07 (OID 1.2.250.1.71.1.2.14): what the national identifier of a structure begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StructureIdType {
    /// 0: ADELI practice (ADELI and a rank of 2 digits).
    CabinetAdeli,
    /// 1: FINESS.
    Finess,
    /// 2: SIREN.
    Siren,
    /// 3: SIRET.
    Siret,
    /// 4: RPPS practice (RPPS and a rank of 3 digits).
    CabinetRpps,
    /// 5: FINESS of a legal entity, ended in 2016.
    FinessEj,
    /// 6: FINESS of a site, ended in 2016.
    FinessEg,
    /// 40: national structure identifier.
    National,
    /// 41: site identifier of the ROR.
    Ror,
}

impl PersonIdType {
    /// Every type, in order of code.
    pub const ALL: [PersonIdType; 11] = [
        Self::Adeli,
        Self::CabinetAdeli,
        Self::Drass,
        Self::Finess,
        Self::Siren,
        Self::Siret,
        Self::CabinetRpps,
        Self::Rpps,
        Self::Student,
        Self::Mssante,
        Self::Ror,
    ];

    /// Code of the table, one or two digits.
    pub fn code(self) -> &'static str {
        match self {
            Self::Adeli => "0",
            Self::CabinetAdeli => "1",
            Self::Drass => "2",
            Self::Finess => "3",
            Self::Siren => "4",
            Self::Siret => "5",
            Self::CabinetRpps => "6",
            Self::Rpps => "8",
            Self::Student => "9",
            Self::Mssante => "10",
            Self::Ror => "30",
        }
    }

    /// The type of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|t| t.code() == code)
    }

    /// Whether no new identifier of this type is given (ADELI 2024, DRASS and students 2020).
    pub fn is_ended(self) -> bool {
        matches!(self, Self::Adeli | Self::Drass | Self::Student)
    }

    /// Name of the type.
    pub fn name(self) -> Text {
        match self {
            Self::Adeli => Text::new("numéro ADELI", "ADELI number"),
            Self::CabinetAdeli => {
                Text::new("cabinet ADELI et numéro de registre", "ADELI practice and register number")
            }
            Self::Drass => Text::new("numéro DRASS", "DRASS number"),
            Self::Finess => Text::new("FINESS et numéro de registre", "FINESS and register number"),
            Self::Siren => Text::new("SIREN et numéro de registre", "SIREN and register number"),
            Self::Siret => Text::new("SIRET et numéro de registre", "SIRET and register number"),
            Self::CabinetRpps => {
                Text::new("cabinet RPPS et numéro de registre", "RPPS practice and register number")
            }
            Self::Rpps => Text::new("numéro RPPS", "RPPS number"),
            Self::Student => Text::new("numéro d’étudiant", "student number"),
            Self::Mssante => Text::new("adresse MSSanté", "MSSanté address"),
            Self::Ror => Text::new("situation opérationnelle du ROR", "operational situation of the ROR"),
        }
    }
}

impl StructureIdType {
    /// Every type, in order of code.
    pub const ALL: [StructureIdType; 9] = [
        Self::CabinetAdeli,
        Self::Finess,
        Self::Siren,
        Self::Siret,
        Self::CabinetRpps,
        Self::FinessEj,
        Self::FinessEg,
        Self::National,
        Self::Ror,
    ];

    /// Code of the table, one or two digits.
    pub fn code(self) -> &'static str {
        match self {
            Self::CabinetAdeli => "0",
            Self::Finess => "1",
            Self::Siren => "2",
            Self::Siret => "3",
            Self::CabinetRpps => "4",
            Self::FinessEj => "5",
            Self::FinessEg => "6",
            Self::National => "40",
            Self::Ror => "41",
        }
    }

    /// The type of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|t| t.code() == code)
    }

    /// Whether no new identifier of this type is given (5 and 6 since 2016, ADELI practices since ADELI is closed).
    pub fn is_ended(self) -> bool {
        matches!(self, Self::CabinetAdeli | Self::FinessEj | Self::FinessEg)
    }

    /// Name of the type.
    pub fn name(self) -> Text {
        match self {
            Self::CabinetAdeli => {
                Text::new("cabinet ADELI (ADELI et rang)", "ADELI practice (ADELI and rank)")
            }
            Self::Finess => Text::new("FINESS", "FINESS"),
            Self::Siren => Text::new("SIREN", "SIREN"),
            Self::Siret => Text::new("SIRET", "SIRET"),
            Self::CabinetRpps => Text::new("cabinet RPPS (RPPS et rang)", "RPPS practice (RPPS and rank)"),
            Self::FinessEj => Text::new("FINESS d’entité juridique", "FINESS of a legal entity"),
            Self::FinessEg => Text::new("FINESS d’entité géographique", "FINESS of a site"),
            Self::National => Text::new("identifiant national de structure", "national structure identifier"),
            Self::Ror => Text::new("identifiant d’entité géographique du ROR", "site identifier of the ROR"),
        }
    }
}
