//! What a questionnaire file holds, as plain types: one YAML file is one version of one questionnaire.

use super::condition::Condition;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A sentence in French, the language of the field, and in English where it was written. Titles have both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// French.
    pub fr: String,
    /// English; readers of English see the French sentence, marked as such, when it is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

/// Whose answers they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// Answered once for each product.
    Product,
    /// Answered once for the company; serves all its products (global strategy).
    Company,
}

/// One version of a questionnaire.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Questionnaire {
    /// Stable slug: the same from version to version.
    pub id: String,
    /// `YEAR.NUMBER`, growing.
    pub version: String,
    /// Day of this version.
    pub date: Date,
    /// For products or for the company.
    pub scope: Scope,
    /// Title.
    pub title: Text,
    /// One or two sentences: what it is for.
    pub summary: Text,
    /// What the reader must know of its sources: what is official, what is ours, what is not public.
    pub notice: Text,
    /// Texts that the questions cite, by slug.
    pub sources: BTreeMap<String, Source>,
    /// Levels of maturity, from the lowest; empty when the questionnaire gives no level.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<LevelStep>,
    /// First day on which it may be answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Date>,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Date>,
    /// What the questions are about, in reading order.
    pub themes: Vec<Theme>,
}

/// A text that a question rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Publisher, title, edition.
    pub title: String,
    /// Day of the text.
    pub date: Date,
    /// Public address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A level is reached when the score is at least `from`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelStep {
    /// 0 to 5.
    pub level: u8,
    /// Lowest score of the level, in percent (0 to 100).
    pub from: f64,
    /// Name of the level.
    pub title: Text,
}

/// A theme: what a score is given for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Slug, unique in the file.
    pub id: String,
    /// Title.
    pub title: Text,
    /// Share of the theme in the score of the questionnaire; 1 when not said.
    #[serde(default = "one")]
    pub weight: f64,
    /// Groups of questions.
    pub sections: Vec<Section>,
}

/// A group of questions, shown together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Slug, unique in the file.
    pub id: String,
    /// Title.
    pub title: Text,
    /// Read before the questions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intro: Option<Text>,
    /// Asked only when this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// The questions, in order.
    pub questions: Vec<Question>,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Slug, unique in the file and stable from version to version: answers hang on it.
    pub id: String,
    /// The question itself.
    pub title: Text,
    /// What kind of answer.
    pub kind: Kind,
    /// Help beside the question: what is meant, why it is asked, how to tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Text>,
    /// Typical evidence.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Text>,
    /// Entries of the FAQ that explain.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub faq: Vec<String>,
    /// Where the question comes from.
    pub source: SourceRef,
    /// Asked only when this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Must an answer be there before validation? True when not said.
    #[serde(default = "yes")]
    pub required: bool,
    /// Weight in the score of its theme; 0 leaves it out of every score. 1 when not said.
    #[serde(default = "one")]
    pub weight: f64,
    /// Doit, devrait, peut.
    #[serde(default)]
    pub importance: Importance,
    /// May it be answered "not applicable", with a reason? Always so for `yes_no`.
    #[serde(default)]
    pub not_applicable: bool,
    /// Choices of `single` and `multiple`; of `yes_no` to say what its answers switch on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// What a number is worth: the last band whose `from` is reached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<Band>,
    /// Columns of `table`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Column>,
    /// Unit of a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Text>,
    /// Smallest number, or fewest rows of a table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// Greatest number, or most rows of a table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
    /// Requirements that the answer speaks of, as written in their référentiel (`ANN 1`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requirements: Vec<String>,
    /// Name of the question in older versions, when it changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub was: Vec<String>,
    /// First day on which it is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Date>,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Date>,
}

/// Where a question comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceRef {
    /// Slug among the sources of the questionnaire.
    #[serde(rename = "ref")]
    pub of: String,
    /// Chapter, article, requirement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// Kinds of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One of the choices.
    Single,
    /// Any of the choices.
    Multiple,
    /// A number.
    Number,
    /// Free text.
    Text,
    /// A day.
    Date,
    /// Rows of cells.
    Table,
    /// Names of deposited documents.
    File,
    /// A level from 0 to 5.
    Level,
    /// Yes, no, partly, or not applicable with a reason.
    YesNo,
}

/// Strength of what is asked (référentiels of Télésanté: doit, devrait, peut).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Importance {
    /// Doit.
    #[default]
    Mandatory,
    /// Devrait.
    Recommended,
    /// Peut.
    Optional,
}

/// One of the answers offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Slug, unique in the question. Of `yes_no`: `yes`, `partly`, `no`.
    pub id: String,
    /// What is read; `yes_no` has its own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// What it is worth; a choice without it is left out of the score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// Of `multiple`: excludes every other choice ("none of these").
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub alone: bool,
    /// Groups that it switches on: conditions and requirements look at them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub enables: Vec<String>,
}

/// What an answer is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Nothing.
    NonCompliant,
    /// Half.
    Partial,
    /// All.
    Compliant,
    /// Out of the score, with a reason.
    NotApplicable,
}

/// What a number is worth from a threshold on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Smallest number of the band.
    pub from: f64,
    /// What it is worth.
    pub outcome: Outcome,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Slug, unique in the question.
    pub id: String,
    /// Head of the column.
    pub title: Text,
    /// `text`, `number`, `date` or `single`.
    pub kind: Kind,
    /// Choices of `single`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// May the cell stay empty?
    #[serde(default)]
    pub optional: bool,
}

const fn one() -> f64 {
    1.0
}

const fn yes() -> bool {
    true
}
