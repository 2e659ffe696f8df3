//! When a question is asked: a tree of tests on earlier answers.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// An expression over answers. In YAML: a map with one of the keys `all`, `any`, `not`, `group`, `answer`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Condition {
    /// Every one holds.
    All {
        /// The conditions.
        all: Vec<Condition>,
    },
    /// At least one holds.
    Any {
        /// The conditions.
        any: Vec<Condition>,
    },
    /// It does not hold.
    Not {
        /// The condition.
        not: Box<Condition>,
    },
    /// A choice that enables this group was made in a question that is asked.
    Group {
        /// The group.
        group: String,
    },
    /// A test on one answer.
    Answer(Test),
}

/// A test on the answer of one question: `question` earlier in the same file, or `questionnaire/question` of another
/// (qualification, strategy). Exactly one test is given. An answer that is not there, or whose question is not asked,
/// fails every test except `answered: false`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Test {
    /// The question.
    pub answer: String,
    /// A choice (among the chosen ones when several), `yes`, `partly`, `no` or `not_applicable`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is: Option<String>,
    /// One of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub one_of: Vec<String>,
    /// A number, or a level, at least this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<f64>,
    /// A number, or a level, below this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<f64>,
    /// A day on or after this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// A day before this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Date>,
    /// Is there an answer at all?
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<bool>,
}
