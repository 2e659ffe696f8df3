//! The engine of questionnaires.

mod bad;
mod cells;
mod check;
mod evaluate;
mod laws;
mod schema;
mod values;
mod versions;

use conformity::questionnaire::{
    Answers, Evaluation, Known, Plan, Questionnaire, Sheet, Surroundings, Value, check, evaluate_all, read,
};
use jiff::civil::date;
use std::collections::BTreeMap;
use std::sync::Arc;

pub const QUALIFICATION: &str = include_str!("../samples/qualification.yaml");
pub const SOCLES: &str = include_str!("../samples/socles.yaml");

/// A sheet of a text.
pub fn sheet(text: &str) -> Sheet {
    read("essai.yaml", text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

/// The questionnaire of a text.
pub fn of(text: &str) -> Arc<Questionnaire> {
    Arc::new(sheet(text).questionnaire)
}

/// `code@line` of the findings of some texts together.
pub fn codes(texts: &[&str]) -> Vec<String> {
    let sheets: Vec<Sheet> = texts.iter().map(|text| sheet(text)).collect();
    let findings = check(&sheets, &Known::default());
    findings.iter().map(|f| format!("{}@{}", f.code, f.place.line.unwrap_or(0))).collect()
}

/// Answers, from the JSON of each.
pub fn answers<const N: usize>(list: [(&str, &str); N]) -> Answers {
    list.map(|(id, json)| (id.to_owned(), Value::parse(json).unwrap())).into()
}

/// The sample evaluated with the sample of qualification.
pub fn evaluated(qualification: Answers, socles: Answers) -> (Plan, Evaluation) {
    let all = [of(QUALIFICATION), of(SOCLES)];
    let plans: Vec<Plan> = all.iter().map(|one| Plan::compile(one, &all).unwrap()).collect();
    let answers =
        BTreeMap::from([("qualification".to_owned(), qualification), ("socles".to_owned(), socles)]);
    let mut evaluations = evaluate_all(&plans, date(2026, 11, 23), &answers);
    (plans[1].clone(), evaluations.remove("socles").unwrap())
}

/// Without other questionnaires.
pub fn alone() -> Surroundings {
    Surroundings { today: date(2026, 11, 23), facts: BTreeMap::new() }
}
