//! Answers in the cells of a sheet, and back.

use conformity::questionnaire::{Cell, Column, Kind, Question, Value, shipped_plans};
use jiff::civil::date;
use std::collections::BTreeMap;

fn questions() -> impl Iterator<Item = &'static Question> {
    shipped_plans().iter().flat_map(|plan| (0..plan.len()).map(|at| plan.question(at)))
}

fn question(id: &str) -> &'static Question {
    questions().find(|question| question.id == id).unwrap()
}

/// Answers that a question may have: one for each of its choices, ordinary and awkward texts.
fn answers(question: &Question) -> Vec<Value> {
    let ids = || question.offers().iter().map(|choice| choice.id.clone());
    let low = question.min.unwrap_or(0.0);
    let mut all = match question.kind {
        Kind::Single | Kind::YesNo => ids().map(Value::Choice).collect(),
        Kind::Multiple => vec![Value::Choices(ids().take(1).collect()), Value::Choices(ids().collect())],
        Kind::Number => vec![Value::Number(low), Value::Number(question.max.unwrap_or(low + 1.0))],
        Kind::Text => vec![Value::Text("=SOMME(A1) | été\nseconde ligne".to_owned())],
        Kind::Date => vec![Value::Date(date(2027, 1, 31))],
        Kind::Level => (0..=5).map(Value::Level).collect(),
        Kind::Table => vec![Value::Rows(vec![row(question, 0), row(question, 1)])],
        Kind::File => vec![Value::Files(vec!["preuve.pdf".to_owned(), "b.png".to_owned()])],
    };
    if question.may_be_not_applicable() {
        all.push(Value::NotApplicable("pas d’ordonnance : logiciel de planning".to_owned()));
    }
    all.retain(|value| value.validate(question).is_ok());
    all
}

fn row(question: &Question, at: usize) -> BTreeMap<String, Cell> {
    let cell = |column: &Column| match column.kind {
        Kind::Number => Cell::Number(2.5),
        Kind::Date => Cell::Text("2026-03-01".to_owned()),
        Kind::Single => Cell::Text(column.choices[at % column.choices.len()].id.clone()),
        _ => Cell::Text(format!("a|b\\c {at}")),
    };
    question.columns.iter().map(|column| (column.id.clone(), cell(column))).collect()
}

#[test]
fn every_answer_of_every_shipped_question_comes_back_from_its_cell() {
    let mut tried = 0;
    for question in questions() {
        for value in answers(question) {
            for english in [false, true] {
                let cell = value.to_cell(question, english);
                let back = Value::from_cell(question, &cell);
                assert_eq!(back.as_ref(), Ok(&Some(value.clone())), "{} {cell:?}", question.id);
                tried += 1;
            }
        }
    }
    assert!(tried > 1_000, "{tried}");
}

#[test]
fn what_people_type_over_a_cell_is_understood_or_told() {
    let ins = question("ts-ins");
    assert_eq!(Value::from_cell(ins, "").unwrap(), None);
    let typed = "  ins QUALIFIÉE, ou reçue\u{a0}qualifiée d’un autre logiciel ";
    assert_eq!(Value::from_cell(ins, typed).unwrap(), Some(Value::Choice("qualifiee".to_owned())));
    assert_eq!(Value::from_cell(ins, "qualifiee").unwrap(), Some(Value::Choice("qualifiee".to_owned())));
    let wrong = Value::from_cell(ins, "peut-être").unwrap_err();
    assert!(wrong.fr.contains("peut-être") && wrong.fr.contains("INS qualifiée"), "{}", wrong.fr);
    let yes_no = question("ts-controle");
    assert_eq!(Value::from_cell(yes_no, "Partly").unwrap(), Some(Value::Choice("partly".to_owned())));
    assert!(Value::from_cell(yes_no, "Sans objet").is_err(), "a reason is asked for");
    let out = Value::from_cell(yes_no, "sans objet : pas de séance").unwrap();
    assert_eq!(out, Some(Value::NotApplicable("pas de séance".to_owned())));
}
