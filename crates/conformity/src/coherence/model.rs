//! Rules of coherence, as they are written (`content/coherence.yaml`).

use crate::questionnaire::{Condition, Source, SourceRef, Text};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Every rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Day of the file.
    pub date: Date,
    /// What the reader must know of it.
    pub notice: Text,
    /// Texts cited, by slug.
    pub sources: BTreeMap<String, Source>,
    /// The rules.
    pub rules: Vec<Rule>,
    /// What does not change from one variant of a product to another.
    pub siblings: Siblings,
}

/// A rule speaks when its condition holds and its date is over: those of the two that it has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Slug, unique.
    pub id: String,
    /// How grave.
    pub level: Severity,
    /// What does not go together.
    pub title: Text,
    /// What to do.
    pub remedy: Text,
    /// Over answers written `questionnaire/question`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// A day that is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<Expiry>,
    /// Where it is mended: `questionnaire/question`, the most likely first.
    pub look: Vec<String>,
    /// Where it comes from.
    pub source: SourceRef,
}

/// An answered day that is older than so many months.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expiry {
    /// The question, `questionnaire/question`, of kind `date`.
    pub answer: String,
    /// How long the answer is good after that day, in months; 0 when it is the last day itself.
    pub months: u16,
}

/// How grave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Cannot be: one of the answers is wrong, or something is over.
    Error,
    /// May be: to be looked at.
    Warning,
}

/// Questions whose answer is the same for every variant of a product, as a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Siblings {
    /// The questions, `questionnaire/question`.
    pub questions: Vec<String>,
    /// What does not go together.
    pub title: Text,
    /// What to do.
    pub remedy: Text,
    /// Where it comes from.
    pub source: SourceRef,
}
