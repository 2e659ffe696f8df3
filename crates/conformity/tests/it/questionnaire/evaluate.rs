use super::{alone, answers, evaluated, of};
use conformity::questionnaire::{Answers, Evaluation, Outcome, Plan};
use jiff::civil::date;

fn asked(plan: &Plan, evaluation: &Evaluation) -> Vec<String> {
    let asked = (0..plan.len()).filter(|at| evaluation.questions[*at].asked);
    asked.map(|at| plan.question(at).id.clone()).collect()
}

#[test]
fn what_is_asked_follows_the_answers_and_the_qualification() {
    let (plan, nothing) = evaluated(Answers::new(), Answers::new());
    assert_eq!(asked(&plan, &nothing), ["stockage", "maturite", "moyens", "audits"]);
    let qualified =
        answers([("identites", r#"{"choice":"es"}"#), ("connexions", r#"{"choices":["aucun"]}"#)]);
    let given = answers([("stockage", r#"{"choice":"partly"}"#), ("unicite", r#"{"choice":"yes"}"#)]);
    let (plan, some) = evaluated(qualified, given.clone());
    assert_eq!(asked(&plan, &some), ["stockage", "qualite", "unicite", "arret", "maturite", "audits"]);
    // Outside a hospital the second group stays off.
    let (plan, outside) = evaluated(answers([("identites", r#"{"choice":"hors-es"}"#)]), given);
    assert_eq!(asked(&plan, &outside), ["stockage", "qualite", "unicite", "maturite", "moyens", "audits"]);
}

#[test]
fn scores_follow_the_written_formula() {
    let given = answers([
        ("stockage", r#"{"choice":"partly"}"#),
        ("qualite", r#"{"number":95}"#),
        ("maturite", r#"{"level":3}"#),
        ("moyens", r#"{"choices":["psc","otp"]}"#),
    ]);
    let (_, got) = evaluated(Answers::new(), given);
    // INS: (2 × ½ + 1 × 1) / 3; security: (½ × 3/5 + ½ × ½) / 1; the whole: (3 × INS + 1 × security) / 4.
    let (ins, security) = (200.0 / 3.0, 55.0);
    let near = |got: Option<f64>, expected: f64| {
        assert!((got.unwrap() - expected).abs() < 1e-5, "{got:?} {expected}");
    };
    near(got.themes[0].score, ins);
    near(got.themes[1].score, security);
    near(got.whole.score, (3.0 * ins + security) / 4.0);
    // The number is only recommended: conformity looks at the yes/no alone.
    near(got.themes[0].conformity, 50.0);
    near(got.whole.conformity, (150.0 + 55.0) / 4.0);
    assert_eq!(got.level, Some(3));
    assert_eq!((got.whole.asked, got.whole.answered), (5, 4));
    near(Some(got.whole.coverage()), 80.0);
    assert_eq!(got.missing, Vec::<usize>::new());
}

#[test]
fn not_applicable_leaves_the_score_and_silence_counts_nothing() {
    let (_, silent) = evaluated(Answers::new(), Answers::new());
    assert_eq!((silent.whole.score, silent.level), (Some(0.0), Some(0)));
    let given =
        answers([("stockage", r#"{"not_applicable":"pas de patient"}"#), ("maturite", r#"{"level":5}"#)]);
    let (plan, got) = evaluated(answers([("connexions", r#"{"choices":["aucun"]}"#)]), given);
    assert_eq!((got.themes[0].score, got.whole.score, got.level), (None, Some(100.0), Some(5)));
    let at = plan.position("stockage").unwrap();
    assert_eq!(
        (got.questions[at].answered, got.questions[at].outcome, got.questions[at].value),
        (true, None, None)
    );
}

#[test]
fn the_worst_of_several_choices_counts() {
    for (choices, outcome) in [
        (r#"{"choices":["psc"]}"#, Outcome::Compliant),
        (r#"{"choices":["otp","psc"]}"#, Outcome::Partial),
        (r#"{"choices":["psc","partage"]}"#, Outcome::NonCompliant),
    ] {
        let (plan, got) = evaluated(Answers::new(), answers([("moyens", choices)]));
        assert_eq!(got.questions[plan.position("moyens").unwrap()].outcome, Some(outcome), "{choices}");
    }
}

#[test]
fn bad_answers_are_told_and_count_as_missing() {
    let given = answers([
        ("stockage", r#"{"number":1}"#),
        ("maturite", r#"{"level":9}"#),
        ("moyens", r#"{"choices":[]}"#),
    ]);
    let (plan, got) = evaluated(Answers::new(), given);
    let told: Vec<(&str, &str)> =
        got.invalid.iter().map(|(at, f)| (plan.question(*at).id.as_str(), f.code)).collect();
    assert_eq!(told, [("stockage", "answer.kind"), ("maturite", "answer.bounds")]);
    let missing: Vec<&str> = got.missing.iter().map(|at| plan.question(*at).id.as_str()).collect();
    assert_eq!(missing, ["stockage", "maturite", "moyens"]);
    assert_eq!(got.whole.score, Some(0.0));
}

#[test]
fn answers_no_longer_asked_are_kept_aside() {
    let given = answers([
        ("stockage", r#"{"choice":"no"}"#),
        ("qualite", r#"{"number":95}"#),
        ("disparue", r#"{"text":"x"}"#),
    ]);
    let (plan, got) = evaluated(Answers::new(), given.clone());
    assert_eq!(got.dormant, ["disparue", "qualite"]);
    let facts = plan.facts(&given, &got);
    assert_eq!(facts.answers.keys().collect::<Vec<_>>(), ["stockage"]);
}

#[test]
fn a_question_may_be_asked_from_a_day_on() {
    let text = super::SOCLES.replacen("kind: yes_no", "kind: yes_no\n            valid_from: 2027-01-01", 1);
    let one = of(&text);
    let others = [of(super::QUALIFICATION)];
    let plan = Plan::compile(&one, &others).unwrap();
    let mut around = alone();
    assert!(!plan.evaluate(&Answers::new(), &around).questions[0].asked);
    around.today = date(2027, 1, 1);
    assert!(plan.evaluate(&Answers::new(), &around).questions[0].asked);
}

#[test]
fn a_plan_needs_what_its_conditions_look_at() {
    let error = Plan::compile(&of(super::SOCLES), &[]).unwrap_err();
    assert_eq!((error.place.as_str(), error.reference.as_str()), ("moyens", "qualification/connexions"));
}
