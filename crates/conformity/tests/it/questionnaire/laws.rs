//! What holds for any questionnaire and any answers.

use super::alone;
use conformity::questionnaire::{
    Answers, Band, Choice, Condition, Evaluation, Fate, Importance, Kind, Known, Lines, Outcome, Plan,
    Question, Questionnaire, Scope, Section, Sheet, SourceRef, Test, Text, Theme, Value, carry, check, worth,
};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const GROUPS: [&str; 3] = ["g0", "g1", "g2"];
const CHOICES: [&str; 4] = ["c0", "c1", "c2", "c3"];

fn text() -> Text {
    Text { fr: "T".to_owned(), en: Some("T".to_owned()) }
}

fn outcome() -> impl Strategy<Value = Option<Outcome>> {
    prop::option::weighted(
        0.8,
        prop::sample::select(vec![
            Outcome::NonCompliant,
            Outcome::Partial,
            Outcome::Compliant,
            Outcome::NotApplicable,
        ]),
    )
}

fn question(at: usize) -> impl Strategy<Value = Question> {
    let choice = (outcome(), prop::sample::subsequence(GROUPS.to_vec(), 0..=1));
    let kinds =
        vec![Kind::Single, Kind::Multiple, Kind::YesNo, Kind::Level, Kind::Number, Kind::Date, Kind::Text];
    let importance = prop::sample::select(vec![Importance::Mandatory, Importance::Recommended]);
    let weight = prop::sample::select(vec![0.0, 0.1, 1.0, 3.0]);
    let when = prop::option::weighted(0.6, condition(at));
    (prop::sample::select(kinds), prop::collection::vec(choice, CHOICES.len()), weight, importance, when)
        .prop_map(move |(kind, choices, weight, importance, when)| Question {
            id: format!("q{at}"),
            title: text(),
            kind,
            help: None,
            evidence: Vec::new(),
            faq: Vec::new(),
            source: SourceRef { of: "s".to_owned(), place: None },
            when,
            required: at.is_multiple_of(2),
            weight,
            importance,
            not_applicable: true,
            choices: if !matches!(kind, Kind::Single | Kind::Multiple) {
                Vec::new()
            } else {
                let made = CHOICES.iter().zip(choices).map(|(id, (outcome, enables))| Choice {
                    id: (*id).to_owned(),
                    title: Some(text()),
                    outcome,
                    alone: false,
                    enables: enables.into_iter().map(str::to_owned).collect(),
                });
                made.collect()
            },
            bands: if kind == Kind::Number {
                vec![
                    Band { from: 1.0, outcome: Outcome::Partial },
                    Band { from: 3.0, outcome: Outcome::Compliant },
                ]
            } else {
                Vec::new()
            },
            columns: Vec::new(),
            unit: None,
            min: None,
            max: None,
            requirements: Vec::new(),
            was: Vec::new(),
            valid_from: None,
            valid_to: None,
        })
}

/// A condition on the questions before.
fn condition(before: usize) -> BoxedStrategy<Condition> {
    let group =
        prop::sample::select(GROUPS.to_vec()).prop_map(|group| Condition::Group { group: group.to_owned() });
    let leaf = if before == 0 {
        group.boxed()
    } else {
        prop_oneof![
            group,
            (0..before, test())
                .prop_map(|(at, test)| Condition::Answer(Test { answer: format!("q{at}"), ..test }))
        ]
        .boxed()
    };
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(|all| Condition::All { all }),
            prop::collection::vec(inner.clone(), 1..4).prop_map(|any| Condition::Any { any }),
            inner.prop_map(|not| Condition::Not { not: Box::new(not) }),
        ]
    })
    .boxed()
}

fn test() -> impl Strategy<Value = Test> {
    let names = vec!["c0", "c1", "yes", "partly", "no", "not_applicable"];
    let bound = 0..5_u8;
    prop_oneof![
        prop::sample::select(names.clone())
            .prop_map(|is| Test { is: Some(is.to_owned()), ..Test::default() }),
        prop::sample::subsequence(names, 1..4).prop_map(|list| Test {
            one_of: list.into_iter().map(str::to_owned).collect(),
            ..Test::default()
        }),
        bound.clone().prop_map(|n| Test { at_least: Some(f64::from(n)), ..Test::default() }),
        bound.prop_map(|n| Test { below: Some(f64::from(n)), ..Test::default() }),
        day().prop_map(|day| Test { from: Some(day), ..Test::default() }),
        day().prop_map(|day| Test { before: Some(day), ..Test::default() }),
        any::<bool>().prop_map(|answered| Test { answered: Some(answered), ..Test::default() }),
    ]
}

