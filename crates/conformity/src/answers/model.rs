//! What an answer is in the records. Its JSON value is the engine's business.

use crate::error::Refusal;
use crate::words::{Slug, words};
use db::{PersonId, Timestamp};
use identifiers::Text;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// Longest answer, in bytes of JSON.
pub const MAX_VALUE: usize = 256 * 1024;

/// An answer as it stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// The question.
    pub question: Slug,
    /// The value; `None` when it was taken away.
    pub value: Option<Value>,
    /// Why somebody has to look at it again: the question changed with the version. Saved again, it is confirmed.
    pub review: Option<Review>,
    /// Grows by one with each change.
    pub revision: i64,
    /// Version of the questionnaire that was answered.
    pub version: Slug,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: PersonId,
}

/// Why an answer has to be looked at again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// In French.
    pub fr: String,
    /// In English.
    pub en: String,
}

/// What becomes of an answer in another version of its questionnaire. Answers that are not spoken of stay as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carry {
    /// The question in the version before.
    pub from: Slug,
    /// The same question in the version to come.
    pub to: Slug,
    /// Why it has to be looked at again, if it has.
    pub review: Option<Review>,
}

/// A change of one answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// The question.
    pub question: Slug,
    /// The new value; `None` takes it away.
    pub value: Option<Value>,
    /// Revision that was on the screen; 0 for no answer.
    pub known: i64,
}

impl Edit {
    /// An object, of a bounded size.
    pub(crate) fn check(&self) -> Result<(), Refusal> {
        match &self.value {
            Some(value) if !value.is_object() || value.to_string().len() > MAX_VALUE => {
                Err(Refusal::NotAnAnswer)
            }
            _ => Ok(()),
        }
    }
}

/// What became of an edit.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "saved", rename_all = "snake_case")]
pub enum Saved {
    /// It is the answer now.
    Kept {
        /// Its revision.
        revision: i64,
    },
    /// The answer said this already: nothing was written.
    Unchanged {
        /// Its revision.
        revision: i64,
    },
    /// Somebody else answered meanwhile, and you left the answer as it was on your screen. Theirs stands; nothing of yours
    /// is lost, there was nothing.
    Theirs {
        /// The answer that stands.
        theirs: Box<Answer>,
    },
    /// Somebody else answered meanwhile. Theirs stands; yours is in the history.
    Conflict {
        /// The answer that stands.
        theirs: Box<Answer>,
        /// Number of yours in the history of the question: [`restore`](crate::answers::restore) makes it the answer.
        seq: i64,
    },
}

words! {
    /// Why a line is in the history.
    Cause {
        /// Somebody saved it.
        Saved = "saved",
        /// Somebody took the answer away.
        Cleared = "cleared",
        /// It lost against an answer that came first.
        Conflict = "conflict",
        /// Brought back from the history.
        Restored = "restored",
        /// Carried over from a question of an older version; `origin` is its name there.
        Carried = "carried",
        /// Copied from another product; `origin` is its identifier.
        Copied = "copied",
    }
}

impl Cause {
    /// As a history says it.
    pub const fn name(self) -> Text {
        match self {
            Self::Saved => Text::new("réponse enregistrée", "answer saved"),
            Self::Cleared => Text::new("réponse retirée", "answer taken away"),
            Self::Conflict => Text::new(
                "réponse arrivée après une autre, gardée ici",
                "answer that came after another one, kept here",
            ),
            Self::Restored => Text::new("réponse rétablie", "answer brought back"),
            Self::Carried => Text::new(
                "réponse reprise de la version précédente",
                "answer carried from the version before",
            ),
            Self::Copied => {
                Text::new("réponse copiée d’un autre produit", "answer copied from another product")
            }
        }
    }
}

/// A line of the history of a question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Past {
    /// Number of the line: 1, 2, 3…
    pub seq: i64,
    /// Why it is there.
    pub cause: Cause,
    /// The value; `None` when it was taken away.
    pub value: Option<Value>,
    /// Revision that the author had before the eyes.
    pub known: i64,
    /// Revision that it became; `None` when it lost.
    pub revision: Option<i64>,
    /// Version of the questionnaire.
    pub version: Slug,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: PersonId,
    /// Where it came from, when it was carried or copied.
    pub origin: Option<String>,
}

/// Everything that conditions and scores look at: values by questionnaire, then question. Those of the strategy are among
/// them.
pub type Facts = BTreeMap<Slug, BTreeMap<Slug, Value>>;
