use super::{QUALIFICATION, SOCLES, codes, sheet};
use conformity::questionnaire::{Known, Sheet, check, read, shipped, shipped_files, shipped_plans};
use std::collections::BTreeSet;

#[test]
fn the_samples_are_sound() {
    assert_eq!(codes(&[QUALIFICATION, SOCLES]), Vec::<String>::new());
}

#[test]
fn shipped_files_are_sound_together() {
    let read =
        |(name, text): (&str, &str)| read(name, text.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    let sheets: Vec<Sheet> = shipped_files().into_iter().map(read).collect();
    let faq = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../content/faq/entries")).unwrap();
    let slug = |name: String| name.split('.').next().unwrap_or_default().to_owned();
    let faq: BTreeSet<String> =
        faq.map(|file| slug(file.unwrap().file_name().into_string().unwrap())).collect();
    assert!(faq.contains("convergence-par-ou-commencer"));
    let findings = check(&sheets, &Known { faq: Some(faq) });
    let told: Vec<String> =
        findings.iter().map(|f| format!("{} [{}] {}", f.place.text(), f.code, f.en)).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    // What is read at run time is the same, and each has its plan.
    let shipped: Vec<&str> = shipped().unwrap().iter().map(|one| one.id.as_str()).collect();
    assert_eq!(shipped, sheets.iter().map(|sheet| sheet.questionnaire.id.as_str()).collect::<Vec<_>>());
    assert_eq!(shipped_plans().len(), shipped.len());
}

/// Each fault, made by one change of the sample: what is replaced, by what, what is said and on which line.
#[test]
fn each_fault_is_said_where_it_is() {
    for (from, to, expected) in [
        ("id: stockage", "id: Stockage!", "id.slug@23"),
        ("id: qualite", "id: stockage", "id.duplicate@29"),
        ("id: ins-creation", "id: ins-collecte", "id.duplicate@41"),
        ("id: securite", "id: ins", "id.duplicate@56"),
        ("version: \"2026.1\"", "version: \"1\"", "version@0"),
        (", en: \"INS\"", "", "title.translation@16"),
        ("fr: \"Création\"", "fr: \" \"", "title.missing@41"),
        ("ref: doctrine, place", "ref: inconnue, place", "source.unknown@23"),
        ("{ answer: stockage, one_of", "{ answer: stock, one_of", "condition.unknown@29"),
        ("one_of: [\"yes\", \"partly\"]", "one_of: [\"oui\"]", "condition.value@29"),
        ("one_of: [\"yes\", \"partly\"]", "at_least: 3", "condition.kind@29"),
        ("{ answer: stockage, one_of", "{ answer: maturite, one_of", "condition.later@29"),
        ("{ answer: stockage, one_of", "{ answer: qualite, one_of", "condition.cycle@29"),
        ("{ group: identites }", "{ group: nulle-part }", "condition.group@41"),
        ("{ group: identites }", "{ all: [] }", "condition.empty@41"),
        ("level: 0, from: 0", "level: 0, from: 5", "level.start@11"),
        ("from: 60", "from: 10", "level.order@11"),
        ("level: 5, from: 95", "level: 6, from: 95", "level.bounds@11"),
        ("kind: date\n            weight: 0", "kind: date", "weight.unscored@49"),
        ("weight: 2", "weight: -1", "weight.bounds@23"),
        ("kind: date }", "kind: file }", "table.kind@78"),
        ("{ from: 90,", "{ from: 40,", "bands@29"),
        ("min: 0", "min: 200", "bounds@29"),
        ("kind: level", "kind: level\n            min: 2", "field.unused@62"),
        ("requirements: [\"INS 1\"]", "was: [qualite]", "was.present@23"),
    ] {
        let text = SOCLES.replacen(from, to, 1);
        assert!(text != SOCLES, "{from}");
        let got = codes(&[QUALIFICATION, &text]);
        assert!(got.iter().any(|code| code == expected), "{to}: {got:?}");
    }
}

#[test]
fn questions_that_can_never_be_asked_are_found() {
    for (from, to, expected) in [
        // Two choices of one question at once.
        (
            "{ answer: stockage, one_of: [\"yes\", \"partly\"] }",
            "{ all: [{ answer: stockage, is: \"yes\" }, { answer: stockage, is: \"no\" }] }",
            Some("condition.dead@29"),
        ),
        // Looks at a question whose own condition excludes it.
        (
            "{ all: [{ group: en-es }",
            "{ all: [{ answer: qualification/identites, is: non }",
            Some("condition.dead@49"),
        ),
        ("{ all: [{ group: en-es }", "{ all: [{ not: { group: identites } }", Some("condition.dead@49")),
        // A choice that excludes the others, with another.
        (
            "{ not: { answer: qualification/connexions, is: aucun } }",
            "{ all: [{ answer: qualification/connexions, is: aucun }, { answer: qualification/connexions, is: psc }] }",
            Some("condition.dead@67"),
        ),
        // An answer has at least one choice.
        (
            "{ not: { answer: qualification/connexions, is: aucun } }",
            "{ all: [{ answer: qualification/connexions, answered: true }, { not: { answer: qualification/connexions, one_of: [psc, mot-de-passe, aucun] } }] }",
            Some("condition.dead@67"),
        ),
        (
            "{ not: { answer: qualification/connexions, is: aucun } }",
            "{ all: [{ answer: qualification/connexions, answered: true }, { not: { answer: qualification/connexions, one_of: [psc, aucun] } }] }",
            None,
        ),
        // Without it, two choices go together.
        (
            "{ not: { answer: qualification/connexions, is: aucun } }",
            "{ all: [{ answer: qualification/connexions, is: mot-de-passe }, { answer: qualification/connexions, is: psc }] }",
            None,
        ),
        // Numbers and levels: nothing lies between.
        (
            "{ not: { answer: qualification/connexions, is: aucun } }",
            "{ all: [{ answer: maturite, at_least: 3 }, { answer: maturite, below: 3 }] }",
            Some("condition.dead@67"),
        ),
        (
            "{ not: { answer: qualification/connexions, is: aucun } }",
            "{ all: [{ answer: qualite, at_least: 30 }, { answer: qualite, below: 30.5 }] }",
            None,
        ),
        (
            "{ not: { answer: qualification/connexions, is: aucun } }",
            "{ answer: qualite, at_least: 101 }",
            Some("condition.dead@67"),
        ),
        // Days.
        (
            "{ not: { answer: qualification/connexions, is: aucun } }",
            "{ all: [{ answer: arret, from: 2026-01-01 }, { answer: arret, before: 2026-01-01 }] }",
            Some("condition.dead@67"),
        ),
        // A question not asked has no answer: this one can hold.
        (
            "{ not: { answer: qualification/connexions, is: aucun } }",
            "{ answer: unicite, answered: false }",
            None,
        ),
    ] {
        let text = SOCLES.replacen(from, to, 1);
        assert!(text != SOCLES, "{from}");
        assert_eq!(codes(&[QUALIFICATION, &text]), Vec::from_iter(expected), "{to}");
    }
}

#[test]
fn levels_out_of_reach_are_found() {
    let best = |text: &str| codes(&[QUALIFICATION, text]);
    // Only security is left, where the best choice is now partial: (½ × 1 + ½ × ½) / 1 when everything must be answered.
    let text = SOCLES.split("  - id: ins\n").next().unwrap().to_owned() + "  - id: securite\n";
    let text = text + SOCLES.split("  - id: securite\n").nth(1).unwrap();
    let text =
        text.replace("            when: { not: { answer: qualification/connexions, is: aucun } }\n", "");
    assert_eq!(best(&text), Vec::<String>::new());
    let text = text.replace("outcome: compliant", "outcome: partial");
    assert_eq!(best(&text), ["level.unreachable@11"]);
}

#[test]
fn files_look_only_at_the_leading_ones_and_never_in_circles() {
    let other = SOCLES.replace("id: socles", "id: autre");
    let looks = other.replace("qualification/connexions, is: aucun", "socles/moyens, is: psc");
    assert_eq!(codes(&[QUALIFICATION, SOCLES, &looks]), ["condition.order@67"]);
    let back = SOCLES.replace("qualification/connexions, is: aucun", "autre/moyens, is: psc");
    assert_eq!(codes(&[QUALIFICATION, &back, &looks]), ["condition.cycle@67", "condition.cycle@67"]);
    assert_eq!(codes(&[QUALIFICATION, SOCLES, SOCLES]), ["id.duplicate@0"]);
    assert_eq!(codes(&[SOCLES]).len(), 3, "{:?}", codes(&[SOCLES]));
}

#[test]
fn entries_of_the_faq_are_held_against_the_list() {
    let text = SOCLES.replacen("requirements: [\"INS 1\"]", "faq: [ins-traits, ins-nulle-part]", 1);
    let sheets = [sheet(QUALIFICATION), sheet(&text)];
    let known = Known { faq: Some(["ins-traits".to_owned()].into()) };
    let found = check(&sheets, &known);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code, "faq.unknown");
    assert!(found[0].fr.contains("ins-nulle-part") && found[0].place.question.as_deref() == Some("stockage"));
    assert!(check(&sheets, &Known::default()).is_empty());
}

#[test]
fn the_example_of_the_guide_is_sound() {
    let guide = include_str!("../../../../../docs/guide/ecrire-un-questionnaire.md");
    let example = guide.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    assert_eq!(codes(&[example]), Vec::<String>::new());
}
