use terminology::{communes, departement, departement_of};

#[test]
fn the_commune_code_decides_for_every_commune() {
    for c in communes() {
        assert_eq!(departement_of(c.insee, ""), Some(c.departement), "{c:?}");
        assert_eq!(departement_of(c.insee, "75001"), Some(c.departement), "{c:?}");
    }
}

#[test]
fn the_postcode_alone_is_right_but_for_communes_served_from_next_door() {
    let wrong: Vec<&str> = communes()
        .iter()
        .filter(|c| departement_of("", c.postcode) != Some(c.departement))
        .map(|c| c.postcode)
        .collect();
    assert_eq!(wrong.len(), 22, "{wrong:?}");
}

#[test]
fn answers_are_codes_of_the_list() {
    for n in 0..100_000_u32 {
        let postcode = format!("{n:05}");
        if let Some(code) = departement_of("", &postcode) {
            assert!(departement(code).is_some(), "{postcode} {code}");
        }
    }
}

#[test]
fn corsica() {
    assert_eq!(departement_of("2A004", ""), Some("2A"));
    assert_eq!(departement_of("2b033", ""), Some("2B"));
    for (postcode, want) in [
        ("20000", Some("2A")),
        ("20187", Some("2A")),
        ("20200", Some("2B")),
        ("20600", Some("2B")),
        ("20303", Some("2A")),
        ("20704", Some("2A")),
        ("20401", Some("2B")),
        ("20999", None),
    ] {
        assert_eq!(departement_of("", postcode), want, "{postcode}");
    }
    assert_eq!(departement_of("20004", "20200"), Some("2B"), "a commune code of before 1976 says nothing");
}

#[test]
fn overseas() {
    for (commune, postcode, want) in [
        ("97411", "97400", Some("974")),
        ("", "97133", Some("977")),
        ("", "97150", Some("978")),
        ("97123", "97133", Some("977")),
        ("97127", "97150", Some("978")),
        ("97701", "97133", Some("977")),
        ("98613", "", Some("986")),
        ("98735", "", Some("987")),
        ("98818", "98800", Some("988")),
        ("", "97610", Some("976")),
        ("", "97000", None),
    ] {
        assert_eq!(departement_of(commune, postcode), want, "{commune} {postcode}");
    }
}

#[test]
fn cedex_foreign_and_damaged_addresses() {
    for (commune, postcode, want) in [
        ("", "78009", Some("78")),
        ("", " 78009 ", Some("78")),
        ("", "94390", Some("91")),
        ("99132", "GL", None),
        ("99109", "75001", None),
        ("", "GL", None),
        ("", "98000", None),
        ("", "00100", None),
        ("", "96000", None),
        ("", "1000", None),
        ("", "750011", None),
        ("", "7500é", None),
        ("abcde", "75001", Some("75")),
        ("é2A0", "33000", Some("33")),
        ("", "", None),
    ] {
        assert_eq!(departement_of(commune, postcode), want, "{commune} {postcode}");
    }
}
