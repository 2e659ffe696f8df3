//! Published numbers whose key is stated right or wrong.

use identifiers::{
    Adeli, AmNumber, Finess, Idnps, Idnst, Ins, InsOid, Rpps, RppsRang, Siren, Siret, Verdict, luhn,
    rpps_key_valid,
};

#[test]
fn rpps_with_a_right_key() {
    for text in [
        "10000668540",
        "10001234565",
        "10000005479",
        "10000383181",
        "99700012349",
        "99700218896",
        "99700910013",
        "99700910021",
        "99700910039",
        "99700910047",
    ] {
        let id: Rpps = text.parse().unwrap();
        assert!(id.is_key_valid(), "{text}");
        assert!(rpps_key_valid(text.parse().unwrap()), "{text}");
        assert_eq!(id.check().verdict, Verdict::Valid, "{text}");
        assert_eq!(luhn(&text.as_bytes()[..10]), Some(text.as_bytes()[10] - b'0'));
        assert_eq!(Rpps::from_ascii(text.as_bytes()), Some(id));
    }
}

#[test]
fn rpps_with_a_wrong_key_are_warnings_even_in_official_examples() {
    for (text, key) in [("10001234567", 5), ("10102727017", 2), ("10003461033", 4), ("99700012345", 9)] {
        let id: Rpps = text.parse().unwrap();
        assert!(!id.is_key_valid() && !rpps_key_valid(id.number()), "{text}");
        let check = id.check();
        assert_eq!((check.verdict, check.reasons[0].id), (Verdict::Warning, "key_wrong"), "{text}");
        assert!(check.reasons[0].text.fr.contains(&key.to_string()), "{text} {}", check.reasons[0].text.fr);
        assert_eq!(id.luhn_key(), key);
        assert!(id.with_valid_key().is_key_valid());
    }
    let neighbour: Rpps = "10001234567".parse().unwrap();
    assert_eq!(neighbour.with_valid_key().to_string(), "10001234565");
}

#[test]
fn rpps_outside_the_known_ranges() {
    let id: Rpps = "20000668549".parse().unwrap();
    assert!(id.check().reasons.iter().any(|r| r.id == "rpps_unusual_range"));
    let test: Rpps = "99700218896".parse().unwrap();
    assert!(test.is_test() && test.check().reasons.iter().any(|r| r.id == "rpps_test_range"));
    assert!(!rpps_key_valid(100_000_000_000) && Rpps::new(100_000_000_000).is_none());
}

#[test]
fn am_and_adeli_of_the_test_cards_and_of_the_faq() {
    for text in ["751404682", "991038431", "991086265"] {
        assert!(text.parse::<AmNumber>().unwrap().is_key_valid(), "{text}");
        assert!(text.parse::<Adeli>().unwrap().is_key_valid(), "{text}");
    }
    let am: AmNumber = "751404682".parse().unwrap();
    assert_eq!((am.check().verdict, am.departement()), (Verdict::Valid, Some("75")));
    let adeli: Adeli = "751404682".parse().unwrap();
    assert_eq!(adeli.check().verdict, Verdict::Warning);
    assert_eq!(adeli.accept_for_new_record().unwrap_err().id, "adeli_ended");
    let dashed: AmNumber = "99103843-1".parse().unwrap();
    assert_eq!(dashed.to_string(), "991038431");
}

#[test]
fn finess_of_the_open_files_have_a_right_key_and_their_departement() {
    for (text, departement) in [
        ("750712184", "75"),
        ("920000684", "92"),
        ("010000024", "01"),
        ("010780054", "01"),
        ("970100400", "971"),
        ("970100186", "971"),
        ("970300026", "973"),
        ("970302022", "973"),
        ("970400024", "974"),
        ("970408589", "974"),
        ("970409645", "974"),
        ("970463600", "974"),
        ("970302287", "973"),
        ("980502199", "976"),
        ("980502181", "976"),
        ("980600019", "986"),
        ("980600027", "986"),
    ] {
        let id: Finess = text.parse().unwrap();
        assert!(id.is_key_valid(), "{text}");
        assert_eq!(id.departement(), Some(departement), "{text}");
        assert_eq!(id.check().verdict, Verdict::Valid, "{text}");
    }
}

#[test]
fn the_finess_of_the_faq_has_a_wrong_key_and_is_a_warning() {
    let id: Finess = "921234567".parse().unwrap();
    assert!(!id.is_key_valid());
    assert_eq!((id.check().verdict, id.departement()), (Verdict::Warning, Some("92")));
}

#[test]
fn corsican_finess_say_that_their_key_is_a_guess() {
    for text in ["2A0000014", "2b0000020"] {
        let id: Finess = text.parse().unwrap();
        assert!(id.is_corsica());
        assert_eq!(id.departement(), Some(&text[..2].to_uppercase()[..]));
        assert!(id.check().reasons.iter().any(|r| r.id == "finess_key_corsica_unverified"), "{text}");
    }
    let right = (0..10).filter(|k| format!("2A000001{k}").parse::<Finess>().unwrap().is_key_valid());
    assert_eq!(right.count(), 1);
}

