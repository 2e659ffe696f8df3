//! Every sentence is there in both languages, and the French ones are set in type correctly.

use identifiers::{Criterion, Kind, PersonIdType, StructureIdType, Text, comparison, explain, identify};

fn set_correctly(text: &Text) {
    let fr = &text.fr;
    assert!(!fr.trim().is_empty() && !text.en.trim().is_empty(), "{text:?}");
    for sign in [':', ';', '?', '!', '»'] {
        assert!(!fr.contains(&format!(" {sign}")), "plain space before {sign}: {fr}");
        assert!(!fr.contains(&format!("\u{a0}{sign}")), "wide no-break space before {sign}: {fr}");
    }
    assert!(!fr.contains("« "), "plain space inside guillemets: {fr}");
    assert!(!fr.contains('\'') && !text.en.contains('\''), "straight apostrophe: {text:?}");
    assert!(!fr.contains('"') && !fr.contains('“'), "foreign quotes: {fr}");
    assert!(
        !text.en.contains('\u{202f}') && !text.en.contains('«'),
        "French typography in English: {}",
        text.en
    );
}

#[test]
fn explanations_cover_every_kind_and_criterion() {
    for kind in Kind::ALL {
        let e = explain(kind);
        assert_eq!((e.kind, Kind::from_id(kind.id())), (kind, Some(kind)));
        for criterion in Criterion::ALL {
            set_correctly(&e.cell(criterion));
            set_correctly(&criterion.name());
        }
        set_correctly(&e.source);
        set_correctly(&e.name);
        set_correctly(&kind.next_step());
        let found = identify(e.example);
        assert!(
            found.candidates.iter().any(|c| c.kind == kind && c.canonical == e.example),
            "the example of {kind:?} is one: {found:?}"
        );
    }
    for t in PersonIdType::ALL {
        set_correctly(&t.name());
    }
    for t in StructureIdType::ALL {
        set_correctly(&t.name());
    }
}

#[test]
fn the_comparison_begins_as_the_faq_does() {
    let table = comparison();
    let kinds: Vec<&str> = table.columns.iter().map(|c| c.kind.id()).collect();
    assert_eq!(kinds, ["rpps", "am", "finess", "adeli", "idnps", "idnst", "siren", "siret", "ins"]);
    let examples: Vec<&str> = table.columns.iter().take(3).map(|c| c.example).collect();
    assert_eq!(examples, ["10000668540", "751404682", "921234567"]);
    assert_eq!(table.criteria.len(), 7);
    set_correctly(&table.note);
    set_correctly(&table.source);
    assert!(table.note.fr.contains("octobre 2024"));
}

/// Texts that between them make every check and every advice speak.
const TEXTS: [&str; 40] = [
    "",
    "10000668540",
    "10001234567",
    "20000668549",
    "99700218896",
    "1000066854",
    "81000066854",
    "810000668540",
    "0012807590",
    "00B6087510",
    "751404682",
    "921234567",
    "000000000",
    "960000008",
    "2A0000014",
    "2A0000015",
    "2A0000016",
    "35600000000010",
    "73282932100074",
    "180032B02040123",
    "180032B02040124",
    "180032B020401",
    "980032B020401",
    "urn:oid:1.2.250.1.213.1.4.10|180032B02040123",
    "urn:oid:1.2.250.1.213.1.4.2|180032B02040123",
    "3750712184/CPET00001",
    "10a.b@c.mssante.fr",
    "6770816478",
    "IDNST 40ABC",
    "1010399870",
    "https://example.org|1",
    "RPPS 12",
    "RPPS 1000066854X",
    "IDNPS 7123",
    "a@b.fr",
    "0612345678",
    "75011",
    "1OOO",
    "Martin",
    "123456",
];

#[test]
fn every_reason_is_set_correctly_and_its_id_is_stable() {
    let mut ids: Vec<&str> = Vec::new();
    for text in TEXTS.iter().map(|t| (*t).to_owned()).chain(["7".repeat(300)]) {
        let found = identify(&text);
        let reasons = found.candidates.iter().flat_map(|c| &c.reasons).chain(&found.advice);
        for reason in reasons {
            set_correctly(&reason.text);
            ids.push(reason.id);
        }
        for part in found.candidates.iter().flat_map(|c| &c.parts) {
            set_correctly(&part.name);
        }
    }
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(
        ids,
        [
            "adeli_ended",
            "adeli_letter_form",
            "all_zeros",
            "am_key_rule_weak",
            "declared_kind_does_not_fit",
            "departement_unknown",
            "empty",
            "finess_ej_or_eg",
            "finess_key_corsica_unverified",
            "finess_prefix_unknown",
            "ins_c_ended",
            "ins_first_digit_unusual",
            "ins_nature_by_oid",
            "ins_test_oid",
            "key_absent",
            "key_valid",
            "key_wrong",
            "length_of_none",
            "letter_for_digit",
            "looks_like_address",
            "looks_like_phone",
            "looks_like_postcode",
            "no_key",
            "no_published_rule",
            "no_right_key",
            "not_an_identifier",
            "published_example",
            "rpps_test_range",
            "rpps_unusual_range",
            "several_candidates",
            "siren_part_key_wrong",
            "siret_la_poste",
            "system_unknown",
            "too_long",
            "type_digit_then_rpps",
            "type_ended",
            "unknown_type",
            "wrong_character",
            "wrong_length",
        ]
    );
}
