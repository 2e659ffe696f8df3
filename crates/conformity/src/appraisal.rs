//! The engine over the records: what was answered, as [`Plan::evaluate`] reads it; what it says, as the records keep it.

use crate::answers::{Answer, Carry, Facts, Review};
use crate::questionnaire::{Answers, Carried, Evaluation, Fate, Plan, Value, level};
use crate::snapshot::{Scores, ThemeScore};
use crate::words::Slug;
use std::collections::BTreeMap;

/// The answers of the records, by questionnaire then question. One that has no shape of an answer (an imported file asked
/// otherwise) is left out: it counts as missing.
pub fn answers_of(facts: &Facts) -> BTreeMap<String, Answers> {
    let one = |(question, value): (&Slug, &serde_json::Value)| {
        let value = serde_json::from_value::<Value>(value.clone()).ok()?;
        Some((question.to_string(), value))
    };
    facts.iter().map(|(id, answers)| (id.to_string(), answers.iter().filter_map(one).collect())).collect()
}

/// The same with a what-if set over one questionnaire.
pub fn with_tried(facts: &Facts, questionnaire: &Slug, tried: &BTreeMap<Slug, serde_json::Value>) -> Facts {
    let mut facts = facts.clone();
    let answers = facts.entry(questionnaire.clone()).or_default();
    answers.extend(tried.iter().map(|(question, value)| (question.clone(), value.clone())));
    facts
}

/// What stops a submission or a validation: questions that are asked, required and without a good answer, and answers that
/// somebody has to look at again, in reading order.
pub fn missing(plan: &Plan, evaluation: &Evaluation, answers: &BTreeMap<Slug, Answer>) -> Vec<Slug> {
    let stops = |at: usize| {
        let id = plan.question(at).id.as_str();
        let to_review = answers.get(id).is_some_and(|answer| answer.review.is_some());
        evaluation.missing.contains(&at) || (evaluation.questions[at].asked && to_review)
    };
    (0..plan.len()).filter(|at| stops(*at)).filter_map(|at| plan.question(at).id.parse().ok()).collect()
}

/// What [`carry`](crate::questionnaire::carry) says of the answers of a form, as
/// [`answers::carry`](crate::answers::carry) does it. Answers that hold under their name, and those that sleep, need
/// nothing.
pub fn carries(carried: &[Carried]) -> Vec<Carry> {
    let one = |carried: &Carried| {
        let review = match &carried.fate {
            Fate::Dormant => return None,
            Fate::Kept => None,
            Fate::Review { fr, en } => Some(Review { fr: fr.clone(), en: en.clone() }),
        };
        let (from, to) = (carried.from.parse().ok()?, carried.to.parse().ok()?);
        (from != to || review.is_some()).then_some(Carry { from, to, review })
    };
    carried.iter().filter_map(one).collect()
}

/// The scores to keep. Levels of themes are read on the thresholds of the questionnaire.
pub fn scores(plan: &Plan, evaluation: &Evaluation) -> Scores {
    let questionnaire = plan.questionnaire();
    let theme = |score: &crate::questionnaire::Score| ThemeScore {
        score: score.score,
        conformity: score.conformity,
        level: score.score.and_then(|score| level(&questionnaire.levels, score)),
    };
    let themes = questionnaire.themes.iter().zip(&evaluation.themes);
    Scores {
        score: evaluation.whole.score,
        conformity: evaluation.whole.conformity,
        coverage: evaluation.whole.coverage(),
        level: evaluation.level,
        themes: themes.filter_map(|(one, score)| Some((one.id.parse().ok()?, theme(score)))).collect(),
    }
}
