//! Help, usage errors, languages, readers who leave.

use crate::house::{Data, jalon, run};
use std::io::Read;
use std::process::Stdio;

#[test]
fn wrong_usage_ends_with_2_in_the_language_asked_for() {
    let fr = run(["directory", "search", "--famly", "martin", "--lang", "fr"]);
    assert_eq!(fr.status, 2);
    assert!(fr.err.contains("--famly") && fr.err.contains("n’existe pas"), "{}", fr.err);
    let en = run(["directory", "load", "--lang", "en"]);
    assert_eq!(en.status, 2);
    assert!(en.err.contains("PATH") && en.err.contains("missing"), "{}", en.err);
    assert_eq!(run([]).status, 2);
}

#[test]
fn wrong_usage_is_json_when_json_is_asked_for() {
    let refused = run(["directory", "search", "--limit", "5000", "--json"]);
    assert_eq!(refused.status, 2);
    let (code, message) = refused.error();
    assert_eq!(code, "usage");
    assert!(message.contains("5000"), "{message}");
}

#[test]
fn help_speaks_both_languages_and_ends_well() {
    let fr = run(["directory", "--help", "--lang", "fr"]);
    let en = run(["directory", "--help", "--lang", "en"]);
    assert_eq!((fr.status, en.status), (0, 0));
    assert!(fr.out.contains("Commandes:") && fr.out.contains("Charger des extractions"), "{}", fr.out);
    assert!(en.out.contains("Commands:") && en.out.contains("Load extractions"), "{}", en.out);
}

#[test]
fn the_language_follows_the_environment_french_first() {
    let with = |locale: &str| {
        let output = jalon().args(["directory", "status"]).env("LANG", locale).current_dir("/").output();
        String::from_utf8(output.unwrap().stdout).unwrap()
    };
    assert!(with("C.UTF-8").contains("Aucun annuaire"), "{}", with("C.UTF-8"));
    assert!(with("en_GB.UTF-8").contains("No directory"), "{}", with("en_GB.UTF-8"));
}

#[test]
fn asking_an_empty_folder_creates_nothing_in_it() {
    let data = Data::new();
    let status = data.run(["directory", "status", "--json"]).json();
    assert!(status["current"].is_null());
    let (code, message) = data.run(["directory", "search", "martin", "--json"]).error();
    assert_eq!(code, "empty");
    assert!(message.contains("jalon directory load"), "{message}");
    assert_eq!(std::fs::read_dir(data.path()).unwrap().count(), 0);
}

#[test]
fn a_reader_who_leaves_ends_the_program_quietly() {
    let mut child = jalon()
        .args(["id", "explain", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Closed before a byte is read: the program meets a broken pipe when it writes.
    drop(child.stdout.take());
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(err, "");
}
