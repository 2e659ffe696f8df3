//! Maturity with its figures, targets, trials, the way to them, comparison.

use crate::browser::Browser;
use crate::stage::{Stage, on_demo};

const ROSE: &str = "responsable@hydrangea.example";
const LILA: &str = "lecture@hydrangea.example";
const OTHER: &str = "responsable@belladone.example";
const NEW: &str = "/produits/nouveau";

/// A product in the démarche of telecare, two answers of its theme "identification" given.
async fn answered(stage: &Stage, rose: &mut Browser, name: &str) -> String {
    rose.open(NEW).await;
    let fields = [("nom", name), ("os", "ios"), ("appareil", "mobile"), ("cycle-de-vie", "en-production")];
    rose.submit(NEW, &fields).await;
    let product = rose.path.clone();
    rose.post(&format!("{product}/rejoindre"), &format!("_jeton={}&demarche=telesoin", rose.token())).await;
    let theme = format!("{product}/telesoin/identification");
    rose.open(&theme).await;
    rose.submit(&theme, &[("q.ts-ins", "recuperee"), ("q.ts-controle", "yes")]).await;
    assert!(rose.says("Les réponses sont enregistrées."), "{}", rose.page.body);
    stage.later(std::time::Duration::from_secs(60));
    format!("{product}/telesoin")
}

#[test]
fn a_score_is_shown_with_every_figure_that_makes_it() {
    on_demo(async |stage| {
        stage.demo().await;
        let mut rose = stage.demo_browser(ROSE).await;
        let form = answered(&stage, &mut rose, "Jade").await;
        rose.open(&format!("{form}/maturite")).await;
        assert_eq!(rose.page.status, 200, "{}", rose.page.body);
        // ts-ins weighs 3 and is partial, ts-controle weighs 2 and is compliant, ts-qualification-affichee weighs 1 and has
        // no answer: (3 × 0,5 + 2 × 1 + 1 × 0) / (3 + 2 + 1) = 3,5 / 6 = 58,3 %.
        assert!(rose.says("100 × 3,5 / 6 = 58,3\u{202f}%"), "{}", rose.page.body);
        assert!(rose.says("1 à 1, 1 entre les deux, 1 à 0"), "{}", rose.page.body);
        assert!(rose.says("à partir de 5 entreprises"), "an average of few companies says who they are");
        assert!(rose.page.body.contains("class=\"radar-now\""));
        assert!(rose.says("Ce qui fait le plus avancer ce score"));
        // One point of score was kept when the answers were saved.
        assert_eq!(rose.page.body.matches("class=\"time-point").count(), 1);
    });
}

#[test]
fn targets_are_set_changed_and_taken_away() {
    on_demo(async |stage| {
        stage.demo().await;
        let mut rose = stage.demo_browser(ROSE).await;
        let form = answered(&stage, &mut rose, "Jade").await;
        let here = format!("{form}/projection");
        rose.open(&here).await;
        let aim =
            [("acte", "fixer"), ("cible", "theme:identification@0"), ("niveau", "4"), ("jour", "2027-03-31")];
        // A day that is over, then one to come.
        let over: Vec<_> =
            aim.iter().map(|(n, v)| (*n, if *n == "jour" { "2020-01-01" } else { *v })).collect();
        rose.submit(&here, &over).await;
        assert_eq!(rose.page.status, 422, "{}", rose.page.body);
        assert!(rose.says("Ce jour est déjà passé") && rose.page.body.contains("2020-01-01"));
        rose.open(&here).await;
        rose.submit(&here, &aim).await;
        assert!(rose.says("La cible est enregistrée.") && rose.says("31/03/2027"), "{}", rose.page.body);
        assert!(rose.says("4, Presque conforme"), "{}", rose.page.body);
        // Whoever still sees the page without it is told, and may choose.
        rose.submit(&here, &[("acte", "fixer"), ("cible", "theme:identification@0"), ("niveau", "2")]).await;
        assert_eq!(rose.page.status, 409, "{}", rose.page.body);
        assert!(
            rose.says("Quelqu’un a changé cette cible") && rose.page.body.contains("theme:identification@1")
        );
        // Every theme at once: the one that is set moves too.
        rose.submit(&here, &[("acte", "fixer"), ("cible", "themes@1"), ("niveau", "3"), ("jour", "")]).await;
        assert!(rose.says("La cible est enregistrée."), "{}", rose.page.body);
        assert!(rose.page.body.matches("3, Avancé").count() >= 8, "{}", rose.page.body);
        let token = rose.token();
        rose.post(&here, &format!("_jeton={token}&acte=retirer&cible=theme%3Aidentification&revision=2"))
            .await;
        assert!(rose.says("La cible est retirée."), "{}", rose.page.body);
        // Another company has no such page; who only reads sets nothing.
        let mut other = stage.demo_browser(OTHER).await;
        for path in [here.clone(), format!("{form}/maturite"), format!("{here}/essais")] {
            other.open(&path).await;
            assert_eq!(other.page.status, 404, "{path}");
        }
        let mut lila = stage.demo_browser(LILA).await;
        lila.open("/strategie/strategie/projection").await;
        assert_eq!(lila.page.status, 200);
        assert!(!lila.page.body.contains("name=\"niveau\""));
    });
}

