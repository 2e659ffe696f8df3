//! "What is this number?".

use identifiers::{Identification, InsOid, Kind, Level, Verdict, identify};

fn kinds(found: &Identification) -> Vec<&'static str> {
    found.candidates.iter().map(|c| c.kind.id()).collect()
}

fn advice(found: &Identification) -> Vec<&'static str> {
    found.advice.iter().map(|r| r.id).collect()
}

#[test]
fn the_examples_of_the_faq() {
    let rpps = identify("10000668540");
    assert_eq!(kinds(&rpps), ["rpps"]);
    let first = &rpps.candidates[0];
    assert_eq!((first.verdict, first.grouped.as_str()), (Verdict::Valid, "10 000 668 540"));

    let am = identify("751404682");
    assert_eq!(kinds(&am), ["am", "finess", "siren", "adeli"], "AM number, and an ADELI form as well");
    assert_eq!(am.candidates[0].parts[0].value, "75");
    assert_eq!(am.candidates[3].verdict, Verdict::Warning);
    assert_eq!(advice(&am), ["several_candidates"]);

    let finess = identify("921234567");
    assert_eq!(finess.candidates[0].kind, Kind::Finess);
    assert!(finess.candidates.iter().all(|c| c.verdict == Verdict::Warning));
    assert!(finess.candidates[0].reasons.iter().any(|r| r.id == "published_example"));
    assert!(advice(&finess).contains(&"no_right_key"));

    let wrong = identify("10001234567");
    assert_eq!(wrong.candidates[0].verdict, Verdict::Warning);
}

#[test]
fn by_length() {
    for (text, first) in [
        ("810000668540", "idnps"),
        ("750712184", "finess"),
        ("2A0000014", "finess"),
        ("991038431", "siren"),
        ("1770816478", "idnst"),
        ("2264403106", "idnst"),
        ("0012807590", "idnps"),
        ("075912415900", "idnst"),
        ("10005531586003", "rpps_rang"),
        ("73282932000074", "siret"),
        ("180032B02040123", "ins"),
        ("180032B020401", "ins"),
        ("339806996300013", "idnst"),
        ("410005929293016", "idnst"),
        ("F86078728201072015", "structure_technical_id"),
        ("R10100000328372", "structure_technical_id"),
        ("1010399870", "activity_id"),
    ] {
        let found = identify(text);
        assert_eq!(found.candidates[0].kind.id(), first, "{text}: {:?}", kinds(&found));
        assert!(found.is_recognised());
        assert_eq!(found.candidates[0].canonical, text);
    }
}

#[test]
fn candidates_come_best_verdict_first() {
    for text in ["751404682", "921234567", "14000000000000", "1010399870", "10 005 531 586 003"] {
        let found = identify(text);
        assert!(found.candidates.is_sorted_by_key(|c| c.verdict), "{text}");
        for c in &found.candidates {
            let worst = c.reasons.iter().map(|r| r.level).max().unwrap();
            let want = match worst {
                Level::Info => Verdict::Valid,
                Level::Warning => Verdict::Warning,
                Level::Error => Verdict::Invalid,
            };
            assert_eq!(c.verdict, want, "{text} {:?}", c.kind);
        }
    }
}

