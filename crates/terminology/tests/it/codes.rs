use std::collections::HashSet;

use terminology::{
    Completeness, Table, coded, entry, label, nos_label, profession, savoir_faire, savoir_faires,
};

#[test]
fn every_table_is_there_with_its_published_number_of_codes() {
    let sizes: Vec<(Table, usize)> = Table::ALL.iter().map(|t| (*t, t.entries().len())).collect();
    assert_eq!(
        sizes,
        [
            (Table::ProfessionSante, 30),
            (Table::ProfessionSocial, 12),
            (Table::UsagerTitre, 10),
            (Table::Fonction, 57),
            (Table::RolePriseCharge, 39),
            (Table::Categorie, 4),
            (Table::Civilite, 2),
            (Table::CiviliteExercice, 6),
            (Table::TypeSavoirFaire, 12),
            (Table::SavoirFaire, 265),
            (Table::ModeExercice, 4),
            (Table::SecteurActivite, 69),
            (Table::SectionPharmacien, 8),
            (Table::SousSectionPharmacien, 17),
            (Table::GenreActivite, 14),
            (Table::Autorite, 11),
            (Table::TypeVoie, 185),
            (Table::TypeDiplome, 15),
            (Table::DiplomeEtat, 33),
            (Table::TypeAutorisation, 41),
            (Table::DisciplineAutorisation, 41),
            (Table::TypeBal, 3),
            (Table::TypeIdentifiantPersonne, 11),
            (Table::TypeIdentifiantStructure, 9),
            (Table::TypeCarte, 6),
            (Table::StatutJuridique, 79),
            (Table::CategorieEssmsPh, 24),
            (Table::CategorieOrganisation, 174),
        ]
    );
}

#[test]
fn codes_are_unique_and_found_and_no_text_is_blank_or_padded() {
    for table in Table::ALL {
        let mut seen = HashSet::new();
        for e in table.entries() {
            assert!(seen.insert(e.code), "{table:?} {} twice", e.code);
            assert_eq!(entry(*table, e.code), Some(e));
            for text in [e.code, e.label, e.nos_label, e.ended.unwrap_or("-")] {
                assert_eq!(text.trim(), text, "{table:?} {}", e.code);
            }
            assert!(!e.label.is_empty() || e.ended.is_some(), "{table:?} {} has no label", e.code);
        }
        assert_eq!(entry(*table, ""), None);
        assert_eq!(entry(*table, "no such code"), None);
    }
}

#[test]
fn the_label_of_the_extraction_wins_over_the_one_of_the_nomenclature() {
    assert_eq!(label(Table::ProfessionSante, "26"), Some("Audio-Prothésiste"));
    assert_eq!(nos_label(Table::ProfessionSante, "26"), Some("Audioprothésiste"));
    assert_eq!(label(Table::ModeExercice, "L"), Some("Libéral"));
    assert_eq!(nos_label(Table::ModeExercice, "L"), Some("Libéral, indépendant, artisan, commerçant"));
    assert_eq!(label(Table::SecteurActivite, "SA01"), Some("Etablissement Public de santé"));
    assert_eq!(label(Table::GenreActivite, "GENR01"), Some("Activité standard de soin ou de pharmacien"));
    assert_eq!(label(Table::DiplomeEtat, "DE09"), Some("Diplôme d'Etat français d'Infirmier"));
    assert_eq!(label(Table::Categorie, "M"), Some("Agent public"));
}

#[test]
fn street_types_that_look_alike_stay_apart() {
    assert_eq!(label(Table::TypeVoie, "ESP"), Some("Esplanade"));
    assert_eq!(label(Table::TypeVoie, "ESPA"), Some("Espace"));
    assert!(label(Table::TypeVoie, "R").is_some() && label(Table::TypeVoie, "RUE").is_some());
}

#[test]
fn ended_codes_are_still_read_and_say_so() {
    let f = entry(Table::Categorie, "F").unwrap();
    assert_eq!(f.ended, Some("2026-02-23"));
    assert_eq!(label(Table::UsagerTitre, "171"), None, "its label was not kept");
    assert_eq!(entry(Table::UsagerTitre, "171").unwrap().ended, Some("2020"));
}

#[test]
fn an_unknown_code_keeps_the_label_of_the_file() {
    assert_eq!(coded(Table::SecteurActivite, "SA99", "Secteur de demain"), ("SA99", "Secteur de demain"));
    assert_eq!(coded(Table::SecteurActivite, "SA07", ""), ("SA07", "Cabinet individuel"));
    assert_eq!(coded(Table::SecteurActivite, "SA99", "  "), ("SA99", "SA99"));
}

#[test]
fn a_profession_is_found_in_the_three_tables_and_the_live_code_wins() {
    assert_eq!(profession("10").map(|e| e.label), Some("Médecin"));
    assert_eq!(profession("41").map(|e| e.label), Some("Assistant de service social"));
    assert_eq!(profession("71").map(|e| e.label), Some("Ostéopathe"));
    let psychologue = profession("93").unwrap();
    assert_eq!((psychologue.label, psychologue.ended), ("Psychologue", None));
    assert_eq!(profession("35").and_then(|e| e.ended), Some("2024-12-13"));
    assert_eq!(profession("999"), None);
}

#[test]
fn savoir_faire_have_type_profession_and_code_system() {
    let cardio = savoir_faire("SM04").unwrap();
    assert_eq!((cardio.type_code, cardio.profession), ("S", Some("10")));
    assert!(cardio.label.starts_with("Cardiologie"));
    assert_eq!(savoir_faire("SI01").unwrap().profession, Some("60"));
    assert_eq!(savoir_faire("nothing"), None);
    for s in savoir_faires() {
        assert!(label(Table::TypeSavoirFaire, s.type_code).is_some(), "{s:?}");
        assert!(s.code_system_oid.starts_with("1.2.250.1."), "{s:?}");
        assert_eq!(s.profession.is_some(), s.type_code == "S", "{s:?}");
        assert!(s.profession.is_none_or(|p| profession(p).is_some()));
        assert_eq!(label(Table::SavoirFaire, s.code), Some(s.label));
        assert_eq!(nos_label(Table::SavoirFaire, s.code), Some(s.nos_label));
    }
}

#[test]
fn tables_are_found_by_oid_url_and_name() {
    for table in Table::ALL {
        let info = table.info();
        assert_eq!(Table::find(info.id), Some(*table));
        assert_eq!(Table::find(info.fhir_url), Some(*table));
        if let Some(oid) = info.oid {
            assert_eq!(Table::find(oid), Some(*table));
            assert!(oid.starts_with("1.2.250.1."));
        }
        assert!(info.fhir_url.starts_with("https://mos.esante.gouv.fr/NOS/"));
        assert!(info.completeness == Completeness::Full || !info.note.is_empty(), "{table:?}");
    }
    assert_eq!(Table::find("TRE-G15"), Some(Table::ProfessionSante));
    assert_eq!(Table::find("JDV_J107"), Some(Table::SavoirFaire));
    assert_eq!(Table::find("1.2.250.1.71.1.2.7"), Some(Table::ProfessionSante));
    assert_eq!(Table::find(""), None);
}
