//! `jalon id`.

use crate::house::run;

#[test]
fn a_valid_rpps_is_recognised_in_the_form_to_read_aloud() {
    let check = run(["id", "check", "10000668540", "--lang", "fr"]);
    assert_eq!(check.status, 0, "{}", check.err);
    assert!(check.out.contains("RPPS 10 000 668 540"), "{}", check.out);
    assert!(check.out.contains("valide"), "{}", check.out);
}

#[test]
fn a_wrong_key_is_a_warning_and_no_refusal() {
    let check = run(["id", "check", "10001234567", "--json"]).json();
    assert_eq!(check["candidates"][0]["kind"], "rpps");
    assert_eq!(check["candidates"][0]["verdict"], "warning");
}

#[test]
fn a_number_that_may_be_several_things_is_all_of_them() {
    let check = run(["id", "check", "751404682", "--json"]).json();
    let kinds: Vec<&str> =
        check["candidates"].as_array().unwrap().iter().map(|c| c["kind"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"am") && kinds.contains(&"adeli"), "{kinds:?}");
}

#[test]
fn what_is_no_identifier_is_refused_with_an_answer() {
    let check = run(["id", "check", "bonjour", "--lang", "fr"]);
    assert_eq!(check.status, 1);
    assert!(!check.out.is_empty());
    assert_eq!(check.err, "");
}

#[test]
fn spaces_and_several_words_are_one_value() {
    let apart = run(["id", "check", "10", "000", "668", "540", "--json"]).json();
    assert_eq!(apart["candidates"][0]["canonical"], "10000668540");
}

#[test]
fn the_comparison_holds_the_kinds_of_the_faq() {
    let table = run(["id", "explain", "--lang", "fr"]);
    assert_eq!(table.status, 0);
    for word in ["Numéro RPPS", "Numéro AM", "Numéro FINESS", "Où le trouver", "10000668540", "octobre 2024"]
    {
        assert!(table.out.contains(word), "{word} missing from:\n{}", table.out);
    }
    let columns = run(["id", "explain", "--json"]).json()["columns"].as_array().unwrap().len();
    assert!(columns >= 3);
}

#[test]
fn one_kind_is_explained_in_both_languages() {
    let fr = run(["id", "explain", "rpps", "--lang", "fr"]);
    let en = run(["id", "explain", "rpps", "--lang", "en"]);
    assert!(fr.out.contains("Définition") && en.out.contains("Definition"), "{}{}", fr.out, en.out);
    assert_eq!(run(["id", "explain", "rpps", "--json"]).json()["kind"], "rpps");
}

#[test]
fn an_unknown_kind_is_wrong_usage_and_says_the_known_ones() {
    let refused = run(["id", "explain", "passport", "--lang", "en"]);
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("passport") && refused.err.contains("finess"), "{}", refused.err);
}
