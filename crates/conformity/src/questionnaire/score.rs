//! What answers are worth: the formulas shown to people, in one place.

use super::model::{Kind, LevelStep, Outcome, Question};
use super::value::Value;

/// The mean of every score: **100 × Σ weight·value / Σ weight**, over what has something to score; none without it.
///
/// * Score of a theme (maturity): over its questions that are asked, have a weight above 0, can be worth something, and
///   whose answer is neither "not applicable" nor without a worth. A question without a good answer counts 0.
/// * Conformity of a theme: the same over its mandatory questions ("doit").
/// * Score and conformity of a questionnaire: the same mean over its themes that have one, by weight of theme.
/// * Coverage: questions with a good answer among those asked, whatever their weight.
/// * Level: the last step whose threshold is at most the score.
///
/// The public texts give no formula for Convergence's own maturity; this one is the project's.
/// Rounded to a millionth, so that 95 % of weights such as 0.1 reaches a threshold of 95.
pub fn mean(items: impl Iterator<Item = (f64, f64)>) -> Option<f64> {
    let (worth, weight) =
        items.fold((0.0, 0.0), |(worth, sum), (weight, value)| (worth + weight * value, sum + weight));
    (weight > 0.0).then(|| ((100.0 * worth / weight) * 1e6).round().clamp(0.0, 1e8) / 1e6)
}

impl Outcome {
    /// Compliant 1, partial ½, non-compliant 0; none when not applicable.
    pub fn worth(self) -> Option<f64> {
        match self {
            Self::Compliant => Some(1.0),
            Self::Partial => Some(0.5),
            Self::NonCompliant => Some(0.0),
            Self::NotApplicable => None,
        }
    }
}

/// What a good answer is worth, from 0 to 1, and its outcome; none when it is left out of the score.
///
/// A choice has the outcome written beside it. Of several choices the worst counts: one forbidden way in spoils the
/// good ones. A number has the outcome of its last band reached (non-compliant under the first). Level n is n/5.
pub fn worth(question: &Question, value: &Value) -> Option<(f64, Outcome)> {
    let outcome_of =
        |id: &str| question.offers().iter().find(|offer| offer.id == id).and_then(|offer| offer.outcome);
    let outcome = match (question.kind, value) {
        (Kind::Single | Kind::YesNo, Value::Choice(choice)) => outcome_of(choice)?,
        (Kind::Multiple, Value::Choices(choices)) => {
            choices.iter().filter_map(|choice| outcome_of(choice)).min()?
        }
        (Kind::Number, Value::Number(number)) if !question.bands.is_empty() => {
            let reached = question.bands.iter().rev().find(|band| *number >= band.from);
            reached.map_or(Outcome::NonCompliant, |band| band.outcome)
        }
        (Kind::Level, Value::Level(level)) => {
            let outcome = match level {
                0 => Outcome::NonCompliant,
                1..5 => Outcome::Partial,
                _ => Outcome::Compliant,
            };
            return Some((f64::from(*level) / 5.0, outcome));
        }
        _ => return None,
    };
    outcome.worth().map(|worth| (worth, outcome))
}

/// The level reached by a score.
pub fn level(levels: &[LevelStep], score: f64) -> Option<u8> {
    levels.iter().rev().find(|step| step.from <= score).map(|step| step.level)
}
