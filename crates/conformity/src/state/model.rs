//! Where a questionnaire of a subject stands.

use crate::words::{Slug, words};
use db::{PersonId, Timestamp};
use identifiers::Text;
use serde::Serialize;

words! {
    /// Draft, in review, validated, reopened.
    State {
        /// Being answered.
        Draft = "draft",
        /// Waits for a validation; its answers do not change.
        InReview = "in_review",
        /// Validated; its answers do not change.
        Validated = "validated",
        /// Was validated, is answered again.
        Reopened = "reopened",
    }

    /// What moves it.
    Act {
        /// The first answer.
        Begin = "begin",
        /// Draft or reopened → in review.
        Submit = "submit",
        /// In review → draft or reopened, by whoever may draft.
        TakeBack = "take_back",
        /// In review → draft or reopened, by whoever may validate, with a reason.
        SendBack = "send_back",
        /// In review → validated.
        Validate = "validate",
        /// Validated → reopened.
        Reopen = "reopen",
    }
}

impl State {
    /// Its name on screens.
    pub const fn name(self) -> Text {
        match self {
            Self::Draft => Text::new("brouillon", "draft"),
            Self::InReview => Text::new("en relecture", "in review"),
            Self::Validated => Text::new("validé", "validated"),
            Self::Reopened => Text::new("rouvert", "reopened"),
        }
    }

    /// May answers change?
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Reopened)
    }

    /// The state after an act; `None` when it is not possible here. `validated_before`: was it validated once?
    pub const fn after(self, act: Act, validated_before: bool) -> Option<Self> {
        Some(match (self, act) {
            (Self::Draft, Act::Begin) => Self::Draft,
            (Self::Draft | Self::Reopened, Act::Submit) => Self::InReview,
            (Self::InReview, Act::TakeBack | Act::SendBack) => {
                if validated_before {
                    Self::Reopened
                } else {
                    Self::Draft
                }
            }
            (Self::InReview, Act::Validate) => Self::Validated,
            (Self::Validated, Act::Reopen) => Self::Reopened,
            _ => return None,
        })
    }
}

impl Act {
    /// As a history says it.
    pub const fn name(self) -> Text {
        match self {
            Self::Begin => Text::new("questionnaire commencé", "questionnaire begun"),
            Self::Submit => Text::new("soumis à la relecture", "submitted for review"),
            Self::TakeBack => Text::new("repris par son rédacteur", "taken back by its writer"),
            Self::SendBack => Text::new("renvoyé à compléter", "sent back for completion"),
            Self::Validate => Text::new("validé", "validated"),
            Self::Reopen => Text::new("rouvert", "reopened"),
        }
    }
}

/// A questionnaire of a subject, as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Form {
    /// Draft when nobody touched it.
    pub state: State,
    /// Version that is answered; `None` when nobody touched it.
    pub version: Option<Slug>,
    /// Grows by one with each act; 0 when nobody touched it.
    pub revision: i64,
    /// What was said with the last act.
    pub comment: Option<String>,
    /// When the last act was.
    pub at: Option<Timestamp>,
    /// By whom.
    pub by: Option<PersonId>,
    /// Since when the version is withdrawn: answers are kept and may still be saved; it is not submitted nor validated.
    pub withdrawn_at: Option<Timestamp>,
}

impl Form {
    /// Nobody touched it.
    pub(crate) const UNTOUCHED: Self = Self {
        state: State::Draft,
        version: None,
        revision: 0,
        comment: None,
        at: None,
        by: None,
        withdrawn_at: None,
    };
}

/// A line of the history of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Number of the line.
    pub revision: i64,
    /// What moved it.
    pub act: Act,
    /// The state after.
    pub state: State,
    /// Version that was answered.
    pub version: Slug,
    /// What was said.
    pub comment: Option<String>,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: PersonId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_move_is_known() {
        use Act::*;
        let moves: Vec<_> = State::ALL
            .iter()
            .flat_map(|state| Act::ALL.iter().map(move |act| (*state, *act)))
            .filter_map(|(state, act)| state.after(act, false).map(|after| (state, act, after)))
            .collect();
        assert_eq!(
            moves,
            [
                (State::Draft, Begin, State::Draft),
                (State::Draft, Submit, State::InReview),
                (State::InReview, TakeBack, State::Draft),
                (State::InReview, SendBack, State::Draft),
                (State::InReview, Validate, State::Validated),
                (State::Validated, Reopen, State::Reopened),
                (State::Reopened, Submit, State::InReview),
            ]
        );
        assert_eq!(State::InReview.after(SendBack, true), Some(State::Reopened));
        assert!(State::ALL.iter().all(|state| state.is_open() != state.after(Submit, false).is_none()));
    }
}
