//! `jalon directory`, on two synthetic days.

use crate::house::{Data, ROWS, days};
use serde_json::Value;
use std::sync::OnceLock;

/// Both days loaded, shared by the tests that only read.
fn both() -> &'static Data {
    static DATA: OnceLock<Data> = OnceLock::new();
    DATA.get_or_init(|| Data::loaded(&[&days()[0], &days()[1]]))
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_else(|| panic!("no text {key} in {value}"))
}

fn number(value: &Value, key: &str) -> u64 {
    value[key].as_u64().unwrap_or_else(|| panic!("no number {key} in {value}"))
}

/// Somebody of the current generation.
fn somebody(data: &Data) -> Value {
    let page = data.run(["directory", "search", "--category", "C", "--limit", "1", "--json"]).json();
    page["items"][0].clone()
}

#[test]
fn a_load_reports_every_line() {
    let data = Data::new();
    let first = data.run(["directory", "load", days()[0].to_str().unwrap(), "--json"]).json();
    assert_eq!(number(&first, "lines_read"), ROWS);
    assert_eq!(number(&first, "lines_read"), number(&first, "lines_kept") + number(&first, "lines_rejected"));
    assert!(number(&first, "persons") > 0 && number(&first, "persons") <= number(&first, "lines_kept"));
    assert_eq!(number(&first, "added"), number(&first, "persons"));
    assert_eq!((number(&first, "changed"), number(&first, "removed")), (0, 0));
    assert!(first["duplicates"].is_u64());
    assert_eq!(text(&first, "source_date").len(), 10);
    let second = data.run(["directory", "load", days()[1].to_str().unwrap(), "--json"]).json();
    assert_eq!(second["previous"], first["generation"]);
    assert!(text(&second, "generation") > text(&first, "generation"));
    assert!(number(&second, "changed") > 0);
    assert_eq!(
        number(&second, "persons") + number(&second, "removed"),
        number(&first, "persons") + number(&second, "added")
    );
}

#[test]
fn the_same_file_again_publishes_nothing() {
    let data = Data::loaded(&[&days()[0]]);
    let before = data.run(["directory", "status", "--json"]).json();
    let again = data.run(["directory", "load", days()[0].to_str().unwrap(), "--json"]).json();
    assert_eq!(text(&again, "mode"), "unchanged");
    assert_eq!(data.run(["directory", "status", "--json"]).json()["generations"], before["generations"]);
}

#[test]
fn people_read_the_report_in_their_language() {
    let data = Data::new();
    let fr = data.run(["directory", "load", days()[0].to_str().unwrap(), "--lang", "fr"]);
    assert_eq!(fr.status, 0, "{}", fr.err);
    assert!(fr.out.contains("Lignes lues") && fr.out.contains("3\u{202f}000"), "{}", fr.out);
    let en = data.run(["directory", "load", days()[1].to_str().unwrap(), "--lang", "en"]);
    assert!(en.out.contains("Lines read") && en.out.contains("Persons added"), "{}", en.out);
    // A pipe is no terminal: no progress bar.
    assert_eq!((fr.err.as_str(), en.err.as_str()), ("", ""));
}

#[test]
fn search_answers_the_contract() {
    let page = both().run(["directory", "search", "--category", "C", "--limit", "5", "--json"]).json();
    assert!(number(&page, "total") > 5);
    assert_eq!(page["items"].as_array().unwrap().len(), 5);
    for item in page["items"].as_array().unwrap() {
        for key in ["rpps", "idnps", "family", "given", "profession"] {
            assert!(item[key].is_string(), "{key} in {item}");
        }
    }
    let professions = page["facets"]["profession"].as_array().unwrap();
    assert!(
        professions.iter().all(|p| p["code"].is_string() && p["label"].is_string() && p["count"].is_u64())
    );
}

#[test]
fn pages_follow_each_other_without_hole_or_repetition() {
    let ids = |limit: &str, offset: &str| -> Vec<String> {
        let args = [
            "directory",
            "search",
            "--category",
            "C",
            "--limit",
            limit,
            "--offset",
            offset,
            "--no-facets",
            "--json",
        ];
        let page = both().run(args).json();
        assert!(page["facets"]["profession"].as_array().is_none_or(Vec::is_empty));
        page["items"].as_array().unwrap().iter().map(|i| text(i, "idnps").to_owned()).collect()
    };
    let (whole, first, second) = (ids("20", "0"), ids("10", "0"), ids("10", "10"));
    assert_eq!(whole, [first, second].concat());
    let total = both().run(["directory", "search", "--category", "C", "--limit", "0", "--json"]).json();
    assert!(number(&total, "total") >= 20);
    assert_eq!(total["items"].as_array().unwrap().len(), 0);
}

