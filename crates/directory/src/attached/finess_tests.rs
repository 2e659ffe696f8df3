//! FINESS in its forms, as small texts of the same shape as the published ones.

use super::*;
use crate::intake::discover;
use crate::report::{RejectReason, Rejects};

const SITE: &str = "structureet;010000024;010780054;CH DE FLEYRIAT;CENTRE HOSPITALIER DE BOURG-EN-BRESSE FLEYRIAT;;;900;RTE;DE PARIS;;;451;01;AIN;01440 VIRIAT;0474454647;0474454114;355;Centre Hospitalier (C.H.);1102;Centres Hospitaliers;26010004500012;8610Z;03;ARS établissements Publics;1;Etablissement public de santé;1979-02-13;1979-02-13;2020-02-04;";
const CORSICA: &str = "structureet;2A0000014;2A0000022;\"EXEMPLE \"\"LE LIEU\"\" ; ANNEXE\";\"\"\"\"\"LE LIEU\"\"\"\" ; ANNEXE\";;;;;;;;004;2A;CORSE;20000 AJACCIO;;;255;Exemple fictif;4305;Exemple fictif;;;99;Indéterminé;;;2020-01-01;2020-01-01;2020-01-01;";

type Told = Vec<(RejectReason, Vec<u64>)>;

fn read(name: &str, bytes: &[u8]) -> Result<(Attached, Told), DirectoryError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let source = discover(&[path], (2026, 11, 23))?.remove(0);
    let mut rejects = Rejects::default();
    load(&source, folder.path(), &mut rejects, &mut ())?;
    let told = rejects.groups().into_iter().map(|g| (g.reason, g.lines)).collect();
    Ok((Attached::open(folder.path())?, told))
}

fn latin(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(c as u32).unwrap()).collect()
}

#[test]
fn the_etalab_file_in_utf8_and_in_iso_8859_1() {
    let text = format!(
        "finess;etalab;111;2026-05-12\n{SITE}\n{CORSICA}\r\ngeolocalisation;010000024;1;2;x;2020-01-01\nstructureet;1;2\nautre;1\nstructureej;010780054;CHU;CENTRE HOSPITALIER;;900;RTE;DE PARIS;;;;451;01440 VIRIAT;01;AIN;0474454647;13;Etablissement public;;;260100045;8610Z;1979-02-13\n"
    );
    for bytes in [text.clone().into_bytes(), latin(&text)] {
        let (a, rejects) = read("etalab-cs1100502-stock-20260512-0337.csv", &bytes).unwrap();
        assert_eq!(rejects, [(RejectReason::TooFewFields, vec![5]), (RejectReason::NoIdentifier, vec![6])]);
        let site = a.finess("010000024").unwrap().unwrap();
        assert_eq!(site.name, "CENTRE HOSPITALIER DE BOURG-EN-BRESSE FLEYRIAT");
        assert_eq!(
            (site.category.code.as_str(), site.category.label.as_str()),
            ("355", "Centre Hospitalier (C.H.)")
        );
        assert_eq!(
            (site.routing.as_str(), site.phone.as_str(), site.siret.as_str()),
            ("01440 VIRIAT", "0474454647", "26010004500012")
        );
        assert!(site.open && site.legal_entity == "010780054");
        let corsica = a.finess("2a0000014").unwrap().unwrap();
        assert_eq!((corsica.number.as_str(), corsica.name.as_str()), ("2A0000014", "\"LE LIEU\" ; ANNEXE"));
        assert_eq!(a.finess("010780054").unwrap().unwrap().legal_entity, "010780054");
        assert!(a.finess("999999999").unwrap().is_none());
    }
}

#[test]
fn the_variant_with_a_header_row() {
    let text = "nofinesset;rs;rslongue;codepostal;libcommune;siret\n010000024;CH;;01440;VIRIAT;260\n";
    let (a, rejects) = read("finess.csv", text.as_bytes()).unwrap();
    let site = a.finess("010000024").unwrap().unwrap();
    assert_eq!(
        (site.name.as_str(), site.routing.as_str(), site.siret.as_str()),
        ("CH", "01440 VIRIAT", "260")
    );
    assert!(rejects.is_empty());
}