fn day() -> impl Strategy<Value = Date> {
    (1..28_i8).prop_map(|day| date(2026, 1, day))
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        prop::sample::select(vec!["c0", "c1", "c2", "c3", "yes", "partly", "no"])
            .prop_map(|c| Value::Choice(c.to_owned())),
        prop::sample::subsequence(CHOICES.to_vec(), 0..=4)
            .prop_map(|list| Value::Choices(list.into_iter().map(str::to_owned).collect())),
        (0..6_u8).prop_map(Value::Level),
        (0..6_u8).prop_map(|n| Value::Number(f64::from(n))),
        day().prop_map(Value::Date),
        Just(Value::Text("mot".to_owned())),
        Just(Value::NotApplicable("motif".to_owned())),
    ]
}

prop_compose! {
    fn questionnaire()(count in 1..12_usize)(
        questions in (0..count).map(question).collect::<Vec<_>>(),
        first in prop::option::weighted(0.3, condition(0)),
        weight in prop::sample::select(vec![0.0, 1.0, 2.0]),
        cut in 0..=count,
    ) -> Questionnaire {
        let mut before = questions;
        let second = before.split_off(cut.min(before.len()));
        let theme = |id: &str, weight, when, questions| Theme {
            id: id.to_owned(),
            title: text(),
            weight,
            sections: vec![Section { id: id.to_owned(), title: text(), intro: None, when, questions }],
        };
        Questionnaire {
            themes: vec![theme("a", weight, None, before), theme("b", 1.0, first, second)],
            ..blank()
        }
    }
}

fn blank() -> Questionnaire {
    Questionnaire {
        id: "essai".to_owned(),
        version: "2026.1".to_owned(),
        date: date(2026, 1, 1),
        scope: Scope::Product,
        title: text(),
        summary: text(),
        notice: text(),
        sources: BTreeMap::new(),
        levels: Vec::new(),
        valid_from: None,
        valid_to: None,
        themes: Vec::new(),
    }
}

fn given() -> impl Strategy<Value = Answers> {
    prop::collection::btree_map((0..14_usize).prop_map(|at| format!("q{at}")), value(), 0..14)
}

/// The same in plain words: a question is asked when its section's condition and its own hold; recursively.
fn oracle(questionnaire: &Questionnaire, answers: &Answers) -> Vec<bool> {
    let mut seen: BTreeMap<&str, &Value> = BTreeMap::new();
    let mut groups: BTreeSet<&str> = BTreeSet::new();
    let mut asked = Vec::new();
    for section in questionnaire.themes.iter().flat_map(|theme| &theme.sections) {
        let open = section.when.as_ref().is_none_or(|when| naive(when, &seen, &groups));
        for question in &section.questions {
            let own = open && question.when.as_ref().is_none_or(|when| naive(when, &seen, &groups));
            asked.push(own);
            let Some(value) = answers.get(&question.id) else { continue };
            if !own || value.is_blank() || value.validate(question).is_err() {
                continue;
            }
            seen.insert(&question.id, value);
            for choice in &question.choices {
                if chosen(value).contains(&choice.id.as_str()) {
                    groups.extend(choice.enables.iter().map(String::as_str));
                }
            }
        }
    }
    asked
}

fn chosen(value: &Value) -> Vec<&str> {
    match value {
        Value::Choice(choice) => vec![choice],
        Value::Choices(choices) => choices.iter().map(String::as_str).collect(),
        Value::NotApplicable(_) => vec!["not_applicable"],
        _ => Vec::new(),
    }
}

fn naive(condition: &Condition, seen: &BTreeMap<&str, &Value>, groups: &BTreeSet<&str>) -> bool {
    match condition {
        Condition::All { all } => all.iter().all(|one| naive(one, seen, groups)),
        Condition::Any { any } => any.iter().any(|one| naive(one, seen, groups)),
        Condition::Not { not } => !naive(not, seen, groups),
        Condition::Group { group } => groups.contains(group.as_str()),
        Condition::Answer(test) => {
            let Some(value) = seen.get(test.answer.as_str()) else { return test.answered == Some(false) };
            let number = match value {
                Value::Number(number) => Some(*number),
                Value::Level(level) => Some(f64::from(*level)),
                _ => None,
            };
            let day = if let Value::Date(day) = value { Some(*day) } else { None };
            let names: Vec<&str> = test.is.iter().chain(&test.one_of).map(String::as_str).collect();
            test.answered == Some(true)
                || chosen(value).iter().any(|choice| names.contains(choice))
                || test.at_least.is_some_and(|bound| number.is_some_and(|number| number >= bound))
                || test.below.is_some_and(|bound| number.is_some_and(|number| number < bound))
                || test.from.is_some_and(|bound| day.is_some_and(|day| day >= bound))
                || test.before.is_some_and(|bound| day.is_some_and(|day| day < bound))
        }
    }
}

