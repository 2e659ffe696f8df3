//! Questionnaires from the command line.

use crate::house::run;
use serde_json::Value;
use std::path::PathBuf;

fn sample(name: &str) -> String {
    format!("{}/../conformity/tests/it/samples/{name}.yaml", env!("CARGO_MANIFEST_DIR"))
}

/// A folder with the sample changed, and a file of answers.
fn written(from: &str, to: &str, answers: &str) -> (tempfile::TempDir, String, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| -> PathBuf { folder.path().join(name) };
    let text = std::fs::read_to_string(sample("socles")).unwrap();
    assert!(text.contains(from));
    std::fs::write(path("socles.yaml"), text.replacen(from, to, 1)).unwrap();
    std::fs::write(path("answers.json"), answers).unwrap();
    let name = |file: &str| path(file).to_str().unwrap().to_owned();
    let names = (name("socles.yaml"), name("answers.json"));
    (folder, names.0, names.1)
}

#[test]
fn sound_files_are_accepted() {
    let sound = run(["questionnaire", "check", &sample("socles"), &sample("qualification"), "--lang", "fr"]);
    assert_eq!((sound.status, sound.err.as_str()), (0, ""), "{}", sound.out);
    assert!(sound.out.contains("Erreurs\u{202f}: 0"), "{}", sound.out);
}

#[test]
fn faults_are_told_with_their_line_in_both_languages() {
    let (_folder, file, _) = written("one_of: [\"yes\", \"partly\"]", "is: \"oui\"", "");
    let fr = run(["questionnaire", "check", &file, &sample("qualification"), "--lang", "fr"]);
    assert_eq!(fr.status, 1);
    assert!(fr.out.contains("socles.yaml:29: ") && fr.out.contains("ne propose pas"), "{}", fr.out);
    let en = run(["questionnaire", "check", &file, &sample("qualification"), "--lang", "en"]);
    assert!(en.out.contains("[condition.value]") && en.out.contains("does not offer"), "{}", en.out);
    let json = run(["questionnaire", "check", &file, &sample("qualification"), "--json"]);
    let answer: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(answer["findings"][0]["place"]["question"], "qualite");
    let (_folder, broken, _) = written("kind: number", "kind: nombre", "");
    let unreadable = run(["questionnaire", "check", &broken, &sample("qualification"), "--lang", "fr"]);
    assert_eq!(unreadable.status, 1);
    assert!(unreadable.out.contains("« nombre »".replace(' ', "\u{202f}").as_str()), "{}", unreadable.out);
    let gone = run(["questionnaire", "check", "/nulle/part.yaml", "--json"]);
    assert_eq!((gone.status, gone.error().0.as_str()), (1, "io"));
    assert_eq!(run(["questionnaire", "check"]).status, 2);
}

#[test]
fn the_schema_and_the_list_are_json() {
    let schema: Value = serde_json::from_str(&run(["questionnaire", "schema"]).out).unwrap();
    assert_eq!(schema["properties"]["id"]["$ref"], "#/$defs/slug");
    let list = run(["questionnaire", "list", "--json"]).json();
    let expected =
        std::fs::read_dir(format!("{}/../../content/questionnaires", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let expected =
        expected.filter(|file| file.as_ref().unwrap().path().extension().is_some_and(|e| e == "yaml"));
    assert_eq!(list.as_array().unwrap().len(), expected.count());
}

#[test]
fn two_versions_are_compared() {
    let (_folder, new, _) = written("weight: 2", "weight: 3", "");
    let diff = run(["questionnaire", "diff", &sample("socles"), &new, "--json"]).json();
    assert_eq!(diff["changed"][0]["id"], "stockage");
    assert_eq!(diff["changed"][0]["parts"][0], "weight");
    let text = run(["questionnaire", "diff", &sample("socles"), &new, "--lang", "fr"]);
    assert_eq!(text.out, "~ stockage\u{202f}: weight\n");
    let same = run(["questionnaire", "diff", &new, &new, "--lang", "en"]);
    assert_eq!((same.status, same.out.as_str()), (0, "No difference.\n"));
}

#[test]
fn answers_are_scored() {
    let answers = r#"{"stockage": {"choice": "partly"}, "maturite": {"level": 5}, "vieille": {"text": "x"},
        "qualification/connexions": {"choices": ["aucun"]}}"#;
    let (_folder, file, answers) = written("weight: 2", "weight: 2", answers);
    let qualification = sample("qualification");
    let score = ["questionnaire", "score", &file, "--answers", &answers, "--with", &qualification];
    let got = run([score[0], score[1], score[2], score[3], score[4], score[5], score[6], "--json"]).json();
    // INS: 2 × ½ of 3, the number being asked and not given; security: the level alone.
    let whole = got["whole"]["score"].as_f64().unwrap();
    assert!((whole - (3.0 * 100.0 / 3.0 + 100.0) / 4.0).abs() < 1e-4, "{whole}");
    assert_eq!(got["missing"], serde_json::json!(["qualite"]));
    assert_eq!(got["dormant"], serde_json::json!(["vieille"]));
    let fr = run([score[0], score[1], score[2], score[3], score[4], score[5], score[6], "--lang", "fr"]);
    assert!(fr.out.contains("50,0") && fr.out.contains("Manque\u{202f}: qualite"), "{}", fr.out);
    let (_folder, file, bad) = written("weight: 2", "weight: 2", r#"{"stockage": {"level": 2}}"#);
    let refused =
        run(["questionnaire", "score", &file, "--answers", &bad, "--with", &qualification, "--lang", "en"]);
    assert_eq!(refused.status, 1);
    assert!(refused.out.contains("To mend: stockage"), "{}", refused.out);
}
