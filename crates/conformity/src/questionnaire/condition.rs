//! When a question is asked: a tree of tests on earlier answers.

use super::model::Question;
use super::offers::Probe;
use super::value::Value;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// An expression over answers. In YAML: a map with one of the keys `all`, `any`, `not`, `group`, `answer`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged, try_from = "Written")]
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
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Test {
    /// The question.
    pub answer: String,
    /// A choice (among the chosen ones when several), `yes`, `partly`, `no` or `not_applicable`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is: Option<String>,
    /// One of these.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub one_of: Vec<String>,
    /// A number, or a level, at least this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<f64>,
    /// A number, or a level, below this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub below: Option<f64>,
    /// A day on or after this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// A day before this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Date>,
    /// Is there an answer at all?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered: Option<bool>,
}

/// A condition as it is written. Read flat, without the buffering of untagged enums, so that an error keeps its line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    all: Option<Vec<Condition>>,
    any: Option<Vec<Condition>>,
    not: Option<Box<Condition>>,
    group: Option<String>,
    answer: Option<String>,
    is: Option<String>,
    #[serde(default)]
    one_of: Vec<String>,
    at_least: Option<f64>,
    below: Option<f64>,
    from: Option<Date>,
    before: Option<Date>,
    answered: Option<bool>,
}

impl TryFrom<Written> for Condition {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Self, Self::Error> {
        let Written { all, any, not, group, answer, is, one_of, at_least, below, from, before, answered } =
            written;
        let tests = [
            is.is_some(),
            !one_of.is_empty(),
            at_least.is_some(),
            below.is_some(),
            from.is_some(),
            before.is_some(),
            answered.is_some(),
        ];
        let tests = tests.into_iter().filter(|given| *given).count();
        let one = match (all, any, not, group, answer) {
            (Some(all), None, None, None, None) => Self::All { all },
            (None, Some(any), None, None, None) => Self::Any { any },
            (None, None, Some(not), None, None) => Self::Not { not },
            (None, None, None, Some(group), None) => Self::Group { group },
            (None, None, None, None, Some(answer)) if tests == 1 => {
                return Ok(Self::Answer(Test {
                    answer,
                    is,
                    one_of,
                    at_least,
                    below,
                    from,
                    before,
                    answered,
                }));
            }
            (None, None, None, None, Some(_)) => {
                return Err(
                    "`answer` takes exactly one test: `is`, `one_of`, `at_least`, `below`, `from`, `before` or `answered`",
                );
            }
            _ => {
                return Err("a condition has exactly one of the keys `all`, `any`, `not`, `group`, `answer`");
            }
        };
        if tests > 0 {
            return Err("a test (`is`, `one_of`…) stands beside `answer`");
        }
        Ok(one)
    }
}

impl Condition {
    /// Every test and group that it looks at, in reading order.
    pub fn each<'a>(&'a self, see: &mut impl FnMut(Look<'a>)) {
        match self {
            Self::All { all: list } | Self::Any { any: list } => list.iter().for_each(|one| one.each(see)),
            Self::Not { not } => not.each(see),
            Self::Group { group } => see(Look::Group(group)),
            Self::Answer(test) => see(Look::Test(test)),
        }
    }

    /// Does it hold over these answers? `look` gives the question of a test, with its answer when it counts; a test on a
    /// question that is not there fails, whatever it asks. Groups are never on here. A questionnaire itself is evaluated by
    /// its [`Plan`](super::Plan), once for all its questions; this is for a few rules over several of them.
    pub fn holds<'a>(&self, look: &impl Fn(&Test) -> Option<(&'a Question, Option<&'a Value>)>) -> bool {
        match self {
            Self::All { all } => all.iter().all(|one| one.holds(look)),
            Self::Any { any } => any.iter().any(|one| one.holds(look)),
            Self::Not { not } => !not.holds(look),
            Self::Group { .. } => false,
            Self::Answer(test) => look(test).is_some_and(|(question, value)| {
                let seen = value.map(|value| question.seen(value)).unwrap_or_default();
                Probe::new(test, question).holds(&seen)
            }),
        }
    }
}

/// What a condition looks at.
#[derive(Clone, Copy, Debug)]
pub enum Look<'a> {
    /// A group.
    Group(&'a str),
    /// An answer.
    Test(&'a Test),
}

impl Test {
    /// The questionnaire, when it is another one, and the question.
    pub fn target(&self) -> (Option<&str>, &str) {
        self.answer
            .split_once('/')
            .map_or((None, self.answer.as_str()), |(file, question)| (Some(file), question))
    }

    /// Choices that it names.
    pub fn choices(&self) -> impl Iterator<Item = &str> {
        self.is.iter().chain(&self.one_of).map(String::as_str)
    }
}
