//! What each identifier is: the comparison table of the FAQ, extended.

mod patients;
mod persons;
mod structures;

use serde::Serialize;

use crate::kind::Kind;
use crate::text::Text;

/// What there is to know about a kind of identifier, one column of the comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The kind.
    pub kind: Kind,
    /// Its name.
    pub name: Text,
    /// What it identifies and when it is given.
    pub definition: Text,
    /// Unique, for life, one per …
    pub characteristics: Text,
    /// Who manages it.
    pub manager: Text,
    /// Where a user finds it.
    pub where_to_find: Text,
    /// Whom or what it covers.
    pub scope: Text,
    /// Length, characters, key.
    pub format: Text,
    /// A published example, or a well-formed invented one.
    pub example: &'static str,
    /// Where the facts come from.
    pub source: Text,
}

/// One line of the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Criterion {
    /// What it identifies.
    Definition,
    /// Unique, for life …
    Characteristics,
    /// Who manages it.
    Manager,
    /// Where to find it.
    WhereToFind,
    /// Whom it covers.
    Scope,
    /// Its format.
    Format,
    /// An example.
    Example,
}

impl Criterion {
    /// Every line, in order.
    pub const ALL: [Criterion; 7] = [
        Criterion::Definition,
        Criterion::Characteristics,
        Criterion::Manager,
        Criterion::WhereToFind,
        Criterion::Scope,
        Criterion::Format,
        Criterion::Example,
    ];

    /// Head of the line.
    pub fn name(self) -> Text {
        match self {
            Criterion::Definition => Text::new("Définition", "Definition"),
            Criterion::Characteristics => Text::new("Caractéristiques", "Characteristics"),
            Criterion::Manager => Text::new("Gestionnaire", "Managed by"),
            Criterion::WhereToFind => Text::new("Où le trouver ?", "Where to find it"),
            Criterion::Scope => Text::new("Périmètre", "Scope"),
            Criterion::Format => Text::new("Format", "Format"),
            Criterion::Example => Text::new("Exemple", "Example"),
        }
    }
}

impl Explanation {
    /// One cell of the comparison.
    pub fn cell(&self, criterion: Criterion) -> Text {
        match criterion {
            Criterion::Definition => self.definition.clone(),
            Criterion::Characteristics => self.characteristics.clone(),
            Criterion::Manager => self.manager.clone(),
            Criterion::WhereToFind => self.where_to_find.clone(),
            Criterion::Scope => self.scope.clone(),
            Criterion::Format => self.format.clone(),
            Criterion::Example => Text::new(self.example, self.example),
        }
    }
}

/// The comparison table: columns by kind, lines by criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// Head of each line.
    pub criteria: Vec<(Criterion, Text)>,
    /// RPPS, AM and FINESS first as in the FAQ, then the others.
    pub columns: Vec<Explanation>,
    /// Remark under the table.
    pub note: Text,
    /// Where the table comes from.
    pub source: Text,
}

/// What a kind of identifier is.
pub fn explain(kind: Kind) -> Explanation {
    match kind {
        Kind::Rpps => persons::rpps(),
        Kind::Idnps => persons::idnps(),
        Kind::Am => persons::am(),
        Kind::Adeli => persons::adeli(),
        Kind::ActivityId => persons::activity_id(),
        Kind::Finess => structures::finess(),
        Kind::Idnst => structures::idnst(),
        Kind::Siren => structures::siren(),
        Kind::Siret => structures::siret(),
        Kind::RppsRang => structures::rpps_rang(),
        Kind::StructureTechnicalId => structures::technical_id(),
        Kind::Ins => patients::ins(),
    }
}

/// The comparison of the FAQ (RPPS, AM, FINESS), with ADELI, IDNPS, IDNST, SIREN, SIRET and INS beside it.
pub fn comparison() -> Comparison {
    let kinds = [
        Kind::Rpps,
        Kind::Am,
        Kind::Finess,
        Kind::Adeli,
        Kind::Idnps,
        Kind::Idnst,
        Kind::Siren,
        Kind::Siret,
        Kind::Ins,
    ];
    Comparison {
        criteria: Criterion::ALL.into_iter().map(|c| (c, c.name())).collect(),
        columns: kinds.into_iter().map(explain).collect(),
        note: Text::new(
            "L’identifiant ADELI n’est plus utilisé depuis octobre 2024.",
            "The ADELI identifier has not been used since October 2024.",
        ),
        source: FAQ,
    }
}

/// The table of the FAQ, which the first three columns follow.
const FAQ: Text = Text::new(
    "FAQ Convergence de l’ANS, tableau des identifiants (RPPS, AM, FINESS), état postérieur à octobre 2024.",
    "FAQ Convergence of the ANS, table of identifiers (RPPS, AM, FINESS), as of after October 2024.",
);
