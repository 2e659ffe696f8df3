//! What is read, what is refused and where it says so.

use identifiers::{
    Adeli, AmNumber, Finess, Idnps, Idnst, Ins, Kind, ParseError, PersonIdType, Rpps, RppsRang, Siren, Siret,
    StructureIdType, StructureTechnicalId,
};

#[test]
fn separators_of_all_sorts_are_left_out() {
    for text in [
        "10 000 668 540",
        " 10.000.668.540\t",
        "10-000-668-540",
        "10\u{a0}000\u{202f}668\u{2009}540",
        "\u{feff}10000668540\u{200b}",
        "10\u{2011}000\u{2013}668\u{2212}540",
    ] {
        assert_eq!(text.parse::<Rpps>().unwrap().to_string(), "10000668540", "{text:?}");
    }
    assert_eq!("2a 000 001 4".parse::<Finess>().unwrap().to_string(), "2A0000014");
}

#[test]
fn errors_say_what_and_where() {
    assert_eq!("".parse::<Rpps>(), Err(ParseError::Empty));
    assert_eq!(" - . ".parse::<Siret>(), Err(ParseError::Empty));
    assert_eq!("9".repeat(300).parse::<Rpps>(), Err(ParseError::TooLong { max: 256 }));
    assert_eq!(
        "1000066854".parse::<Rpps>(),
        Err(ParseError::Length { kind: Kind::Rpps, expected: "11", found: 10 })
    );
    assert_eq!(
        "10 000 66X 540".parse::<Rpps>(),
        Err(ParseError::Character { kind: Kind::Rpps, position: 8, found: 'X' })
    );
    assert_eq!("٣0000668540".parse::<Rpps>().unwrap_err().id(), "wrong_character");
    assert_eq!("7A1404682".parse::<AmNumber>().unwrap_err().id(), "wrong_character");
    assert_eq!("7C1404682".parse::<Finess>().unwrap_err().id(), "wrong_character");
    assert_eq!("710000668540".parse::<Idnps>(), Err(ParseError::UnknownType { kind: Kind::Idnps }));
    assert_eq!("81000066854".parse::<Idnps>().unwrap_err().id(), "wrong_length");
    assert_eq!("180033B020401".parse::<Ins>().unwrap_err().id(), "wrong_character", "only 2A and 2B");
    assert_eq!("X10100000328372".parse::<StructureTechnicalId>().unwrap_err().id(), "unknown_type");
}

#[test]
fn forms_for_reading_aloud() {
    assert_eq!("10000668540".parse::<Rpps>().unwrap().grouped(), "10 000 668 540");
    assert_eq!("751404682".parse::<AmNumber>().unwrap().grouped(), "75 1 40468 2");
    assert_eq!("991038431".parse::<Adeli>().unwrap().grouped(), "99 10 3843 1");
    assert_eq!("750712184".parse::<Finess>().unwrap().grouped(), "75 071 218 4");
    assert_eq!("73282932000074".parse::<Siret>().unwrap().grouped(), "732 829 320 00074");
    assert_eq!("10005531586003".parse::<RppsRang>().unwrap().grouped(), "10 005 531 586 003");
    assert_eq!("1770816478".parse::<Idnst>().unwrap().grouped(), "1 77 081 647 8");
    assert_eq!("1800399020401".parse::<Ins>().unwrap().grouped(), "1 80 03 99 020 401");
}

#[test]
fn finess_prefixes_that_name_no_departement_are_warnings() {
    for text in ["000000000", "960000008", "201234567", "980112347", "970500001", "0B0109588"] {
        let id: Finess = text.parse().unwrap();
        assert_eq!(id.departement(), None, "{text}");
        assert!(id.check().reasons.iter().any(|r| r.id == "finess_prefix_unknown"), "{text}");
    }
    assert_eq!("970212345".parse::<Finess>().unwrap().departement(), Some("972"));
}

