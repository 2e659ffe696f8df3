//! Questionnaires: data files that anyone can write, and the engine that reads them.
//!
//! * [`read`]: bytes become a [`Sheet`], errors with their line; [`check`]: what is wrong in files, before anyone answers.
//! * [`Plan::compile`], [`Plan::evaluate`]: what is asked, scores, level, what is missing; formulas in [`mean`].
//! * [`Plan::gains`]: what moves a score most.
//! * [`evaluate_all`]: several questionnaires of one product, the leading ones first.
//! * [`Value`]: answers, their JSON, their cell in a sheet.
//! * [`diff`], [`carry`]: two versions compared; answers carried to the new one.
//! * [`shipped`], [`shipped_plans`], [`SCHEMA`]: what is compiled in.

mod carry;
mod cell;
mod check;
mod condition;
mod diff;
mod evaluate;
mod finding;
mod gains;
mod lines;
mod model;
mod offers;
mod plan;
mod read;
mod score;
mod shipped;
mod together;
mod value;

pub use carry::{Carried, Fate, carry};
pub use check::{Known, check};
pub use condition::{Condition, Look, Test};
pub use diff::{Changed, Diff, Moved, diff};
pub use evaluate::{Answers, Evaluation, Facts, LEADING, Score, State, Surroundings};
pub use finding::{Finding, Place, Severity};
pub use gains::Gain;
pub use lines::Lines;
pub use model::{
    Band, Choice, Column, Importance, Kind, LevelStep, Outcome, Question, Questionnaire, Scope, Section,
    Source, SourceRef, Text, Theme,
};
pub use offers::MAX_CHOICES;
pub use plan::{Plan, PlanError};
pub(crate) use read::read_as;
pub use read::{MAX_FILE, ReadError, Sheet, read};
pub use score::{level, mean, worth};
pub use shipped::{SCHEMA, reading_order, shipped, shipped_files, shipped_plans};
pub use together::evaluate_all;
pub use value::{Cell, Fault, MAX_ITEMS, MAX_TEXT, Value};
