//! Questionnaires evaluated together: the leading ones first, what they say given to the others.

use super::evaluate::{Answers, Evaluation, LEADING, Surroundings};
use super::plan::Plan;
use super::shipped::reading_order;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Evaluates some questionnaires of one product (and the strategy of its company), by name. Those without answers are
/// evaluated as empty.
pub fn evaluate_all<'a>(
    plans: impl IntoIterator<Item = &'a Plan>,
    today: Date,
    answers: &BTreeMap<String, Answers>,
) -> BTreeMap<String, Evaluation> {
    let mut plans: Vec<&Plan> = plans.into_iter().collect();
    plans.sort_by_cached_key(|plan| reading_order(&plan.questionnaire().id));
    let none = Answers::new();
    let mut around = Surroundings { today, facts: BTreeMap::new() };
    let mut all = BTreeMap::new();
    for plan in plans {
        let id = &plan.questionnaire().id;
        let answers = answers.get(id).unwrap_or(&none);
        let evaluation = plan.evaluate(answers, &around);
        if LEADING.contains(&id.as_str()) {
            around.facts.insert(id.clone(), plan.facts(answers, &evaluation));
        }
        all.insert(id.clone(), evaluation);
    }
    all
}
