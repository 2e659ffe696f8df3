//! The company: people, their places, the dashboard that tells what is next.

use crate::html::faults;
use crate::stage::{Stage, on_demo, on_one_demo};
use accounts::demo::Made;
use std::time::Duration;

const ROSE: &str = "responsable@hydrangea.example";
const NINO: &str = "sans-droit@hydrangea.example";
const DAY: Duration = Duration::from_secs(86_400);

fn place(made: &Made, email: &str) -> String {
    format!("/entreprise/personnes/{}", made.people[email])
}

#[test]
fn a_company_is_never_left_without_a_responsable() {
    on_demo(async |stage| {
        let made = stage.demo().await;
        let mut rose = stage.demo_browser(ROSE).await;
        let (hers, his) = (place(&made, ROSE), place(&made, NINO));
        rose.open(&hers).await;
        assert!(
            rose.says("Une entreprise garde toujours un Responsable"),
            "why it is not offered: {}",
            rose.page.body
        );
        // Sent all the same.
        rose.open(&his).await;
        let token = rose.filled(&his, &[]);
        let forced = token.split('&').find(|pair| pair.starts_with("_jeton=")).unwrap().to_owned();
        rose.post(&hers, &format!("{forced}&acte=retirer")).await;
        assert_eq!(rose.page.status, 409);
        assert!(rose.says("Nommez-en un autre"));
        // Handed over, it may go.
        rose.open(&his).await;
        rose.submit(&his, &[("acte", "transmettre")]).await;
        assert!(
            rose.says("votre place de Responsable est transmise")
                || rose.says("Votre place de Responsable est transmise"),
            "{}",
            rose.page.body
        );
        rose.open(&his).await;
        assert!(rose.says("Vous ne pouvez rien changer ici"));
        rose.open(&hers).await;
        rose.submit(&hers, &[("acte", "retirer")]).await;
        assert_eq!(rose.path, "/tableau-de-bord");
        assert!(rose.says("n’est rattaché à aucune entreprise"), "{}", rose.page.body);
        rose.open("/entreprise").await;
        assert_eq!(rose.page.status, 404);
    });
}

#[test]
fn a_delegation_ends_on_its_last_day() {
    on_demo(async |stage| {
        let made = stage.demo().await;
        let mut rose = stage.demo_browser(ROSE).await;
        let his = place(&made, NINO);
        rose.open(&his).await;
        for (day, words) in [
            ("demain", "n’est pas comprise"),
            ("2026-11-22", "doit être à venir"),
            ("9999-99-99", "n’est pas comprise"),
        ] {
            rose.submit(&his, &[("acte", "deleguer"), ("fin", day)]).await;
            assert_eq!(rose.page.status, 422, "{day}");
            assert!(
                rose.says("f-fin-error") && rose.says(words) && rose.says(day),
                "{day}: {}",
                rose.page.body
            );
        }
        rose.submit(&his, &[("acte", "deleguer"), ("fin", "2026-11-25")]).await;
        assert!(rose.says("25 novembre 2026"), "{}", rose.page.body);
        rose.open("/tableau-de-bord").await;
        assert!(rose.says("La délégation de Nino Myosotis prend fin dans 2 jours"), "{}", rose.page.body);
        assert!(rose.says("Fin de la délégation de Nino Myosotis"));
        let mut nino = stage.demo_browser(NINO).await;
        nino.open("/entreprise/droits").await;
        assert!(nino.says("Enregistrer les droits"));
        nino.open(&place(&made, ROSE)).await;
        assert!(nino.says("Vous ne pouvez rien changer ici"), "a delegate manages Contributeurs only");
        // 25 November, 23:59 in Paris, then midnight.
        stage.later(Duration::from_secs(86_400 * 2 + 3600 * 14 + 60 * 29));
        let mut nino = stage.demo_browser(NINO).await;
        nino.open("/entreprise/droits").await;
        assert!(nino.says("Enregistrer les droits"));
        stage.later(Duration::from_secs(60));
        nino.open("/entreprise/droits").await;
        assert!(nino.says("Vos droits.") && !nino.says("Enregistrer les droits"), "{}", nino.page.body);
    });
}

#[test]
fn invitations_are_sent_again_cancelled_and_told_when_over() {
    on_demo(async |stage| {
        stage.demo().await;
        let mut rose = stage.demo_browser(ROSE).await;
        rose.open("/entreprise/personnes/inviter").await;
        rose.submit("/entreprise/personnes/inviter", &[("adresse", NINO)]).await;
        assert_eq!(rose.page.status, 409);
        assert!(rose.says("f-adresse-error") && rose.says("fait déjà partie"));
        let body = rose.filled("/entreprise/personnes/inviter", &[("adresse", "ana@hydrangea.example")]);
        for _ in 0..2 {
            rose.post("/entreprise/personnes/inviter", &body).await;
            assert_eq!(rose.path, "/entreprise/personnes");
        }
        assert_eq!(stage.mails().await.len(), 1, "sent twice, invited once");
        stage.later(DAY * 8);
        let mut rose = stage.demo_browser(ROSE).await;
        assert!(rose.says("L’invitation de ana@hydrangea.example a expiré"), "{}", rose.page.body);
        rose.open("/entreprise/personnes").await;
        let id = |page: &str| page.split("/invitations/").nth(1).unwrap()[..36].to_owned();
        let first = id(&rose.page.body);
        rose.submit(&format!("/entreprise/personnes/invitations/{first}/renvoyer"), &[]).await;
        assert!(rose.says("L’invitation est partie") && stage.mails().await.len() == 1);
        let second = id(&rose.page.body);
        rose.submit(&format!("/entreprise/personnes/invitations/{second}/annuler"), &[]).await;
        assert!(rose.says("L’invitation est annulée") && !rose.says("ana@hydrangea.example"));
    });
}

