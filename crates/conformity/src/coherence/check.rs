//! What is wrong in a file of rules.

use super::model::{Rule, Rules};
use crate::questionnaire::{Kind, Look, Plan, Text};
use std::collections::BTreeSet;

/// Checks rules against the questionnaires that they look at: one line each, with the name of the rule.
pub fn check(rules: &Rules, plans: &[Plan]) -> Vec<String> {
    let mut found = Vec::new();
    let mut names = BTreeSet::new();
    for rule in &rules.rules {
        let mut say = |what: &str| found.push(format!("{}: {what}", rule.id));
        if !names.insert(rule.id.as_str()) {
            say("another rule has this name");
        }
        if rule.when.is_none() && rule.expires.is_none() {
            say("it never speaks: it has neither `when` nor `expires`");
        }
        if rule.look.is_empty() {
            say("`look` names no question to mend");
        }
        if !rules.sources.contains_key(&rule.source.of) {
            say("its source is not among the sources");
        }
        if [&rule.title, &rule.remedy].into_iter().any(|text: &Text| text.en.is_none()) {
            say("a text lacks its English");
        }
        references(rule, plans, &mut say);
    }
    for reference in &rules.siblings.questions {
        if find(plans, reference).is_none() {
            found.push(format!("siblings: `{reference}` is no question"));
        }
    }
    found
}

fn references(rule: &Rule, plans: &[Plan], say: &mut impl FnMut(&str)) {
    if let Some(when) = &rule.when {
        when.each(&mut |look| match look {
            Look::Group(group) => say(&format!("`{group}` is a group: rules look at answers alone")),
            Look::Test(test) => match find(plans, &test.answer) {
                None => say(&format!("`{}` is no question", test.answer)),
                Some(question) => {
                    let offers = question.offers();
                    for choice in test.choices() {
                        if choice != "not_applicable" && !offers.iter().any(|offer| offer.id == choice) {
                            say(&format!("`{choice}` is no choice of `{}`", test.answer));
                        }
                    }
                }
            },
        });
    }
    if let Some(expiry) = &rule.expires
        && find(plans, &expiry.answer).is_none_or(|question| question.kind != Kind::Date)
    {
        say(&format!("`{}` is no question that asks for a day", expiry.answer));
    }
    for reference in &rule.look {
        if find(plans, reference).is_none() {
            say(&format!("`{reference}` is no question"));
        }
    }
}

fn find<'a>(plans: &'a [Plan], reference: &str) -> Option<&'a crate::questionnaire::Question> {
    let (file, id) = reference.split_once('/')?;
    let plan = plans.iter().find(|plan| plan.questionnaire().id == file)?;
    Some(plan.question(plan.position(id)?))
}
