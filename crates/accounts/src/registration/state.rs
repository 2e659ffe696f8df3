//! The life of a request for an account, as a table: what may follow what.

use crate::model::words;
use identifiers::Text;

words! {
    /// Where a request stands.
    State {
        /// Asked; the documents are awaited.
        Asked = "asked",
        /// Both documents are there; waits for an instructor.
        Deposited = "deposited",
        /// An instructor holds it.
        InInstruction = "in_instruction",
        /// The instructor wants something else; the documents are awaited again.
        ComplementAsked = "complement_asked",
        /// The company is active.
        Accepted = "accepted",
        /// Not accepted, with a reason.
        Refused = "refused",
        /// Taken back by who asked, or given up for lack of documents.
        Withdrawn = "withdrawn",
        /// The company was there already: handed to its Responsable.
        Routed = "routed",
    }
}

/// What happens to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// Who asked deposits one document (again): the request stays where it is.
    Document,
    /// Who asked says that everything is there.
    Deposit,
    /// An instructor takes it.
    Take,
    /// The instructor gives it back to the queue.
    Release,
    /// The instructor asks for something else.
    AskComplement,
    /// The instructor accepts.
    Accept,
    /// The instructor refuses.
    Refuse,
    /// Who asked gives up.
    Withdraw,
    /// The company turns out to be there already.
    Route,
}

impl Step {
    /// Every step.
    pub const ALL: &[Self] = &[
        Self::Document,
        Self::Deposit,
        Self::Take,
        Self::Release,
        Self::AskComplement,
        Self::Accept,
        Self::Refuse,
        Self::Withdraw,
        Self::Route,
    ];
}

impl State {
    /// Where this step leads from here; `None` when it does not happen here.
    pub const fn after(self, step: Step) -> Option<Self> {
        Some(match (self, step) {
            (Self::Asked | Self::ComplementAsked, Step::Document) => self,
            (Self::Asked | Self::ComplementAsked, Step::Deposit) => Self::Deposited,
            (Self::Deposited, Step::Take) => Self::InInstruction,
            (Self::InInstruction, Step::Release) => Self::Deposited,
            (Self::InInstruction, Step::AskComplement) => Self::ComplementAsked,
            (Self::InInstruction, Step::Accept) => Self::Accepted,
            (Self::InInstruction, Step::Refuse) => Self::Refused,
            (Self::Asked | Self::Deposited | Self::InInstruction | Self::ComplementAsked, Step::Withdraw) => {
                Self::Withdrawn
            }
            (Self::Asked | Self::InInstruction, Step::Route) => Self::Routed,
            _ => return None,
        })
    }

    /// Nothing can follow, and the documents have no reason to be kept.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Accepted | Self::Refused | Self::Withdrawn | Self::Routed)
    }

    /// Waits for an instructor.
    pub const fn is_queued(self) -> bool {
        matches!(self, Self::Deposited | Self::InInstruction)
    }

    /// Its name on screens.
    pub const fn name(self) -> Text {
        match self {
            Self::Asked => Text::new("pièces attendues", "documents awaited"),
            Self::Deposited => Text::new("pièces déposées", "documents deposited"),
            Self::InInstruction => Text::new("en instruction", "in instruction"),
            Self::ComplementAsked => Text::new("complément demandé", "complement asked"),
            Self::Accepted => Text::new("acceptée", "accepted"),
            Self::Refused => Text::new("refusée", "refused"),
            Self::Withdrawn => Text::new("abandonnée", "withdrawn"),
            Self::Routed => Text::new("transmise au Responsable", "handed to the Responsable"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The table as a drawing: rows are states, columns are steps in the order of `Step::ALL`.
    const DRAWING: &str = "
        asked            asked deposited - - - - - withdrawn routed
        deposited        - - in_instruction - - - - withdrawn -
        in_instruction   - - - deposited complement_asked accepted refused withdrawn routed
        complement_asked complement_asked deposited - - - - - withdrawn -
        accepted         - - - - - - - - -
        refused          - - - - - - - - -
        withdrawn        - - - - - - - - -
        routed           - - - - - - - - -";

    #[test]
    fn the_table() {
        let mut seen = 0;
        for line in DRAWING.lines().filter(|line| !line.trim().is_empty()) {
            let mut words = line.split_whitespace();
            let state = State::of_word(words.next().unwrap()).unwrap();
            for step in Step::ALL {
                let expected = State::of_word(words.next().unwrap());
                assert_eq!(state.after(*step), expected, "{state:?} {step:?}");
                seen += 1;
            }
        }
        assert_eq!(seen, State::ALL.len() * Step::ALL.len());
    }

    proptest! {
        /// Whatever is tried, a decision comes after an instruction, and nothing comes after a decision.
        #[test]
        fn any_life(steps in proptest::collection::vec(0..Step::ALL.len(), 0..40)) {
            let (mut state, mut life) = (State::Asked, vec![State::Asked]);
            for step in steps {
                if let Some(next) = state.after(Step::ALL[step]) {
                    prop_assert!(!state.is_final());
                    if matches!(next, State::Accepted | State::Refused) {
                        prop_assert_eq!(state, State::InInstruction);
                        prop_assert!(life.contains(&State::Deposited));
                    }
                    state = next;
                    life.push(next);
                }
            }
        }
    }
}