#[test]
fn siren_and_siret() {
    for text in ["49940088500020", "39806996300013", "73282932000074"] {
        let id: Siret = text.parse().unwrap();
        assert!(id.is_key_valid() && id.siren().is_key_valid(), "{text}");
        assert_eq!(id.check().verdict, Verdict::Valid);
    }
    let siren: Siren = "732 829 320".parse().unwrap();
    assert_eq!(siren.grouped(), "732 829 320");
    let off: Siret = "73282932000075".parse().unwrap();
    assert_eq!(off.check().verdict, Verdict::Warning);
    assert_eq!("000000000".parse::<Siren>().unwrap().check().verdict, Verdict::Warning);
}

#[test]
fn siret_of_la_poste_follow_their_own_rule() {
    // 35600000000048 keeps to Luhn; 35600000000010 and …005 only to the sum of digits.
    assert!("35600000000048".parse::<Siret>().unwrap().is_key_valid());
    let own: Siret = "35600000000010".parse().unwrap();
    assert!(own.is_key_valid() && own.is_la_poste());
    assert_eq!(own.check().verdict, Verdict::Valid);
    assert!(own.check().reasons.iter().any(|r| r.id == "siret_la_poste"));
    assert!(!"35600000000011".parse::<Siret>().unwrap().is_key_valid());
    let other: Siret = "73282932000100".parse().unwrap();
    assert!(!other.is_key_valid(), "the rule is for La Poste alone: {}", other.luhn_key());
}

#[test]
fn ins_key_with_the_corsican_rule_and_the_oids() {
    let id: Ins = "180032B02040123".parse().unwrap();
    assert_eq!(id.is_key_valid(), Some(true));
    assert_eq!(id.grouped(), "1 80 03 2B 020 401 23");
    assert_eq!((id.birth_departement(), id.sex()), ("2B", Some('M')));
    let without: Ins = "1 80 03 2B 020 401".parse().unwrap();
    assert_eq!((without.is_key_valid(), without.expected_key()), (None, 23));
    assert_eq!(without.with_valid_key(), id);
    assert_eq!(format!("{id:?}"), "Ins(hidden)", "a patient's number stays out of logs");
    let wrong: Ins = "180032B02040124".parse().unwrap();
    assert_eq!(wrong.check().verdict, Verdict::Warning);
    // The specimen card number printed everywhere.
    assert_eq!("2 55 08 14 168 025 38".parse::<Ins>().unwrap().is_key_valid(), Some(true));
    assert_eq!("2890597400123".parse::<Ins>().unwrap().birth_departement(), "974");
    for (authority, oid) in [
        (InsOid::Nir, "1.2.250.1.213.1.4.8"),
        (InsOid::Nia, "1.2.250.1.213.1.4.9"),
        (InsOid::NirTest, "1.2.250.1.213.1.4.10"),
        (InsOid::NirDemo, "1.2.250.1.213.1.4.11"),
        (InsOid::InsC, "1.2.250.1.213.1.4.2"),
    ] {
        assert_eq!(InsOid::from_oid(oid), Some(authority));
        assert_eq!(InsOid::from_oid(&format!("urn:oid:{oid}")), Some(authority));
        let verdict = id.check_with(authority).verdict;
        assert_eq!(verdict == Verdict::Valid, authority.is_production(), "{oid}");
    }
}

#[test]
fn idnps_is_eight_and_the_rpps() {
    let id: Idnps = "8 10 000 668 540".parse().unwrap();
    assert_eq!(id.rpps().map(|r| r.to_string()).as_deref(), Some("10000668540"));
    assert_eq!((id.to_string(), id.grouped()), ("810000668540".into(), "8 10 000 668 540".into()));
    assert_eq!(id.accept_for_new_record(), Ok(()));
    let wrong_key: Idnps = "810001234567".parse().unwrap();
    assert_eq!(wrong_key.check().verdict, Verdict::Warning);
    assert_eq!(wrong_key.accept_for_new_record(), Ok(()), "a wrong key never refuses");
    let old: Idnps = "0012807590".parse().unwrap();
    assert!(matches!(old, Idnps::Adeli(_)));
    assert_eq!(old.check().verdict, Verdict::Warning);
    assert_eq!(old.accept_for_new_record().unwrap_err().id, "adeli_ended");
}

#[test]
fn idnst_by_type() {
    for (text, code, valid) in [
        ("1770816478", "1", true),
        ("1510032549", "1", false),
        ("2264403106", "2", true),
        ("339806996300013", "3", true),
        ("410005929293016", "4", true),
        ("075912415900", "0", true),
    ] {
        let id: Idnst = text.parse().unwrap();
        assert_eq!(id.kind().code(), code);
        assert_eq!(id.to_string(), text);
        assert_eq!(id.is_key_valid(), Some(valid), "{text}");
    }
    let rang: RppsRang = "10005531586003".parse().unwrap();
    assert_eq!((rang.rpps.to_string().as_str(), rang.rank()), ("10005531586", 3));
}
