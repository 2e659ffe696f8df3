//! The rules over answers.

use super::model::{Expiry, Rule, Rules, Severity};
use crate::questionnaire::{Answers, Evaluation, Look, Plan, Question, Test, Value};
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What a rule found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found<'a> {
    /// The rule.
    pub rule: &'a Rule,
}

/// Answers that count: good ones, to questions that are asked.
pub struct Answered<'a> {
    plans: BTreeMap<&'a str, &'a Plan>,
    evaluations: &'a BTreeMap<String, Evaluation>,
    answers: &'a BTreeMap<String, Answers>,
}

impl<'a> Answered<'a> {
    /// Of one product and the strategy, as [`evaluate_all`](crate::questionnaire::evaluate_all) evaluated them.
    pub fn new<'p: 'a>(
        plans: impl IntoIterator<Item = &'p Plan>,
        evaluations: &'a BTreeMap<String, Evaluation>,
        answers: &'a BTreeMap<String, Answers>,
    ) -> Self {
        let named = |plan: &'p Plan| -> (&'a str, &'a Plan) { (plan.questionnaire().id.as_str(), plan) };
        let plans = plans.into_iter().map(named).collect();
        Self { plans, evaluations, answers }
    }

    /// A question by `questionnaire/question`, with its answer when it counts. `None` when it is not part of this product.
    pub fn get(&self, reference: &str) -> Option<(&'a Question, Option<&'a Value>)> {
        let (file, id) = reference.split_once('/')?;
        let plan = self.plans.get(file)?;
        let at = plan.position(id)?;
        let counts = self.evaluations.get(file).is_some_and(|all| all.questions[at].answered);
        let value = self.answers.get(file).and_then(|all| all.get(id)).filter(|_| counts);
        Some((plan.question(at), value))
    }
}

/// What the rules say, the gravest first.
pub fn run<'a>(rules: &'a Rules, answered: &Answered<'_>, today: Date) -> Vec<Found<'a>> {
    let mut found: Vec<_> =
        rules.rules.iter().filter(|rule| speaks(rule, answered, today)).map(|rule| Found { rule }).collect();
    found.sort_by_key(|found| found.rule.level);
    found
}

fn speaks(rule: &Rule, answered: &Answered<'_>, today: Date) -> bool {
    let look = |test: &Test| answered.get(&test.answer);
    rule.when.as_ref().is_none_or(|when| when.holds(&look))
        && rule.expires.as_ref().is_none_or(|expiry| is_over(expiry, answered, today))
}

fn is_over(expiry: &Expiry, answered: &Answered<'_>, today: Date) -> bool {
    let Some((_, Some(Value::Date(day)))) = answered.get(&expiry.answer) else { return false };
    day.saturating_add(i64::from(expiry.months).months()) < today
}

/// Questions that two variants of one product answer differently, both with an answer that counts.
pub fn siblings<'a>(rules: &'a Rules, one: &Answered<'_>, other: &Answered<'_>) -> Vec<&'a str> {
    let differs = |reference: &&str| match (one.get(reference), other.get(reference)) {
        (Some((_, Some(mine))), Some((_, Some(theirs)))) => mine != theirs,
        _ => false,
    };
    rules.siblings.questions.iter().map(String::as_str).filter(differs).collect()
}

impl Rule {
    /// Is it an error?
    pub fn is_error(&self) -> bool {
        self.level == Severity::Error
    }

    /// Questionnaires that it looks at: whoever may not read them all is told nothing.
    pub fn questionnaires(&self) -> BTreeSet<&str> {
        let mut all: Vec<&str> = self.look.iter().map(String::as_str).collect();
        all.extend(self.expires.as_ref().map(|expiry| expiry.answer.as_str()));
        if let Some(when) = &self.when {
            when.each(&mut |look| {
                if let Look::Test(test) = look {
                    all.push(&test.answer);
                }
            });
        }
        all.into_iter().filter_map(|one| one.split_once('/')).map(|(file, _)| file).collect()
    }
}
