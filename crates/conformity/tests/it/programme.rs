//! What one may undertake.

use conformity::programme::{check, read, shipped};
use jiff::civil::date;
use std::collections::BTreeSet;

#[test]
fn the_shipped_programme_is_sound() {
    let programme = shipped().unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(check("parcours.yaml", programme, None), []);
    let names: Vec<Vec<&str>> =
        programme.parcours.iter().map(|p| p.demarches.iter().map(|d| d.id.as_str()).collect()).collect();
    // FAQ of the portal: two parcours, six démarches.
    assert_eq!(
        names,
        [
            vec!["socles", "teleconsultation", "teleexpertise", "telesoin"],
            vec!["referencement-sans-echange", "referencement-avec-echange"],
        ]
    );
    assert_eq!(programme.segur.couloirs.len(), 6);
    assert_eq!(programme.demarche("dmn").unwrap().questionnaires, ["dmn"]);
    assert!(programme.demarche("inconnue").is_none());
}

#[test]
fn its_questionnaires_are_those_of_the_room() {
    let programme = shipped().unwrap();
    let agreed = [
        "strategie",
        "doctrine-socles",
        "teleconsultation",
        "teleexpertise",
        "telesoin",
        "mes-sans-echange",
        "mes-avec-echange",
        "dmn",
    ];
    let named: BTreeSet<&str> =
        programme.demarches().flat_map(|d| &d.questionnaires).map(String::as_str).collect();
    let named: BTreeSet<&str> =
        named.into_iter().chain(programme.strategy.questionnaires.iter().map(String::as_str)).collect();
    assert_eq!(named, BTreeSet::from(agreed));
}

#[test]
fn couloirs_and_dispositifs_are_those_of_the_faq() {
    let facets =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../content/faq/facets.yaml"))
            .unwrap();
    for couloir in &shipped().unwrap().segur.couloirs {
        assert!(facets.contains(&format!("key: {}\n", couloir.id)), "{}", couloir.id);
        for dispositif in couloir.dispositifs.iter().filter(|one| one.id != "ri") {
            assert!(facets.contains(&format!("key: {}\n", dispositif.id)), "{}", dispositif.id);
        }
    }
}

#[test]
fn deadlines_come_in_order_of_days() {
    let deadlines = shipped().unwrap().deadlines();
    assert!(deadlines.windows(2).all(|pair| pair[0].window.closes <= pair[1].window.closes));
    // Page of the portal on the DRIMbox dispositif, read on 23/11/2026.
    let drimbox = deadlines.iter().filter(|d| d.dispositif.id == "drimbox");
    let days: Vec<_> = drimbox.map(|d| (d.window.step.as_str(), d.window.closes)).collect();
    assert_eq!(days[1], ("preuves", date(2026, 5, 13)));
    assert_eq!(days[5], ("solde", date(2027, 12, 15)));
}

#[test]
fn faults_are_told() {
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../content/parcours.yaml")).unwrap();
    for (from, to, code) in [
        ("id: teleexpertise", "id: telesoin", "id.duplicate"),
        (", en: \"Telecare\"", "", "title.translation"),
        ("source: { ref: dmn }", "source: { ref: inconnue }", "source.unknown"),
        ("closes: 2026-05-13", "closes: 2024-05-13", "windows"),
        ("step: preuves", "step: solde", "windows"),
        ("closes: 2026-05-13", "opens: 2026-06-01, closes: 2026-05-13", "dates"),
    ] {
        assert!(text.contains(from), "{from}");
        let programme = read("essai.yaml", text.replacen(from, to, 1).as_bytes()).unwrap();
        let found = check("essai.yaml", &programme, None);
        assert!(found.iter().any(|f| f.code == code && f.fr != f.en), "{to}: {found:?}");
    }
    let known = BTreeSet::from(["strategie".to_owned()]);
    let found = check("essai.yaml", &read("essai.yaml", text.as_bytes()).unwrap(), Some(&known));
    assert_eq!(found.iter().filter(|f| f.code == "questionnaire.unknown").count(), 7);
    let error = read("essai.yaml", text.replacen("certainty: official", "certainty: sure", 1).as_bytes())
        .unwrap_err();
    assert!(error.line > 1 && error.en.contains("official"), "{error}");
}
