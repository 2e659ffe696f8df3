//! Answers taken away, filled in elsewhere, brought back.

use crate::browser::Browser;
use crate::stage::{Stage, on_demo};
use report::sheet::{Limits, read};
use report::xlsx::{Book, Column, Page, Value, write};

const ROSE: &str = "responsable@hydrangea.example";
const OTHER: &str = "responsable@belladone.example";
const NEW: &str = "/produits/nouveau";

async fn answered(rose: &mut Browser) -> String {
    rose.open(NEW).await;
    let fields = [("nom", "Jade"), ("os", "ios"), ("appareil", "mobile"), ("cycle-de-vie", "en-production")];
    rose.submit(NEW, &fields).await;
    let product = rose.path.clone();
    rose.post(&format!("{product}/rejoindre"), &format!("_jeton={}&demarche=telesoin", rose.token())).await;
    let theme = format!("{product}/telesoin/identification");
    rose.open(&theme).await;
    rose.submit(&theme, &[("q.ts-ins", "recuperee"), ("q.ts-controle", "yes")]).await;
    assert!(rose.says("Les réponses sont enregistrées."), "{}", rose.page.body);
    format!("{product}/telesoin")
}

/// A workbook as the export makes it, with these answers.
fn filled(key: &str, answers: &[(&str, &str)]) -> Vec<u8> {
    let columns = vec![Column::hidden(key), Column::new("Question", 40.0), Column::new("Réponse", 40.0)];
    let row = |(id, answer): &(&str, &str)| vec![Value::from(*id), Value::from("?"), Value::from(*answer)];
    let page = Page { name: "Identification".into(), columns, rows: answers.iter().map(row).collect() };
    write(&Book { title: "x".into(), created: 0, pages: vec![page] }).unwrap()
}

const KEY: &str = "jalon:telesoin:2026.1";

#[test]
fn a_workbook_goes_out_and_comes_back_with_its_changes() {
    on_demo(async |stage: Stage| {
        stage.demo().await;
        let mut rose = stage.demo_browser(ROSE).await;
        let form = answered(&mut rose).await;
        let bytes = rose.take(&format!("{form}/reponses.xlsx")).await;
        let book = read(&bytes, &Limits::default()).unwrap();
        let page = book.sheets.iter().find(|sheet| sheet.name == "Identification").expect("a sheet by theme");
        assert_eq!(page.rows[0].text(0), KEY);
        let ins = page.rows.iter().find(|row| row.text(0) == "ts-ins").unwrap();
        assert_eq!(ins.text(3), "INS récupérée, identité pas toujours contrôlée");
        // As it is, it changes nothing.
        let here = format!("{form}/importer");
        rose.open(&here).await;
        rose.upload(&here, &[], ("classeur", "a.xlsx", &bytes)).await;
        assert!(rose.says("rien à reprendre"), "{}", rose.page.body);
        // Filled in: two changes, one that cannot be read, one of a question that is not here.
        let answers = [
            ("ts-ins", "INS qualifiée, ou reçue qualifiée d’un autre logiciel"),
            ("ts-controle", "Oui"),
            ("ts-qualification-affichee", "en partie"),
            ("ts-video", "par pigeon"),
            ("ts-nulle-part", "oui"),
        ];
        rose.open(&here).await;
        rose.upload(&here, &[], ("classeur", "a.xlsx", &filled(KEY, &answers))).await;
        assert_eq!(rose.page.status, 200, "{}", rose.page.body);
        assert!(
            rose.says("Ce qui change (2)") && rose.says("Ce qui n’a pas pu être lu (2)"),
            "{}",
            rose.page.body
        );
        assert!(rose.says("Identification!C5") && rose.says("par pigeon"), "{}", rose.page.body);
        let accept = format!("{here}/accepter");
        // Only one of the two is taken.
        let body = rose.filled(&accept, &[("prendre", "ts-ins")]);
        rose.post(&accept, &body).await;
        assert!(rose.says("Les réponses choisies sont enregistrées."), "{}", rose.page.body);
        let json: serde_json::Value =
            serde_json::from_slice(&rose.take(&format!("{form}/reponses.json")).await).unwrap();
        assert_eq!(json["answers"]["ts-ins"]["value"]["choice"], "qualifiee");
        assert_eq!(json["answers"]["ts-qualification-affichee"], serde_json::Value::Null);
        // Another answer over the revision that was read before: somebody was faster.
        rose.open(&here).await;
        let stale = "prendre=ts-ins&r.ts-ins=1&c.ts-ins=declaree";
        rose.post(&accept, &format!("_jeton={}&{stale}", rose.token())).await;
        assert!(rose.says("sauf celles que quelqu’un a changées"), "{}", rose.page.body);
    });
}

#[test]
fn files_that_are_no_such_workbook_are_told_apart() {
    on_demo(async |stage: Stage| {
        stage.demo().await;
        let mut rose = stage.demo_browser(ROSE).await;
        let form = answered(&mut rose).await;
        let here = format!("{form}/importer");
        let cases: [(&[u8], &str); 4] = [
            (b"", "Choisissez le classeur rempli"),
            (b"a;b;c", "classeur"),
            (&filled("identifiant", &[("ts-ins", "x")]), "colonne d’identifiants manque"),
            (&filled("jalon:dmn:1.2.2", &[("ts-ins", "x")]), "celui d’un autre questionnaire"),
        ];
        for (bytes, said) in cases {
            rose.open(&here).await;
            rose.upload(&here, &[], ("classeur", "a.xlsx", bytes)).await;
            assert_eq!(rose.page.status, 422, "{said}");
            assert!(rose.says(said), "{said}: {}", rose.page.body);
        }
        rose.open(&here).await;
        let large = vec![0; 9 << 20];
        rose.upload(&here, &[], ("classeur", "a.xlsx", &large)).await;
        assert_eq!(rose.page.status, 413);
    });
}

#[test]
fn every_form_of_the_answers_is_what_it_says_and_of_this_company_alone() {
    on_demo(async |stage: Stage| {
        stage.demo().await;
        let mut rose = stage.demo_browser(ROSE).await;
        let form = answered(&mut rose).await;
        let csv = String::from_utf8(rose.take(&format!("{form}/reponses.csv")).await).unwrap();
        assert!(csv.starts_with("\u{feff}Rubrique;Question;Réponse;"), "{}", &csv[..80]);
        assert!(csv.contains(";INS récupérée, identité pas toujours contrôlée;"));
        let pdf = rose.take(&format!("{form}/lecture.pdf")).await;
        assert!(pdf.starts_with(b"%PDF-1.7") && pdf.len() > 20_000, "{}", pdf.len());
        let mut other = stage.demo_browser(OTHER).await;
        for name in ["lecture.pdf", "reponses.csv", "reponses.json", "reponses.xlsx", "importer"] {
            other.open(&format!("{form}/{name}")).await;
            assert_eq!(other.page.status, 404, "{name}");
        }
    });
}