#[test]
fn anyone_is_found_by_name_by_number_and_by_line() {
    let one = somebody(both());
    let (rpps, family, given) = (text(&one, "rpps"), text(&one, "family"), text(&one, "given"));
    let found = |args: &[&str]| -> bool {
        let output =
            both().jalon().args(["directory", "search", "--limit", "1000", "--json"]).args(args).output();
        let page: Value = serde_json::from_slice(&output.unwrap().stdout).unwrap();
        page["items"].as_array().unwrap().iter().any(|item| item["rpps"] == rpps)
    };
    assert!(found(&[rpps]));
    assert!(found(&["--rpps", rpps]));
    assert!(found(&["--idnps", text(&one, "idnps")]));
    assert!(found(&["--family", family, "--given", given]));
    assert!(found(&[&format!("{} {}", family.to_lowercase(), given.to_lowercase())]));
    assert!(found(&["--family", family, "--postcode", text(&one, "postcode")]));
    assert!(!found(&["--family", family, "--profession", "no such profession"]));
}

#[test]
fn results_for_people_group_the_rpps_and_point_to_the_next_page() {
    let fr = both().run(["directory", "search", "--category", "C", "--limit", "3", "--lang", "fr"]);
    assert_eq!(fr.status, 0, "{}", fr.err);
    assert!(fr.out.contains("professionnels · données du ") && fr.out.contains("--offset 3"), "{}", fr.out);
    let first = text(&somebody(both()), "rpps").to_owned();
    let grouped = format!("{} {} {} {}", &first[..2], &first[2..5], &first[5..8], &first[8..]);
    assert!(fr.out.contains(&grouped), "{grouped} missing from:\n{}", fr.out);
}

#[test]
fn a_person_is_shown_by_either_number_with_or_without_spaces() {
    let one = somebody(both());
    let (rpps, idnps) = (text(&one, "rpps"), text(&one, "idnps"));
    let person = both().run(["directory", "show", rpps, "--json"]).json();
    assert_eq!(person["idnps"], idnps);
    assert_eq!(person["family"], one["family"]);
    assert!(!person["exercises"].as_array().unwrap().is_empty());
    assert!(!person["sources"].as_array().unwrap().is_empty());
    let spaced = format!("{} {} {}", &rpps[..2], &rpps[2..5], &rpps[5..]);
    for id in [idnps, &spaced] {
        assert_eq!(both().run(["directory", "show", id, "--json"]).json(), person);
    }
    let sheet = both().run(["directory", "show", rpps, "--lang", "fr"]);
    assert!(sheet.out.contains(text(&one, "family")) && sheet.out.contains("RPPS"), "{}", sheet.out);
}

#[test]
fn an_unknown_person_is_refused_with_a_way_on() {
    let refused = both().run(["directory", "show", "10000000000", "--json"]);
    assert_eq!(refused.status, 1);
    let (code, message) = refused.error();
    assert_eq!(code, "unknown_person");
    assert!(message.contains("10000000000") && message.contains("jalon directory search"), "{message}");
}

#[test]
fn changes_agree_with_the_report_of_the_load() {
    let status = both().run(["directory", "status", "--json"]).json();
    let since = text(&status["generations"][0], "id");
    let feed = both().run(["directory", "changes", "--since", since, "--json"]);
    assert_eq!(feed.status, 0, "{}", feed.err);
    let changes: Vec<Value> = feed.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for kind in ["added", "changed", "removed"] {
        let count = changes.iter().filter(|change| change["kind"] == kind).count() as u64;
        assert_eq!(count, number(&status["report"], kind), "{kind}");
    }
    assert!(changes.is_sorted_by_key(|change| text(change, "idnps").to_owned()));
    let people = both().run(["directory", "changes", "--since", since, "--lang", "fr"]);
    assert!(people.out.starts_with(&format!("Depuis la version {since}")), "{}", people.out);
    let (code, message) =
        both().run(["directory", "changes", "--since", "000099-20990101", "--json"]).error();
    assert_eq!(code, "unknown_generation");
    assert!(message.contains("000099-20990101") && message.contains("status"), "{message}");
}

#[test]
fn rollback_goes_back_and_forgets_nothing() {
    let data = Data::loaded(&[&days()[0]]);
    let search = |data: &Data| {
        let mut page = data.run(["directory", "search", "--category", "C", "--json"]).json();
        page["elapsed_us"] = Value::Null;
        page
    };
    let first = search(&data);
    data.run(["directory", "load", days()[1].to_str().unwrap(), "--json"]).json();
    assert_ne!(search(&data), first);
    let back = data.run(["directory", "rollback", "--json"]).json();
    assert_eq!(search(&data), first);
    let status = data.run(["directory", "status", "--json"]).json();
    assert_eq!(status["current"]["id"], back["generation"]);
    assert_eq!(status["generations"].as_array().unwrap().len(), 2);
    let (code, message) = data.run(["directory", "rollback", "--json"]).error();
    assert_eq!(code, "refused");
    assert!(!message.is_empty());
}

#[test]
fn status_tells_age_and_generations() {
    let status = both().run(["directory", "status", "--json"]).json();
    assert_eq!(status["generations"].as_array().unwrap().len(), 2);
    assert_eq!(status["current"], status["generations"][1]);
    assert!(status["age_days"].is_i64());
    let people = both().run(["directory", "status", "--report", "--lang", "fr"]);
    assert!(people.out.contains("Annuaire du") && people.out.contains("Lignes lues"), "{}", people.out);
}

#[test]
fn verify_reads_everything() {
    let verified = both().run(["directory", "verify", "--json"]).json();
    assert_eq!(verified["intact"], true);
    assert!(number(&verified, "bytes") > 10_000);
}