#[test]
fn departements_of_am_and_adeli() {
    assert_eq!("974123456".parse::<AmNumber>().unwrap().departement(), Some("974"));
    assert_eq!("201234567".parse::<AmNumber>().unwrap().departement(), Some("20"));
    assert_eq!("990000000".parse::<AmNumber>().unwrap().departement(), None);
    assert_eq!("2A1012345".parse::<Adeli>().unwrap().departement(), Some("2A"));
    assert_eq!("9D1012345".parse::<Adeli>().unwrap().departement(), Some("974"));
    let card: Adeli = "0B6087510".parse().unwrap();
    assert_eq!((card.departement(), card.profession()), (None, "60"));
}

#[test]
fn other_types_of_national_identifiers() {
    let employee: Idnps = "3750712184/CPET00001".parse().unwrap();
    assert_eq!(employee.kind(), PersonIdType::Finess);
    assert_eq!(employee.to_string(), "3750712184/CPET00001");
    assert_eq!(employee.is_key_valid(), None);
    assert_eq!(employee.accept_for_new_record(), Ok(()));
    let address: Idnps = "10Prenom.Nom@test.mssante.fr".parse().unwrap();
    assert_eq!(
        (address.kind(), address.to_string().as_str()),
        (PersonIdType::Mssante, "10prenom.nom@test.mssante.fr")
    );
    for text in ["3750712184/", "/12", "3é50712184/1", "10a@b@c.fr", "10@.", "7123456789/1"] {
        assert!(text.parse::<Idnps>().is_err(), "{text}");
    }
    let site: Idnst = "6770816478".parse().unwrap();
    assert_eq!(site.kind(), StructureIdType::FinessEg);
    assert!(site.check().reasons.iter().any(|r| r.id == "type_ended"));
    assert!(site.check().reasons.iter().all(|r| r.id != "finess_ej_or_eg"));
    assert_eq!("40ABC123".parse::<Idnst>().unwrap().kind(), StructureIdType::National);
    assert_eq!("41ABC123".parse::<Idnst>().unwrap().kind(), StructureIdType::Ror);
    for text in ["40", "42AB", "4", "7770816478", "177081647", "0759124159XX"] {
        assert!(text.parse::<Idnst>().is_err(), "{text}");
    }
}

#[test]
fn the_two_type_tables_disagree_on_three() {
    assert_eq!(PersonIdType::from_code("3"), Some(PersonIdType::Finess));
    assert_eq!(StructureIdType::from_code("3"), Some(StructureIdType::Siret));
    assert_eq!(PersonIdType::from_code("7"), None);
    assert_eq!(
        PersonIdType::ALL.map(PersonIdType::code),
        ["0", "1", "2", "3", "4", "5", "6", "8", "9", "10", "30"]
    );
    assert_eq!(
        StructureIdType::ALL.map(StructureIdType::code),
        ["0", "1", "2", "3", "4", "5", "6", "40", "41"]
    );
    let ended = PersonIdType::ALL.into_iter().filter(|t| t.is_ended()).map(PersonIdType::code);
    assert_eq!(ended.collect::<Vec<_>>(), ["0", "2", "9"]);
}

#[test]
fn technical_identifiers_of_structures() {
    for text in ["R10100000328372", "F510032549", "F86078728201072015", "C49940088500020", "C75912415900"] {
        assert_eq!(text.parse::<StructureTechnicalId>().unwrap().to_string(), text);
    }
    let pharmacy: StructureTechnicalId = "F86078728201072015".parse().unwrap();
    assert_eq!(pharmacy.finess().unwrap().to_string(), "860787282");
    assert_eq!(pharmacy.grouped(), "F 860787282 01072015");
    let company: StructureTechnicalId = "C49940088500020".parse().unwrap();
    assert_eq!(company.siret().unwrap().siren().to_string(), "499400885");
    assert!("F2A0000014".parse::<StructureTechnicalId>().unwrap().finess().unwrap().is_corsica());
}

#[test]
fn as_json_an_identifier_is_its_canonical_string() {
    use serde::Deserialize;
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error, StrDeserializer};

    let read: StrDeserializer<'_, Error> = "8 10 000 668 540".into_deserializer();
    assert_eq!(Idnps::deserialize(read).unwrap().to_string(), "810000668540");
    let bad: StrDeserializer<'_, Error> = "12".into_deserializer();
    assert!(Siren::deserialize(bad).unwrap_err().to_string().contains("9 characters expected"));
}