fn evaluate(questionnaire: &Arc<Questionnaire>, answers: &Answers) -> Evaluation {
    Plan::compile(questionnaire, &[]).unwrap().evaluate(answers, &alone())
}

proptest! {
    #[test]
    fn scores_lie_between_0_and_100(questionnaire in questionnaire(), answers in given()) {
        let got = evaluate(&Arc::new(questionnaire), &answers);
        for score in got.themes.iter().chain([&got.whole]) {
            for figure in [score.score, score.conformity, Some(score.coverage())].into_iter().flatten() {
                prop_assert!((0.0..=100.0).contains(&figure), "{figure}");
            }
            prop_assert!(score.answered <= score.asked);
        }
    }

    #[test]
    fn conditions_say_what_a_naive_reading_says(questionnaire in questionnaire(), answers in given()) {
        let expected = oracle(&questionnaire, &answers);
        let got = evaluate(&Arc::new(questionnaire), &answers);
        prop_assert_eq!(got.questions.iter().map(|state| state.asked).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_better_answer_never_lowers_a_score(
        questionnaire in questionnaire(), answers in given(), at in 0..12_usize, better in value(),
    ) {
        let mut questionnaire = questionnaire;
        let last = questionnaire.questions().count() - 1;
        let id = format!("q{}", at.min(last));
        // No condition looks at the question.
        for theme in &mut questionnaire.themes {
            for section in &mut theme.sections {
                for question in &mut section.questions {
                    let mut looks = false;
                    if let Some(when) = &question.when {
                        when.each(&mut |look| if let conformity::questionnaire::Look::Test(test) = look { looks |= test.answer == id; });
                    }
                    if looks { question.when = None; }
                    if question.id == id { question.choices.iter_mut().for_each(|choice| choice.enables.clear()); }
                }
            }
        }
        let questionnaire = Arc::new(questionnaire);
        let question = questionnaire.questions().find(|question| question.id == id).unwrap();
        let good = |value: &Value| value.validate(question).is_ok().then(|| worth(question, value)).flatten();
        let before = answers.get(&id).map_or(Some(0.0), |value| good(value).map(|(worth, _)| worth));
        let (Some(before), Some((after, _))) = (before, good(&better)) else { return Ok(()) };
        prop_assume!(after >= before);
        let first = evaluate(&questionnaire, &answers);
        let mut answers = answers.clone();
        answers.insert(id, better);
        let second = evaluate(&questionnaire, &answers);
        for (one, other) in first.themes.iter().chain([&first.whole]).zip(second.themes.iter().chain([&second.whole])) {
            prop_assert!(other.score >= one.score, "{one:?} {other:?}");
            prop_assert!(other.conformity >= one.conformity, "{one:?} {other:?}");
        }
    }

    #[test]
    fn carrying_never_drops_an_answer(
        old in questionnaire(), new in questionnaire(), answers in given(),
        was in prop::collection::vec((0..12_usize, 0..14_usize), 0..6),
    ) {
        let mut new = new;
        for (at, old) in was {
            let mut questions = new.themes.iter_mut().flat_map(|t| &mut t.sections).flat_map(|s| &mut s.questions);
            if let Some(question) = questions.nth(at) {
                question.id = format!("r{at}");
                question.was.push(format!("q{old}"));
            }
        }
        let carried = carry(&answers, &old, &new);
        let from: Answers = carried.iter().map(|c| (c.from.clone(), c.value.clone())).collect();
        prop_assert_eq!(&from, &answers);
        let to: BTreeSet<&str> = carried.iter().map(|c| c.to.as_str()).collect();
        prop_assert_eq!(to.len(), answers.len());
        for one in &carried {
            let there = new.questions().any(|question| question.id == one.to);
            prop_assert_eq!(one.fate == Fate::Dormant, !there, "{:?}", one);
        }
    }
}

/// The condition, its tests made to suit the questions that they look at.
fn suited(condition: Condition, questions: &[Question]) -> Condition {
    let each = |list: Vec<Condition>| list.into_iter().map(|one| suited(one, questions)).collect();
    match condition {
        Condition::All { all } => Condition::All { all: each(all) },
        Condition::Any { any } => Condition::Any { any: each(any) },
        Condition::Not { not } => Condition::Not { not: Box::new(suited(*not, questions)) },
        Condition::Group { group } => {
            if questions[0].choices.iter().any(|choice| choice.enables.contains(&group)) {
                return Condition::Group { group };
            }
            let answer = questions[0].id.clone();
            Condition::Answer(Test { answer, answered: Some(true), ..Test::default() })
        }
        Condition::Answer(mut test) => {
            let question = questions.iter().find(|question| question.id == test.answer).unwrap();
            let offers: Vec<&str> = question.offers().iter().map(|offer| offer.id.as_str()).collect();
            test.one_of.extend(test.is.take());
            test.one_of.retain(|name| offers.contains(&name.as_str()) || name == "not_applicable");
            let bound = test.at_least.or(test.below).is_some();
            let numbers = matches!(question.kind, Kind::Level | Kind::Number);
            let good = !test.one_of.is_empty() || (bound && numbers) || test.answered.is_some();
            let answer = test.answer.clone();
            Condition::Answer(match offers.last() {
                _ if good && (numbers || !bound) => test,
                Some(last) => Test { answer, is: Some((*last).to_owned()), ..Test::default() },
                None => Test { answer, answered: Some(bound), ..Test::default() },
            })
        }
    }
}

/// Every answer worth trying, and none.
fn every(question: &Question) -> Vec<Option<Value>> {
    let choice = |id: &str| Some(Value::Choice(id.to_owned()));
    let mut all = match question.kind {
        Kind::YesNo => ["yes", "partly", "no"].map(choice).to_vec(),
        Kind::Single => CHOICES.map(choice).to_vec(),
        Kind::Multiple => {
            let set = |bits: usize| {
                (0..4).filter(move |at| bits & (1 << at) != 0).map(|at: usize| CHOICES[at].to_owned())
            };
            (1..16).map(|bits| Some(Value::Choices(set(bits).collect()))).collect()
        }
        Kind::Level => (0..=5).map(|level| Some(Value::Level(level))).collect(),
        Kind::Number => (-1..=5).map(|number: i8| Some(Value::Number(f64::from(number)))).collect(),
        _ => vec![Some(Value::Text("mot".to_owned()))],
    };
    all.extend([None, Some(Value::NotApplicable("motif".to_owned()))]);
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_question_is_told_dead_exactly_when_no_answers_ask_it(
        questions in (0..4_usize).map(question).collect::<Vec<_>>(), last in condition(3), alone_choice in any::<bool>(),
    ) {
        let mut questions = questions;
        questions[3].when = Some(last);
        for question in &mut questions {
            // Days would be too many to try.
            if question.kind == Kind::Date { question.kind = Kind::Text; }
            if alone_choice && question.kind == Kind::Multiple { question.choices[0].alone = true; }
        }
        questions[0].when = None;
        for at in 1..4 {
            questions[at].choices.iter_mut().for_each(|choice| choice.enables.clear());
            questions[at].when = questions[at].when.take().map(|when| suited(when, &questions[..at]));
        }
        let theme = Theme {
            id: "a".to_owned(),
            title: text(),
            weight: 1.0,
            sections: vec![Section { id: "a".to_owned(), title: text(), intro: None, when: None, questions }],
        };
        let mut questionnaire = blank();
        questionnaire.themes = vec![theme];
        let sheet = Sheet { file: "essai".to_owned(), questionnaire, lines: Lines::default() };
        let findings = check(std::slice::from_ref(&sheet), &Known::default());
        let unsound = findings.iter().find(|f| f.code.starts_with("condition.") && f.code != "condition.dead");
        prop_assert!(unsound.is_none(), "{unsound:?}");
        let questionnaire = Arc::new(sheet.questionnaire);
        let plan = Plan::compile(&questionnaire, &[]).unwrap();
        let tried: Vec<Vec<Option<Value>>> = questionnaire.questions().take(3).map(every).collect();
        let mut asked = [false; 4];
        for (a, b, c) in tried[0].iter().flat_map(|a| tried[1].iter().flat_map(move |b| [(a, b)])).flat_map(|(a, b)| tried[2].iter().map(move |c| (a, b, c))) {
            let given = [a, b, c].into_iter().enumerate().filter_map(|(at, value)| Some((format!("q{at}"), value.clone()?)));
            let got = plan.evaluate(&given.collect(), &alone());
            for (asked, state) in asked.iter_mut().zip(&got.questions) {
                *asked |= state.asked;
            }
            if asked == [true; 4] {
                break;
            }
        }
        for (at, asked) in asked.into_iter().enumerate() {
            let id = format!("q{at}");
            let dead = findings.iter().any(|f| f.code == "condition.dead" && f.place.question.as_ref() == Some(&id));
            prop_assert_eq!(dead, !asked, "{}", id);
        }
    }
}
