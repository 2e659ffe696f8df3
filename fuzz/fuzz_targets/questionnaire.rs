//! Questionnaire files: whatever is written, they are read or refused with a place, checked, and evaluated when sound.
#![no_main]
use conformity::questionnaire::{Answers, Known, Plan, Severity, Surroundings, Value, check, diff, read};
use libfuzzer_sys::fuzz_target;
use std::collections::BTreeMap;
use std::sync::Arc;

fuzz_target!(|bytes: &[u8]| {
    let Ok(sheet) = read("fuzz.yaml", bytes) else { return };
    let findings = check(std::slice::from_ref(&sheet), &Known::default());
    for finding in &findings {
        assert!(!finding.fr.is_empty() && !finding.en.is_empty());
    }
    let questionnaire = Arc::new(sheet.questionnaire);
    assert!(diff(&questionnaire, &questionnaire).removed.is_empty());
    if findings.iter().any(|finding| finding.severity == Severity::Error) {
        return;
    }
    // What was checked can be made ready, and what it says stays within bounds.
    let plan = Plan::compile(&questionnaire, &[]).expect("a sound file can be compiled");
    let around = Surroundings { today: questionnaire.date, facts: BTreeMap::new() };
    let first = |question: &conformity::questionnaire::Question| {
        question.offers().first().map(|offer| (question.id.clone(), Value::Choice(offer.id.clone())))
    };
    let answers: Answers = questionnaire.questions().filter_map(first).collect();
    let score = plan.evaluate(&answers, &around).whole.score;
    assert!(score.is_none_or(|score| (0.0..=100.0).contains(&score)));
});
