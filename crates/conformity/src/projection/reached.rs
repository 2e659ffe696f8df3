//! Where an aim stands today, on the scale of its target. Pure.

use super::model::Aim;
use crate::questionnaire::{Evaluation, Plan, level};

/// The level, 0 to 5, of what is aimed at; none when it has nothing to score.
///
/// * The questionnaire and its themes: the last step of the questionnaire whose threshold is reached.
/// * A question: five times what its answer is worth, rounded down: compliant 5, partial 2, level n n.
/// * A requirement: the least of the questions that are asked and cite it; what is not applicable does not count.
pub fn reached(plan: &Plan, evaluation: &Evaluation, aim: &Aim) -> Option<u8> {
    let questionnaire = plan.questionnaire();
    match aim {
        Aim::All => evaluation.level,
        Aim::Theme(id) => {
            let at = questionnaire.themes.iter().position(|theme| theme.id == id.as_str())?;
            level(&questionnaire.levels, evaluation.themes.get(at)?.score?)
        }
        Aim::Question(id) => of_value(evaluation.questions.get(plan.position(id.as_str())?)?.value?),
        Aim::Requirement(name) => {
            let citing = (0..plan.len()).filter(|at| {
                plan.question(*at).requirements.iter().any(|requirement| requirement == name.as_str())
            });
            let values = citing.filter_map(|at| evaluation.questions.get(at)?.value);
            of_value(values.reduce(f64::min)?)
        }
    }
}

/// A worth on the scale of levels: tenths such as 0.6 are kept from falling short of 3.
fn of_value(value: f64) -> Option<u8> {
    let level = (value * 5.0 + 1e-9).floor();
    (0.0..=5.0).contains(&level).then_some(level as u8)
}