#[test]
fn systems_oids_words_and_hl7() {
    for (text, kind, canonical) in [
        ("https://rpps.esante.gouv.fr|10000668540", "rpps", "10000668540"),
        ("http://rpps.esante.gouv.fr/|10000668540", "rpps", "10000668540"),
        ("http://rpps.fr|10000668540", "rpps", "10000668540"),
        ("https://rpps.esante.gouv.fr|1010399870", "activity_id", "1010399870"),
        ("urn:oid:1.2.250.1.71.4.2.1|810000668540", "idnps", "810000668540"),
        ("1.2.250.1.71.4.2.2|1770816478", "idnst", "1770816478"),
        ("https://finess.esante.gouv.fr|750712184", "finess", "750712184"),
        ("https://rppsrang.esante.gouv.fr|10005531586003", "rpps_rang", "10005531586003"),
        ("https://sirene.fr|732829320", "siren", "732829320"),
        ("https://sirene.fr|73282932000074", "siret", "73282932000074"),
        ("810000668540^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS", "idnps", "810000668540"),
        ("RPPS : 10 000 668 540", "rpps", "10000668540"),
        ("n° RPPS 10000668540", "rpps", "10000668540"),
        ("N°10000668540", "rpps", "10000668540"),
        ("rpps10000668540", "rpps", "10000668540"),
        ("Numéro AM=751404682", "am", "751404682"),
        ("ADELI 751404682", "adeli", "751404682"),
        ("SIREN: 751404682", "siren", "751404682"),
    ] {
        let found = identify(text);
        assert_eq!(kinds(&found), [kind], "{text}");
        assert_eq!(found.candidates[0].canonical, canonical, "{text}");
    }
}

#[test]
fn the_oid_of_a_matricule_says_what_it_is() {
    let test = identify("urn:oid:1.2.250.1.213.1.4.10|180032B02040123");
    assert_eq!(test.declared.as_ref().unwrap().ins_authority, Some(InsOid::NirTest));
    assert_eq!(test.candidates[0].verdict, Verdict::Warning);
    assert!(test.candidates[0].reasons.iter().any(|r| r.id == "ins_test_oid"));
    let real = identify("180032B02040123^^^&1.2.250.1.213.1.4.8&ISO^NH");
    assert_eq!(real.candidates[0].verdict, Verdict::Valid);
}

#[test]
fn what_is_announced_and_does_not_fit() {
    let found = identify("https://rpps.esante.gouv.fr|750712184");
    assert!(advice(&found).contains(&"declared_kind_does_not_fit"));
    assert_eq!(found.candidates[0].kind, Kind::Finess, "what it looks like comes first: {:?}", kinds(&found));
    assert!(found.candidates.iter().any(|c| c.kind == Kind::Rpps && c.verdict == Verdict::Invalid));
    let unknown = identify("https://example.org|10000668540");
    assert_eq!((kinds(&unknown), advice(&unknown)), (vec!["rpps"], vec!["system_unknown"]));
}

#[test]
fn near_misses_and_advice() {
    let short = identify("100006685401");
    assert_eq!(kinds(&short), ["rpps"]);
    assert_eq!(short.candidates[0].verdict, Verdict::Invalid);
    assert!(!short.is_recognised());
    for (text, id) in [
        ("", "empty"),
        (" -- ", "empty"),
        ("RPPS :", "empty"),
        ("jean.dupont@exemple.mssante.fr", "looks_like_address"),
        ("06 12 34 56 78", "looks_like_phone"),
        ("75011", "looks_like_postcode"),
        ("1OOOO66854O", "letter_for_digit"),
        ("Martin", "not_an_identifier"),
        ("123456", "length_of_none"),
    ] {
        assert!(advice(&identify(text)).contains(&id), "{text}: {:?}", advice(&identify(text)));
    }
    let long = identify(&"7".repeat(5000));
    assert_eq!(advice(&long), ["too_long"]);
    assert_eq!((long.input.len(), long.candidates.len()), (256, 0));
}

#[test]
fn embedded_numbers_are_named() {
    let found = identify("8 10 000 668 540");
    let parts: Vec<_> = found.candidates[0].parts.iter().map(|p| (p.id, p.value.as_str())).collect();
    assert_eq!(parts, [("type", "8 (numéro RPPS)"), ("rpps", "10000668540")]);
    let structure = identify("1970100400");
    let parts: Vec<_> = structure.candidates[0].parts.iter().map(|p| (p.id, p.value.as_str())).collect();
    assert_eq!(parts, [("type", "1 (FINESS)"), ("finess", "970100400"), ("departement", "971")]);
}
