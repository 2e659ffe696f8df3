//! Questionnaires: data files that anyone can write, and the engine that reads them.

mod condition;
mod model;

pub use condition::{Condition, Test};
pub use model::{
    Band, Choice, Column, Importance, Kind, LevelStep, Outcome, Question, Questionnaire, Scope, Section,
    Source, SourceRef, Text, Theme,
};
