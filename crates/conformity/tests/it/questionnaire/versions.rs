use super::{SOCLES, answers, of};
use conformity::questionnaire::{Carried, Fate, carry, diff};

fn changed(pairs: &[(&str, &str)]) -> String {
    pairs.iter().fold(SOCLES.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    })
}

#[test]
fn nothing_differs_between_a_version_and_itself() {
    let later = changed(&[("2026.1", "2026.2"), ("date: 2026-11-23", "date: 2026-12-01")]);
    assert!(diff(&of(SOCLES), &of(&later)).is_empty());
}

#[test]
fn what_changed_is_told_question_by_question() {
    let new = changed(&[
        ("id: unicite", "id: unicite-ins\n            was: [unicite]"),
        ("answer: unicite,", "answer: unicite-ins,"),
        ("weight: 2", "weight: 3"),
        ("{ from: 90,", "{ from: 80,"),
        ("fr: \"Non engagé\"", "fr: \"À faire\""),
    ]);
    // A day that is gone, a level after the table, a text that is new.
    let cut = |text: &str, from: &str, to: &str| {
        let (from, to) = (text.find(from).unwrap(), text.find(to).unwrap());
        (text[from..to].to_owned(), text[..from].to_owned() + &text[to..])
    };
    let (_, new) = cut(&new, "          - id: arret", "  - id: securite");
    let (level, new) = cut(&new, "          - id: maturite", "          - id: moyens");
    let new = new
        + &level
        + "          - id: remarque\n            title: { fr: Remarque, en: Remark }\n            kind: text\n            weight: 0\n            source: { ref: doctrine }\n";
    let got = diff(&of(SOCLES), &of(&new));
    assert_eq!(got.added, ["remarque"]);
    assert_eq!(got.removed, ["arret"]);
    assert_eq!(got.frame, ["levels"]);
    let parts: Vec<(&str, Option<&str>, &[&str])> =
        got.changed.iter().map(|c| (c.id.as_str(), c.was.as_deref(), c.parts.as_slice())).collect();
    assert_eq!(
        parts,
        [
            ("stockage", None, &["weight"][..]),
            ("qualite", None, &["bands"]),
            ("unicite-ins", Some("unicite"), &[]),
        ]
    );
    let moved: Vec<&str> = got.moved.iter().map(|m| m.id.as_str()).collect();
    assert_eq!(moved, ["maturite"]);
}

#[test]
fn answers_are_carried_and_doubts_are_told() {
    let given = answers([
        ("stockage", r#"{"choice":"yes"}"#),
        ("qualite", r#"{"number":95}"#),
        ("unicite", r#"{"choice":"no"}"#),
        ("moyens", r#"{"choices":["otp"]}"#),
        ("audits", r#"{"rows":[{"jour":"2026-01-01"}]}"#),
        ("ancienne", r#"{"text":"d’avant"}"#),
    ]);
    let new = changed(&[
        ("id: unicite", "id: unicite-ins\n            was: [unicite]"),
        ("answer: unicite,", "answer: unicite-ins,"),
        ("max: 100", "max: 90"),
        (
            "{ id: partage, title: { fr: \"Compte partagé\", en: \"Shared account\" }, outcome: non_compliant }",
            "{ id: carte, title: { fr: \"Carte\", en: \"Card\" }, outcome: compliant }",
        ),
    ]);
    let new = new.split("          - id: audits").next().unwrap();
    let carried = carry(&given, &of(SOCLES), &of(new));
    let told: Vec<(&str, &str, &str)> =
        carried.iter().map(|c| (c.from.as_str(), c.to.as_str(), word(c))).collect();
    assert_eq!(
        told,
        [
            ("ancienne", "ancienne", "dormant"),
            ("audits", "audits", "dormant"),
            ("moyens", "moyens", "review"),
            ("qualite", "qualite", "review"),
            ("stockage", "stockage", "kept"),
            ("unicite", "unicite-ins", "kept"),
        ]
    );
    let Fate::Review { fr, .. } = &carried[2].fate else { unreachable!() };
    assert!(fr.contains("partage"), "{fr}");
    let json = serde_json::to_value(&carried[4]).unwrap();
    assert_eq!(json["fate"], "kept");
    // A question that comes back finds its answer.
    let back = carry(&given, &of(new), &of(SOCLES));
    assert_eq!(back.iter().map(word).collect::<Vec<_>>()[1], "kept");
}

fn word(carried: &Carried) -> &'static str {
    match carried.fate {
        Fate::Kept => "kept",
        Fate::Review { .. } => "review",
        Fate::Dormant => "dormant",
    }
}
