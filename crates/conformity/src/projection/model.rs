//! Targets: which level, of what, until when.

use crate::error::Refusal;
use crate::place::{Place, TargetId, WhatIfId};
use crate::texts::{MAX_LINE, filled};
use crate::words::{Slug, stored_text};
use db::{PersonId, Timestamp};
use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// What is aimed at. Written `all`, `theme:ins`, `question:ins-1`, `requirement:ANN 1`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aim {
    /// The questionnaire as a whole.
    All,
    /// One of its themes.
    Theme(Slug),
    /// One of its questions.
    Question(Slug),
    /// A requirement, as its référentiel writes it.
    Requirement(Requirement),
}

/// Name of a requirement: one line, cleaned.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Requirement(String);

impl Requirement {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Requirement {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        filled(text, MAX_LINE).map(Self)
    }
}

impl fmt::Display for Aim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::Theme(id) => write!(f, "theme:{id}"),
            Self::Question(id) => write!(f, "question:{id}"),
            Self::Requirement(name) => write!(f, "requirement:{}", name.0),
        }
    }
}

impl FromStr for Aim {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let slug = |id: &str| id.parse::<Slug>().map_err(|_| Refusal::NotFound);
        match text.split_once(':') {
            None if text == "all" => Ok(Self::All),
            Some(("theme", id)) => slug(id).map(Self::Theme),
            Some(("question", id)) => slug(id).map(Self::Question),
            Some(("requirement", name)) => name.parse().map(Self::Requirement),
            _ => Err(Refusal::NotFound),
        }
    }
}

impl Serialize for Aim {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

stored_text!(Aim, "an aim");

/// What one wants to reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// 0 to 5. Of a question or a requirement: 5 is compliant.
    pub level: u8,
    /// Until when.
    pub due: Option<Date>,
    /// How, one line; may be empty.
    pub note: String,
}

/// A target as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Target {
    /// Its identifier: the same as long as the target is there, whatever its date.
    pub id: TargetId,
    /// The questionnaire.
    pub place: Place,
    /// The what-if set that it belongs to; `None` in the projection itself.
    pub plan: Option<WhatIfId>,
    /// What is aimed at.
    pub aim: Aim,
    /// 0 to 5.
    pub level: u8,
    /// Until when.
    pub due: Option<Date>,
    /// How; may be empty.
    pub note: String,
    /// Grows by one with each change.
    pub revision: i64,
    /// When it changed last.
    pub at: Timestamp,
    /// By whom.
    pub by: PersonId,
}

/// A what-if set: answers that are only tried, with targets of their own. The engine reads them over the real answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WhatIf {
    /// Its identifier.
    pub id: WhatIfId,
    /// The questionnaire.
    pub place: Place,
    /// What people call it.
    pub name: String,
    /// Answers by question.
    pub answers: BTreeMap<Slug, Value>,
    /// Grows by one with each change.
    pub revision: i64,
    /// When it changed last.
    pub at: Timestamp,
    /// By whom.
    pub by: PersonId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aims_are_written_and_read_back() {
        for text in ["all", "theme:ins", "question:ins-1", "requirement:SC.MSS/CONF.18"] {
            assert_eq!(text.parse::<Aim>().unwrap().to_string(), text);
        }
        for text in ["", "theme:", "theme:É", "requirement: ", "other:x"] {
            assert!(text.parse::<Aim>().is_err(), "{text}");
        }
    }
}
