//! What a question offers, and what is seen of its answer by conditions.

use super::condition::Test;
use super::model::{Choice, Kind, Outcome, Question};
use super::value::Value;
use jiff::civil::Date;
use std::sync::LazyLock;

/// Most choices of a question: they are the bits of a number.
pub const MAX_CHOICES: usize = 120;

/// "Not applicable" among those bits.
pub(super) const NOT_APPLICABLE: u128 = 1 << 127;

/// What a `yes_no` without choices of its own offers, and what it is worth.
static YES_NO: LazyLock<[Choice; 3]> = LazyLock::new(|| {
    let choice = |id: &str, outcome| Choice {
        id: id.to_owned(),
        title: None,
        outcome: Some(outcome),
        alone: false,
        enables: Vec::new(),
    };
    [
        choice("yes", Outcome::Compliant),
        choice("partly", Outcome::Partial),
        choice("no", Outcome::NonCompliant),
    ]
});

impl Question {
    /// Its choices; those of `yes_no` when it lists none: `yes`, `partly`, `no`.
    pub fn offers(&self) -> &[Choice] {
        if self.kind == Kind::YesNo && self.choices.is_empty() { &*YES_NO } else { &self.choices }
    }

    /// May it be answered "not applicable"?
    pub fn may_be_not_applicable(&self) -> bool {
        self.not_applicable || self.kind == Kind::YesNo
    }

    /// Can an answer be worth something?
    pub fn can_score(&self) -> bool {
        match self.kind {
            Kind::Single | Kind::Multiple | Kind::YesNo => self.offers().iter().any(|o| o.outcome.is_some()),
            Kind::Number => !self.bands.is_empty(),
            Kind::Level => true,
            Kind::Text | Kind::Date | Kind::Table | Kind::File => false,
        }
    }

    /// Bits of choices, by name; unknown names have none.
    pub(super) fn mask<'a>(&self, names: impl Iterator<Item = &'a str>) -> u128 {
        names.fold(0, |mask, name| mask | self.bit(name))
    }

    fn bit(&self, name: &str) -> u128 {
        if name == "not_applicable" {
            return NOT_APPLICABLE;
        }
        self.offers().iter().take(MAX_CHOICES).position(|offer| offer.id == name).map_or(0, |at| 1 << at)
    }

    /// What conditions see of a good answer.
    pub(super) fn seen(&self, value: &Value) -> Seen {
        let mut seen = Seen { answered: true, ..Seen::default() };
        match value {
            Value::Choice(choice) => seen.choices = self.bit(choice),
            Value::Choices(choices) => seen.choices = self.mask(choices.iter().map(String::as_str)),
            Value::NotApplicable(_) => seen.choices = NOT_APPLICABLE,
            Value::Number(number) => seen.number = Some(*number),
            Value::Level(level) => seen.number = Some(f64::from(*level)),
            Value::Date(date) => seen.date = Some(*date),
            Value::Text(_) | Value::Rows(_) | Value::Files(_) => {}
        }
        seen
    }
}

/// What conditions see of an answer; nothing when it is not there or not asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Seen {
    pub answered: bool,
    pub choices: u128,
    pub number: Option<f64>,
    pub date: Option<Date>,
}

/// A test, made ready for its question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Probe {
    OneOf(u128),
    AtLeast(f64),
    Below(f64),
    From(Date),
    Before(Date),
    Answered(bool),
}

impl Probe {
    pub(super) fn new(test: &Test, question: &Question) -> Self {
        match (test.at_least, test.below, test.from, test.before, test.answered) {
            (Some(bound), ..) => Self::AtLeast(bound),
            (_, Some(bound), ..) => Self::Below(bound),
            (_, _, Some(day), ..) => Self::From(day),
            (_, _, _, Some(day), _) => Self::Before(day),
            (_, _, _, _, Some(answered)) => Self::Answered(answered),
            _ => Self::OneOf(question.mask(test.choices())),
        }
    }

    pub(super) fn holds(self, seen: &Seen) -> bool {
        match self {
            Self::OneOf(mask) => seen.choices & mask != 0,
            Self::AtLeast(bound) => seen.number.is_some_and(|number| number >= bound),
            Self::Below(bound) => seen.number.is_some_and(|number| number < bound),
            Self::From(day) => seen.date.is_some_and(|date| date >= day),
            Self::Before(day) => seen.date.is_some_and(|date| date < day),
            Self::Answered(answered) => seen.answered == answered,
        }
    }
}
