//! The kinds of identifier.

use serde::{Deserialize, Serialize};

use crate::text::Text;

/// A kind of identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Number of a professional in the RPPS.
    Rpps,
    /// National identifier of a professional, with its type digit.
    Idnps,
    /// Number given by the health insurance to a liberal activity.
    Am,
    /// Number of an entity or establishment in FINESS.
    Finess,
    /// Former number of a professional, ended in October 2024.
    Adeli,
    /// National identifier of a structure, with its type digit.
    Idnst,
    /// Number of a company.
    Siren,
    /// Number of an establishment of a company.
    Siret,
    /// Identity number of a patient (matricule INS: NIR or NIA).
    Ins,
    /// Practice site known by the RPPS of its holder and a rank.
    RppsRang,
    /// Technical identifier of a structure in the national extractions.
    StructureTechnicalId,
    /// Identifier of an activity in the national FHIR API.
    ActivityId,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 12] = [
        Kind::Rpps,
        Kind::Idnps,
        Kind::Am,
        Kind::Finess,
        Kind::Adeli,
        Kind::Idnst,
        Kind::Siren,
        Kind::Siret,
        Kind::Ins,
        Kind::RppsRang,
        Kind::StructureTechnicalId,
        Kind::ActivityId,
    ];

    /// Stable machine id (`rpps`, `rpps_rang`), the same as in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Kind::Rpps => "rpps",
            Kind::Idnps => "idnps",
            Kind::Am => "am",
            Kind::Finess => "finess",
            Kind::Adeli => "adeli",
            Kind::Idnst => "idnst",
            Kind::Siren => "siren",
            Kind::Siret => "siret",
            Kind::Ins => "ins",
            Kind::RppsRang => "rpps_rang",
            Kind::StructureTechnicalId => "structure_technical_id",
            Kind::ActivityId => "activity_id",
        }
    }

    /// The kind of a machine id.
    pub fn from_id(id: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// Short name for a title or a column.
    pub fn name(self) -> Text {
        match self {
            Kind::Rpps => Text::new("Numéro RPPS", "RPPS number"),
            Kind::Idnps => Text::new(
                "Identifiant national du professionnel (IDNPS)",
                "National identifier of the professional (IDNPS)",
            ),
            Kind::Am => Text::new("Numéro AM (Assurance Maladie)", "AM number (health insurance)"),
            Kind::Finess => Text::new("Numéro FINESS", "FINESS number"),
            Kind::Adeli => Text::new("Numéro ADELI", "ADELI number"),
            Kind::Idnst => Text::new(
                "Identifiant national de la structure (IDNST)",
                "National identifier of the structure (IDNST)",
            ),
            Kind::Siren => Text::new("Numéro SIREN", "SIREN number"),
            Kind::Siret => Text::new("Numéro SIRET", "SIRET number"),
            Kind::Ins => Text::new("Matricule INS", "INS matricule"),
            Kind::RppsRang => Text::new("Numéro RPPS rang", "RPPS rank number"),
            Kind::StructureTechnicalId => {
                Text::new("Identifiant technique de la structure", "Technical identifier of the structure")
            }
            Kind::ActivityId => Text::new("Identifiant d’activité", "Activity identifier"),
        }
    }

    /// What to do next with such a number.
    pub fn next_step(self) -> Text {
        match self {
            Kind::Rpps | Kind::Idnps => Text::new(
                "Chercher ce professionnel dans l’Annuaire Santé.",
                "Look this professional up in the Annuaire Santé.",
            ),
            Kind::Am => Text::new(
                "L’ANS ne publie pas ce numéro : retrouver le professionnel par son nom ou son RPPS, et garder le numéro AM comme donnée locale.",
                "ANS does not publish this number: find the professional by name or RPPS, and keep the AM number as local data.",
            ),
            Kind::Finess => Text::new(
                "Chercher la structure dans l’annuaire ou dans le répertoire FINESS, qui dit s’il s’agit de l’entité juridique ou du site.",
                "Look the structure up in the directory or in the FINESS register, which tells whether it is the legal entity or the site.",
            ),
            Kind::Adeli => Text::new(
                "Ne plus s’en servir : chercher le professionnel par son nom pour obtenir son RPPS.",
                "No longer to be used: look the professional up by name to get the RPPS.",
            ),
            Kind::Idnst | Kind::StructureTechnicalId | Kind::RppsRang => {
                Text::new("Chercher la structure dans l’annuaire.", "Look the structure up in the directory.")
            }
            Kind::Siren | Kind::Siret => Text::new(
                "Chercher la structure dans l’annuaire ; plusieurs peuvent porter le même SIRET.",
                "Look the structure up in the directory; several may carry the same SIRET.",
            ),
            Kind::Ins => Text::new(
                "Donnée d’un patient : ne pas la chercher dans un annuaire de professionnels, et la faire vérifier par le téléservice INSi.",
                "Data of a patient: do not look it up in a directory of professionals, and have it verified by the INSi service.",
            ),
            Kind::ActivityId => Text::new(
                "Identifiant propre à l’annuaire : il désigne une activité, pas une personne.",
                "Internal to the directory: it designates an activity, not a person.",
            ),
        }
    }
}