#[test]
fn a_trial_shows_what_answers_would_give_and_changes_none() {
    on_demo(async |stage| {
        stage.demo().await;
        let mut rose = stage.demo_browser(ROSE).await;
        let form = answered(&stage, &mut rose, "Jade").await;
        let list = format!("{form}/projection/essais");
        rose.open(&list).await;
        rose.submit(&list, &[("nom", "")]).await;
        assert_eq!(rose.page.status, 422);
        rose.open(&list).await;
        rose.submit(&list, &[("nom", "Avec l’INS qualifiée")]).await;
        let trial = rose.path.clone();
        assert!(trial.starts_with(&list) && rose.says("Avec l’INS qualifiée"), "{}", rose.page.body);
        rose.open(&format!("{trial}?question=ts-ins")).await;
        assert!(rose.page.body.contains("name=\"q.ts-ins\""), "{}", rose.page.body);
        let body =
            format!("_jeton={}&acte=supposer&question=ts-ins&revision=1&q.ts-ins=qualifiee", rose.token());
        rose.post(&trial, &body).await;
        // (3 × 1 + 2 × 1 + 1 × 0) / 6 = 83,3 %, 25 points more than 58,3 %.
        assert!(rose.says("83,3\u{202f}%") && rose.says("+25"), "{}", rose.page.body);
        let token = rose.token();
        let aim = "cible=theme%3Aidentification%400&niveau=4&jour=2027-06-30";
        rose.post(&trial, &format!("_jeton={token}&acte=fixer&{aim}")).await;
        rose.open(&format!("{form}/projection")).await;
        assert!(!rose.says("30/06/2027"), "a trial is no target");
        rose.open(&trial).await;
        rose.post(&trial, &format!("_jeton={}&acte=adopter", rose.token())).await;
        assert!(rose.says("30/06/2027"), "{}", rose.page.body);
        rose.open(&format!("{form}/maturite")).await;
        assert!(rose.says("58,3\u{202f}%"), "the answers did not change");
        // A value that is no answer of the question is told beside it.
        rose.open(&trial).await;
        let body =
            format!("_jeton={}&acte=supposer&question=ts-ins&revision=2&q.ts-ins=inventee", rose.token());
        rose.post(&trial, &body).await;
        assert_eq!(rose.page.status, 422, "{}", rose.page.body);
        rose.open(&trial).await;
        rose.post(&trial, &format!("_jeton={}&acte=jeter", rose.token())).await;
        assert!(rose.says("L’essai est supprimé.") && rose.says("Aucun essai"), "{}", rose.page.body);
    });
}

#[test]
fn the_way_is_told_by_date_and_leaves_as_a_calendar() {
    on_demo(async |stage| {
        stage.demo().await;
        let mut rose = stage.demo_browser(ROSE).await;
        rose.open("/trajectoire").await;
        assert!(rose.says("Aucune cible pour l’instant"), "{}", rose.page.body);
        let form = answered(&stage, &mut rose, "Jade").await;
        let here = format!("{form}/projection");
        for (aim, day) in [("theme:securite", "2027-05-31"), ("theme:identification", "2026-12-31")] {
            rose.open(&here).await;
            let cible = format!("{aim}@0");
            rose.submit(&here, &[("acte", "fixer"), ("cible", &cible), ("niveau", "4"), ("jour", day)]).await;
        }
        rose.open("/trajectoire").await;
        let body = rose.page.body.clone();
        let at = |text: &str| body.find(text).unwrap_or_else(|| panic!("{text}: {body}"));
        assert!(at("<h2>Décembre 2026") < at("<h2>Mai 2027"));
        assert_eq!(body.matches("class=\"way-post").count(), 2);
        assert_eq!(body.matches("way-post way-next").count(), 1);
        let product = form.trim_end_matches("/telesoin").to_owned();
        rose.open(&format!("{product}/trajectoire?etat=retard")).await;
        assert!(rose.says("Aucune cible ne répond"), "{}", rose.page.body);
        rose.open(&format!("{product}/trajectoire.ics")).await;
        let file = rose.page.body.clone();
        assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.ends_with("END:VCALENDAR\r\n"), "{file}");
        assert_eq!(file.matches("BEGIN:VEVENT").count(), 2);
        assert!(file.contains("DTSTART;VALUE=DATE:20261231") && file.contains("DTSTART;VALUE=DATE:20270531"));
        rose.open("/trajectoire.ics").await;
        assert_eq!(rose.page.body.matches("BEGIN:VEVENT").count(), 2);
        let mut other = stage.demo_browser(OTHER).await;
        for path in ["trajectoire", "trajectoire.ics"] {
            other.open(&format!("{product}/{path}")).await;
            assert_eq!(other.page.status, 404, "{path}");
        }
        other.open("/trajectoire.ics").await;
        assert!(!other.page.body.contains("VEVENT"), "{}", other.page.body);
    });
}

#[test]
fn products_stand_side_by_side() {
    on_demo(async |stage| {
        stage.demo().await;
        let mut rose = stage.demo_browser(ROSE).await;
        rose.open("/comparer/telesoin").await;
        assert!(rose.says("Rien à comparer encore"), "{}", rose.page.body);
        answered(&stage, &mut rose, "Jade").await;
        let second = answered(&stage, &mut rose, "Onyx").await;
        let theme = format!("{second}/identification");
        rose.open(&theme).await;
        rose.submit(&theme, &[("q.ts-ins", "qualifiee")]).await;
        rose.open("/comparer/telesoin").await;
        // 58,3 % and 83,3 %: 70,8 % in the middle.
        assert!(
            rose.says("58,3\u{202f}%") && rose.says("83,3\u{202f}%") && rose.says("70,8\u{202f}%"),
            "{}",
            rose.page.body
        );
        assert!(rose.says("le plus haut") && rose.says("le plus bas"));
        rose.open("/comparer/strategie").await;
        assert_eq!(rose.page.status, 404, "the strategy is answered once");
        let mut other = stage.demo_browser(OTHER).await;
        other.open("/comparer/telesoin").await;
        assert!(!other.says("Jade") && !other.says("Onyx"), "{}", other.page.body);
    });
}
