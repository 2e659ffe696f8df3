//! What a référentiel holds, whoever published it.

use super::id::Id;
use super::medium::Medium;
use serde::Serialize;
use std::fmt;

/// Most rejected rows, and most notices, that are told one by one; the counts are always exact.
pub const MAX_TOLD: usize = 1_000;

/// What was read from one file.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Import {
    /// Name of the file, as given.
    pub file: String,
    /// How it is laid out.
    pub format: Format,
    /// Its title, when it says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its version, when it says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// How many of each.
    pub counts: Counts,
    /// Requirements, in the order of the file.
    pub requirements: Vec<Requirement>,
    /// Scenarios, in the order of the file.
    pub scenarios: Vec<Scenario>,
    /// Evidences, in the order of the file.
    pub evidences: Vec<Evidence>,
    /// Sections, blocs and functions, or the nodes of a library that ask nothing; parents first.
    pub groups: Vec<Group>,
    /// The scale of a library.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<Scale>,
    /// The implementation groups of a library.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub implementation_groups: Vec<ImplementationGroup>,
    /// What could not be taken: the first [`MAX_TOLD`].
    pub rejected: Vec<Rejected>,
    /// What was taken and is doubtful, or left aside: the first [`MAX_TOLD`].
    pub notices: Vec<Notice>,
}

/// How a file is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Export of Convergence: one row for a requirement, a scenario and an evidence (14 columns).
    RemConvergence,
    /// Publication template of Ségur: one row for a scenario and its ten evidences (34 columns).
    RemPublication,
    /// The sheet of the DMN référentiel: one row for a scenario and its three evidences (18 columns).
    RemDmn,
    /// The older template of Ségur (31 columns).
    RemOlder,
    /// A REM whose columns are known, in another arrangement.
    #[default]
    RemOther,
    /// A CISO Assistant library.
    CisoAssistant,
}

/// Where something stands in its file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Name of the sheet of a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Row of that sheet, or line of a text file, from 1.
    pub row: u64,
    /// Letters of the column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
}

impl fmt::Display for Place {
    /// `Exigences!C12` in a workbook, `12` in a text file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(sheet) = &self.sheet {
            write!(f, "{sheet}!")?;
        }
        write!(f, "{}{}", self.column.as_deref().unwrap_or_default(), self.row)
    }
}

/// How strongly something is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Obligation {
    /// EXIGENCE, DOIT.
    Mandatory,
    /// PRÉCONISATION, DEVRAIT, PEUT.
    Recommended,
    /// The file does not say.
    #[default]
    Unsaid,
}

/// Something asked.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Requirement {
    /// Its identifier.
    pub id: Id,
    /// What is asked.
    pub text: String,
    /// Its title, in a library.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How strongly.
    pub obligation: Obligation,
    /// True when it is asked of some profiles only.
    pub conditional: bool,
    /// The profiles of which it is asked, as written.
    pub profiles: Vec<String>,
    /// The couloir its identifier or its file names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub couloir: Option<String>,
    /// Key of the smallest group it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Chapter, or section.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chapter: Option<String>,
    /// Short name of the section: `PGSSI-S`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section_id: Option<String>,
    /// `Vague 1`, `Vague 2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub perimeter: Option<String>,
    /// Comment, or annotation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Profile of an earlier edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub former_profile: Option<String>,
    /// Mineure, Majeure, Critique, Non définie.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criticality: Option<String>,
    /// Its rank, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<String>,
    /// Its version, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Inchangée, Modifiée…: since the edition before, as published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Its identifier in the edition before, as published (`VA N-1`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous: Option<String>,
    /// Other texts that the file gives under the same identifier.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wordings: Vec<Wording>,
    /// Implementation groups of a library.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub implementation_groups: Vec<String>,
    /// Questions of a library.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Question>,
    /// Where it first stands.
    pub place: Place,
}

