//! A questionnaire of 1,000 questions with 300 conditions: how long one evaluation takes, how long its file takes to be
//! read, checked and made ready. One thread, warm, in process.
//!
//! `cargo run --release -p questionnaire-speed [questions] [conditions]`; prints a table, microseconds of wall time
//! (median) and of CPU time (mean). Ends with an error when an evaluation is not well under one millisecond.

use common::timing::measure;
use conformity::questionnaire::{Answers, Known, Plan, Surroundings, Value, check, read};
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::sync::Arc;

/// Longest median of one evaluation, in microseconds.
const LONGEST: f64 = 500.0;

fn main() -> Result<(), Box<dyn Error>> {
    let mut numbers = std::env::args().skip(1).map(|n| n.parse::<usize>());
    let questions = numbers.next().unwrap_or(Ok(1_000))?;
    let conditions = numbers.next().unwrap_or(Ok(300))?.min(questions.saturating_sub(2));
    let text = sheet(questions, conditions)?;
    let sheet = read("bench.yaml", text.as_bytes())?;
    let findings = check(std::slice::from_ref(&sheet), &Known::default());
    if let Some(first) = findings.first() {
        return Err(format!("{}: {}", first.place.text(), first.en).into());
    }
    let questionnaire = Arc::new(sheet.questionnaire.clone());
    let plan = Plan::compile(&questionnaire, &[])?;
    let around = Surroundings { today: jiff::civil::date(2026, 11, 23), facts: BTreeMap::new() };
    let sets: Vec<Answers> = (0..20).map(|seed| answers(questions, seed)).collect();
    println!("{questions} questions, {conditions} conditions, {} KiB of YAML\n", text.len() / 1024);
    println!("| what | median wall, µs | mean CPU, µs |");
    println!("|---|--:|--:|");
    let evaluated = measure(&sets, |answers| plan.evaluate(answers, &around).whole.answered as u64);
    let once = [()];
    let compiled =
        measure(&once, |()| Plan::compile(&questionnaire, &[]).map_or(0, |plan| plan.len() as u64));
    let bytes = measure(&once, |()| read("bench.yaml", text.as_bytes()).map_or(0, |_| 1));
    let checked = measure(&once, |()| check(std::slice::from_ref(&sheet), &Known::default()).len() as u64);
    let figure = |figures: &serde_json::Value, key: &str| figures[key].as_f64().unwrap_or_default();
    for (name, figures) in [
        ("one evaluation, all answers given", &evaluated),
        ("made ready, once for each version", &compiled),
        ("file read, twice for its lines", &bytes),
        ("file checked, dead questions looked for", &checked),
    ] {
        println!("| {name} | {:.0} | {:.0} |", figure(figures, "p50_us"), figure(figures, "cpu_us"));
    }
    let median = figure(&evaluated, "p50_us");
    if median < LONGEST { Ok(()) } else { Err(format!("one evaluation takes {median:.0} µs").into()) }
}

/// Ten themes; conditions of two or three tests on the questions before.
fn sheet(questions: usize, conditions: usize) -> Result<String, std::fmt::Error> {
    let mut text = String::from(
        "id: bench\nversion: \"2026.1\"\ndate: 2026-11-23\nscope: product\ntitle: { fr: B, en: B }\nsummary: { fr: B, en: B }\n\
         notice: { fr: B, en: B }\nsources:\n  s: { title: S, date: 2026-01-01 }\nlevels:\n  - { level: 0, from: 0, title: { fr: L, en: L } }\n\
         \x20 - { level: 5, from: 95, title: { fr: L, en: L } }\nthemes:\n",
    );
    let step = questions.div_ceil(10).max(1);
    let every = questions / conditions.max(1);
    let mut left = conditions;
    for at in 0..questions {
        if at % step == 0 {
            write!(text, "  - id: t{at}\n    title: {{ fr: T, en: T }}\n    sections:\n")?;
        }
        if at % step.min(10) == 0 || at % step == 0 {
            write!(text, "      - id: s{at}\n        title: {{ fr: S, en: S }}\n        questions:\n")?;
        }
        let kind = ["yes_no", "single", "level", "yes_no"][at % 4];
        write!(
            text,
            "          - id: question-number-{at}\n            title: {{ fr: \"Question {at}\", en: \"Question {at}\" }}\n            kind: {kind}\n            source: {{ ref: s }}\n"
        )?;
        if kind == "single" {
            text.push_str("            choices:\n");
            for (choice, outcome) in [("a", "compliant"), ("b", "partial"), ("c", "non_compliant")] {
                // A group is switched on before the first condition looks at it.
                let enables = if at < 8 { format!(", enables: [g{at}]") } else { String::new() };
                writeln!(
                    text,
                    "              - {{ id: {choice}, title: {{ fr: C, en: C }}, outcome: {outcome}{enables} }}"
                )?;
            }
        }
        if at > 8 && left > 0 && at % every == 0 {
            left -= 1;
            let yes = (at * 7 / 9) / 4 * 4;
            let single = (at - 5) / 4 * 4 + 1;
            writeln!(
                text,
                "            when: {{ any: [{{ answer: question-number-{yes}, one_of: [\"yes\", \"partly\"] }}, {{ all: [{{ not: {{ group: g1 }} }}, {{ answer: question-number-{single}, is: a }}] }}] }}"
            )?;
        }
    }
    Ok(text)
}

fn answers(questions: usize, seed: usize) -> Answers {
    let value = |at: usize| {
        let pick = (at * 31 + seed * 17) % 7;
        match at % 4 {
            1 => Value::Choice(["a", "b", "c"][pick % 3].to_owned()),
            2 => Value::Level((pick % 6) as u8),
            _ => Value::Choice(["yes", "partly", "no"][pick % 3].to_owned()),
        }
    };
    (0..questions).map(|at| (format!("question-number-{at}"), value(at))).collect()
}