const JSON: &str = r#"{"schemaVersion":"v1.0.0","generatedAt":"2026-09-29T02:14:23Z","gco":[{"a":[1,{"b":null}]}],"gcc":[],
"pmej":[{"informationsGeneralesPMEJ":{"numFinessPm":"010008407","denominationPm":"COURT","denominationLonguePmSmsse":"LONG","siren":"1"},"etatObjet":"I","adresse":[],"contact":null,
 "ege":[{"informationsGeneralesEGE":{"egeId":"1","numFinessEge":"010780195","nomEgeCourt":"CLINIQUE CONVERT","nomEgeLong":"CLINIQUE\nDOCTEUR CONVERT","siret":null,"dateFermeture":null},
  "categorieentiteGeographiqueExercice":"365","siret":"77220148900022","etatObjet":"A",
  "adresse":[{"usageAdresse":"01","ligneSix":"75000 AILLEURS"},{"usageAdresse":"03","codePostal":"01160","ligneAcheminement":"PONT D AIN","coordonneesGeographique":{"coordonneeX":1.5}}],
  "contact":[{"typeContact":{"roleContact":"02"},"telecom":{"telephone":"0100000000"}},{"typeContact":{"roleContact":"01"},"telecom":{"telephone":"0474397900","telecopie":null}}],
  "roleEge":[{"x":1}],"evenement":[{}]}]},
 {"informationsGeneralesPmej":{"numFinessPm":"2a0000022","etatObjet":{"code":"A"}},"ege":[{"informationsGeneralesEGE":{"numFinessEge":"010787190","nomEgeCourt":"SEUL","dateFermeture":"2020-01-01"},"categorieEntiteGeographiqueExercice":{"code":"620","system":"s"},"etatObjet":{"code":"I"}},{"informationsGeneralesEGE":{}}]}]}"#;

#[test]
fn finess_plus_in_both_spellings() {
    for bytes in [JSON.as_bytes().to_vec(), format!("\u{feff}{JSON}\n").into_bytes()] {
        let (a, rejects) = read("finess-structures-mensuel-202609.json", &bytes).unwrap();
        assert_eq!(rejects, [(RejectReason::NoIdentifier, vec![5])]);
        let site = a.finess("010780195").unwrap().unwrap();
        assert_eq!(
            (site.name.as_str(), site.legal_entity.as_str()),
            ("CLINIQUE DOCTEUR CONVERT", "010008407")
        );
        assert_eq!(
            (site.routing.as_str(), site.phone.as_str(), site.siret.as_str()),
            ("01160 PONT D AIN", "0474397900", "77220148900022")
        );
        assert_eq!((site.category.code.as_str(), site.open), ("365", true));
        let closed = a.finess("010787190").unwrap().unwrap();
        assert_eq!(
            (closed.category.code.as_str(), closed.open, closed.legal_entity.as_str()),
            ("620", false, "2A0000022")
        );
        assert!(!a.finess("010008407").unwrap().unwrap().open);
    }
}

#[test]
fn a_cut_or_empty_document_is_refused() {
    for end in [JSON.len() - 2, JSON.len() / 2, 120] {
        let end = (0..=end).rev().find(|i| JSON.is_char_boundary(*i)).unwrap();
        let told = read("finess.json", &JSON.as_bytes()[..end]).err().unwrap().to_string();
        assert!(told.contains("damaged or cut short"), "{told}");
    }
    assert!(
        read("finess.json", br#"{"pmej":[]}"#).err().unwrap().to_string().contains("none of its 0 lines")
    );
    assert!(read("finess.json", br#"{"pmej":{}}"#).err().unwrap().to_string().contains("damaged"));
    let trailing = format!("{JSON} suite");
    assert!(read("finess.json", trailing.as_bytes()).err().unwrap().to_string().contains("damaged"));
}

#[test]
fn a_number_given_twice_prefers_the_open_site() {
    let text = r#"{"pmej":[{"ege":[{"informationsGeneralesEGE":{"numFinessEge":"010000024","nomEgeLong":"A"},"etatObjet":"I"},{"informationsGeneralesEGE":{"numFinessEge":"010000024","nomEgeLong":"B"},"etatObjet":"A"}]}]}"#;
    let (a, _) = read("finess.json", text.as_bytes()).unwrap();
    assert_eq!(a.finess("010000024").unwrap().unwrap().name, "B");
}