/// Another text under the same identifier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wording {
    /// The text.
    pub text: String,
    /// The profile of its row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// How a requirement is checked.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Scenario {
    /// Its identifier.
    pub id: Id,
    /// Keys of its requirements.
    pub requirements: Vec<String>,
    /// The profiles it is played for.
    pub profiles: Vec<String>,
    /// The whole text.
    pub text: String,
    /// The text, step by step.
    pub steps: Vec<String>,
    /// Other texts that the file gives under the same identifier.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wordings: Vec<Wording>,
    /// Where it first stands.
    pub place: Place,
}

/// What has to be shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Evidence {
    /// Its identifier.
    pub id: Id,
    /// Key of its scenario, when it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenario: Option<String>,
    /// Keys of its requirements.
    pub requirements: Vec<String>,
    /// The media its text names; none when it names none.
    pub media: Vec<Medium>,
    /// What has to be shown.
    pub text: String,
    /// Other texts that the file gives under the same identifier.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wordings: Vec<Wording>,
    /// Where it first stands.
    pub place: Place,
}

/// A heading above requirements.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Group {
    /// What tells it from the others.
    pub key: String,
    /// Its short name, when it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Its title.
    pub title: String,
    /// Its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Key of the group above.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// 1 at the top.
    pub depth: u32,
}

/// The scale on which a library measures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Scale {
    /// Lowest score.
    pub min: i64,
    /// Highest score.
    pub max: i64,
    /// What scores mean.
    pub levels: Vec<Level>,
}

/// What a score means.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Level {
    /// The score.
    pub score: i64,
    /// Its name.
    pub name: String,
    /// What it takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A set of requirements that one chooses to meet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ImplementationGroup {
    /// By which requirements name it.
    pub reference: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Chosen unless one says otherwise.
    pub chosen: bool,
}

/// A question that a library asks about a requirement.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Question {
    /// Its name.
    pub urn: String,
    /// What is asked.
    pub text: String,
    /// `unique_choice`, `text`…
    pub kind: String,
    /// What may be answered.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// When it is asked; always when nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub depends_on: Option<DependsOn>,
}

/// What may be answered.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Choice {
    /// Its name.
    pub urn: String,
    /// What is read.
    pub text: String,
    /// What it adds to the score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// Whether it makes the requirement met, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    /// Implementation groups that it chooses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub implementation_groups: Vec<String>,
}

/// When a question is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DependsOn {
    /// The question looked at.
    pub question: String,
    /// Its answers.
    pub answers: Vec<String>,
    /// True when all of them are needed, one being enough otherwise.
    pub all: bool,
}

/// Something that was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rejected {
    /// Where.
    pub place: Place,
    /// Stable word for machines: `no_id`.
    pub reason: &'static str,
    /// Why, and what to do, in French.
    pub fr: String,
    /// The same in English.
    pub en: String,
    /// What stood there, cut after 200 characters.
    pub raw: String,
}

/// Something that was taken and is doubtful, or was left aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// Where, when it is somewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// Stable word for machines: `other_wording`.
    pub code: &'static str,
    /// In French.
    pub fr: String,
    /// In English.
    pub en: String,
}

/// How many of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Requirements.
    pub requirements: usize,
    /// Scenarios.
    pub scenarios: usize,
    /// Evidences.
    pub evidences: usize,
    /// Groups.
    pub groups: usize,
    /// Identifiers of no known family, kept as they stand.
    pub ids_unknown: usize,
    /// Rows under the headers, or nodes of a library.
    pub rows_read: usize,
    /// Of these: taken.
    pub rows_kept: usize,
    /// Of these: not taken.
    pub rows_rejected: usize,
    /// Of these: without anything in the columns that are read.
    pub rows_empty: usize,
    /// Of these: the headers again.
    pub rows_header: usize,
    /// Of these: one heading over all columns.
    pub rows_heading: usize,
    /// Notices, told or not.
    pub notices: usize,
}