#[test]
fn a_contributeur_invites_contributeurs_and_manages_nobody() {
    on_demo(async |stage| {
        let made = stage.demo().await;
        let mut nino = stage.demo_browser(NINO).await;
        assert!(nino.says("Demandez vos droits"));
        nino.open("/entreprise/personnes/inviter").await;
        assert!(!nino.says("name=\"role\""));
        nino.submit(
            "/entreprise/personnes/inviter",
            &[("adresse", "ana@hydrangea.example"), ("role", "responsable")],
        )
        .await;
        assert!(nino.says("L’invitation est partie"));
        nino.open("/entreprise/personnes").await;
        assert!(
            nino.says("<span class=\"quiet\">Contributeur, par Nino Myosotis</span>"),
            "{}",
            nino.page.body
        );
        nino.open("/entreprise/journal").await;
        assert_eq!(nino.page.status, 403);
        let hers = place(&made, ROSE);
        nino.open("/entreprise/personnes/inviter").await;
        let token = nino.filled("/entreprise/personnes/inviter", &[]);
        let token = token.split('&').find(|pair| pair.starts_with("_jeton=")).unwrap().to_owned();
        nino.post(&hers, &format!("{token}&acte=desactiver")).await;
        assert_eq!(nino.page.status, 403);
    });
}

/// Every page of the rooms of this file, in both languages, for somebody who may open it.
async fn check(stage: &Stage, email: &str, paths: &[String]) {
    let mut browser = stage.demo_browser(email).await;
    for path in paths {
        for lang in ["fr", "en"] {
            let url = format!("{path}{}lang={lang}", if path.contains('?') { '&' } else { '?' });
            browser.open(&url).await;
            assert_eq!(browser.page.status, 200, "{url} {email}");
            assert_eq!(faults(&browser.page.body, lang), Vec::<String>::new(), "{url} {email}");
            let foreign: &[&str] = match lang {
                "fr" => &["Save", "People", "Deadlines", "Document", "whole", "Request"],
                _ => &[
                    "Enregistrer",
                    "Personnes",
                    "Échéances",
                    "pièce",
                    "Rôle",
                    "Demande",
                    "jusqu’",
                    " le ",
                    "Journal",
                ],
            };
            let main = browser.page.body.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
            for words in foreign {
                assert!(!main.contains(words), "{url} in {lang} says {words}:\n{main}");
            }
        }
    }
}

#[test]
fn every_page_is_sound_in_both_languages() {
    on_one_demo(async |stage| {
        let made = stage.demo().await;
        let mut rose = stage.demo_browser(ROSE).await;
        rose.open(&place(&made, NINO)).await;
        rose.submit(&place(&made, NINO), &[("acte", "deleguer"), ("fin", "2027-01-31")]).await;
        rose.open("/entreprise/personnes/inviter").await;
        rose.submit("/entreprise/personnes/inviter", &[("adresse", "ana@hydrangea.example")]).await;
        let lila = made.people["lecture@hydrangea.example"];
        let own = [
            "/tableau-de-bord".to_owned(),
            "/entreprise".to_owned(),
            "/entreprise/personnes".to_owned(),
            "/entreprise/personnes/inviter".to_owned(),
            "/entreprise/droits".to_owned(),
            format!("/entreprise/droits?voir={lila}"),
            place(&made, ROSE),
            place(&made, NINO),
            place(&made, "lecture@hydrangea.example"),
            "/inscription".to_owned(),
            "/inscription/envoyee".to_owned(),
            "/inscription/suivi".to_owned(),
        ];
        check(&stage, ROSE, &own).await;
        check(
            &stage,
            ROSE,
            &["/entreprise/journal".to_owned(), format!("/entreprise/journal?personne={lila}")],
        )
        .await;
        check(&stage, "lecture@hydrangea.example", &own).await;
        let of_instructor =
            ["/tableau-de-bord", "/instruction", "/instruction?etat=accepted", "/instruction/entreprises"]
                .map(str::to_owned);
        check(&stage, "instructeur@jalon.example", &of_instructor).await;
        let of_administrator = [
            "/tableau-de-bord".to_owned(),
            "/administration".to_owned(),
            "/administration/journal".to_owned(),
            "/administration/journal?verifier=1".to_owned(),
            format!("/administration/personnes/{}", made.people["instructeur@jalon.example"]),
        ];
        check(&stage, "administrateur@jalon.example", &of_administrator).await;
    });
}
