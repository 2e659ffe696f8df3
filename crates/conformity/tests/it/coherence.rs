//! The shipped rules are sound, and speak when they should.

use conformity::coherence::{Answered, check, read, run, shipped, siblings};
use conformity::questionnaire::{Answers, Value, evaluate_all, shipped_plans};
use jiff::civil::{Date, date};
use std::collections::BTreeMap;

const TODAY: Date = date(2026, 11, 24);

fn facts(lines: &[(&str, &str)]) -> BTreeMap<String, Answers> {
    let mut all: BTreeMap<String, Answers> = BTreeMap::new();
    for (reference, value) in lines {
        let (file, id) = reference.split_once('/').unwrap();
        all.entry(file.to_owned()).or_default().insert(id.to_owned(), Value::parse(value).unwrap());
    }
    all
}

fn said(lines: &[(&str, &str)]) -> Vec<&'static str> {
    let answers = facts(lines);
    let evaluations = evaluate_all(shipped_plans(), TODAY, &answers);
    let answered = Answered::new(shipped_plans(), &evaluations, &answers);
    run(shipped().unwrap(), &answered, TODAY).iter().map(|found| found.rule.id.as_str()).collect()
}

#[test]
fn the_shipped_rules_are_sound() {
    assert_eq!(check(shipped().unwrap(), shipped_plans()), Vec::<String>::new());
    assert!(shipped().unwrap().rules.len() >= 30);
}

#[test]
fn nothing_answered_contradicts_nothing() {
    assert_eq!(said(&[]), Vec::<&str>::new());
}

#[test]
fn a_product_against_the_strategy() {
    let hosted = ("qualification/hebergement", r#"{"choice":"interne"}"#);
    let health = ("qualification/donnees-sante", r#"{"choice":"yes"}"#);
    let kept = ("qualification/donnees-patient-stockees", r#"{"choice":"yes"}"#);
    let none = ("strategie/hds-certificat", r#"{"choice":"non"}"#);
    let has = ("strategie/hds-certificat", r#"{"choice":"oui"}"#);
    assert_eq!(said(&[hosted, health, kept, none]), ["hebergement-sans-hds"]);
    assert_eq!(said(&[hosted, health, kept, has]), Vec::<&str>::new());
    // An answer that is not there contradicts nothing: "tous" needs a product that says how professionals sign in.
    let all = ("strategie/psc-strategie", r#"{"choice":"tous"}"#);
    let people = ("qualification/utilisateurs", r#"{"choices":["professionnels"]}"#);
    assert_eq!(said(&[all, people]), Vec::<&str>::new());
    let password = ("qualification/auth-professionnels", r#"{"choices":["mot-de-passe"]}"#);
    assert_eq!(said(&[all, people, password]), ["psc-strategie-tous"]);
}

#[test]
fn a_day_that_is_over() {
    let recent = ("strategie/test-intrusion", r#"{"choice":"moins-d-un-an"}"#);
    // A year to the day is still good; one day more is not.
    assert_eq!(
        said(&[recent, ("strategie/test-intrusion-date", r#"{"date":"2025-11-24"}"#)]),
        Vec::<&str>::new()
    );
    assert_eq!(
        said(&[recent, ("strategie/test-intrusion-date", r#"{"date":"2025-11-23"}"#)]),
        ["intrusion-date"]
    );
    let certified = ("strategie/hds-certificat", r#"{"choice":"oui"}"#);
    assert_eq!(said(&[certified, ("strategie/hds-fin", r#"{"date":"2026-11-24"}"#)]), Vec::<&str>::new());
    assert_eq!(said(&[certified, ("strategie/hds-fin", r#"{"date":"2026-11-23"}"#)]), ["hds-perime"]);
    // Not asked, so not counted.
    assert_eq!(said(&[("strategie/hds-fin", r#"{"date":"2020-01-01"}"#)]), Vec::<&str>::new());
}

#[test]
fn variants_that_differ() {
    let one = facts(&[
        ("qualification/donnees-sante", r#"{"choice":"yes"}"#),
        ("qualification/hors-ligne", r#"{"choice":"yes"}"#),
    ]);
    let other = facts(&[
        ("qualification/donnees-sante", r#"{"choice":"no"}"#),
        ("qualification/hors-ligne", r#"{"choice":"no"}"#),
    ]);
    let (a, b) = (evaluate_all(shipped_plans(), TODAY, &one), evaluate_all(shipped_plans(), TODAY, &other));
    let one = Answered::new(shipped_plans(), &a, &one);
    let other = Answered::new(shipped_plans(), &b, &other);
    let rules = shipped().unwrap();
    assert_eq!(siblings(rules, &one, &other), ["qualification/donnees-sante"]);
    assert_eq!(siblings(rules, &one, &one), Vec::<&str>::new());
}

#[test]
fn a_wrong_rule_is_named() {
    let text = br#"
date: 2026-11-24
notice: { fr: "n", en: "n" }
sources: { s: { title: "s", date: 2026-01-01 } }
rules:
  - { id: a, level: error, title: { fr: "t" }, remedy: { fr: "r", en: "r" }, when: { answer: strategie/rssi, is: peut-etre }, look: [strategie/nulle-part], source: { ref: x } }
  - { id: a, level: warning, title: { fr: "t", en: "t" }, remedy: { fr: "r", en: "r" }, look: [strategie/rssi], source: { ref: s } }
  - { id: b, level: warning, title: { fr: "t", en: "t" }, remedy: { fr: "r", en: "r" }, expires: { answer: strategie/rssi, months: 0 }, look: [strategie/rssi], source: { ref: s } }
siblings: { questions: [strategie/x], title: { fr: "t", en: "t" }, remedy: { fr: "r", en: "r" }, source: { ref: s } }
"#;
    let rules = read("mine.yaml", text).unwrap();
    let found = check(&rules, shipped_plans());
    let expected = [
        "a: its source is not among the sources",
        "a: a text lacks its English",
        "a: `peut-etre` is no choice of `strategie/rssi`",
        "a: `strategie/nulle-part` is no question",
        "a: another rule has this name",
        "a: it never speaks: it has neither `when` nor `expires`",
        "b: `strategie/rssi` is no question that asks for a day",
        "siblings: `strategie/x` is no question",
    ];
    assert_eq!(found, expected);
}
