//! A company asks for an account: request, queue, accepted, invite, a right.

use crate::browser::Browser;
use crate::html::faults;
use crate::stage::{PASSWORD, Stage, on_demo, on_one_demo};

pub const SIREN: &str = "732 829 320";
pub const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";

const ASK: [(&str, &str); 6] = [
    ("siren", SIREN),
    ("entreprise", "Pervenche & Cie"),
    ("qualite", "mandataire"),
    ("prenom", "Flora"),
    ("nom", "Pervenche"),
    ("adresse", "flora@pervenche.example"),
];

/// Asks and confirms: a browser in front of the request.
pub async fn asked(stage: &Stage, fields: &[(&str, &str)]) -> Browser {
    let mut flora = stage.browser();
    flora.open("/inscription").await;
    let mut all: Vec<(&str, &str)> = ASK.to_vec();
    all.retain(|(name, _)| !fields.iter().any(|(other, _)| other == name));
    all.extend(fields);
    flora.submit("/inscription", &all).await;
    assert_eq!(flora.path, "/inscription/envoyee", "{}", flora.page.body);
    let email = all.iter().find(|(name, _)| *name == "adresse").unwrap().1;
    let token = stage.token_to(email, "/inscription/confirmer/").await;
    let path = format!("/inscription/confirmer/{token}");
    flora.open(&path).await;
    flora.submit(&path, &[("nouveau", PASSWORD)]).await;
    assert!(flora.path.starts_with("/inscription/suivi/"), "{} {}", flora.path, flora.page.body);
    flora
}

/// Deposits both documents and sends them.
pub async fn deposited(flora: &mut Browser) {
    let base = flora.path.clone();
    flora.upload(&format!("{base}/identite"), &[], ("identite", "Pièce d’identité.pdf", PDF)).await;
    assert!(flora.says("La pièce est déposée"), "{}", flora.page.body);
    flora.upload(&format!("{base}/kbis"), &[("date_kbis", "2026-11-02")], ("kbis", "kbis.pdf", PDF)).await;
    flora.submit(&format!("{base}/envoi"), &[]).await;
    assert!(flora.says("attendent un instructeur"), "{}", flora.page.body);
}

#[test]
fn from_the_request_to_the_first_right() {
    on_demo(async |stage| {
        stage.demo().await;
        let mut flora = asked(&stage, &[]).await;
        let id = flora.path.rsplit('/').next().unwrap().to_owned();
        assert!(flora.says("Flora Pervenche") && flora.says("Pervenche &#38; Cie"));
        deposited(&mut flora).await;

        let mut iris = stage.demo_browser("instructeur@jalon.example").await;
        assert!(iris.says("1 demande attend un instructeur"), "{}", iris.page.body);
        iris.open("/instruction").await;
        assert!(iris.says("Pervenche &#38; Cie") && iris.says("732"));
        let base = format!("/instruction/{id}");
        iris.open(&base).await;
        iris.submit(&format!("{base}/prendre"), &[]).await;
        assert!(iris.says("Cette demande est à vous"));
        let piece = iris.page.body.split(&format!("href=\"{base}/pieces/")).nth(1).unwrap()[..36].to_owned();
        iris.open(&format!("{base}/pieces/{piece}")).await;
        assert_eq!(iris.page.body.as_bytes(), PDF);
        for (name, value) in [
            ("content-security-policy", "default-src 'none'; sandbox"),
            ("x-content-type-options", "nosniff"),
            ("content-type", "application/pdf"),
            ("cache-control", "no-store"),
        ] {
            assert_eq!(iris.page.header(name), value);
        }
        assert!(iris.page.header("content-disposition").starts_with("attachment; filename=\""));
        iris.open(&base).await;
        iris.submit(&format!("{base}/accepter"), &[]).await;
        assert!(iris.says("L’entreprise est active") && iris.says("Effacée le"), "{}", iris.page.body);
        iris.open(&format!("{base}/pieces/{piece}")).await;
        assert_eq!(iris.page.status, 404, "erased with the decision");

        // A session opened before is of no company: signing in again finds it.
        let mut flora = stage.browser();
        flora.sign_in("flora@pervenche.example", PASSWORD).await;
        assert!(flora.says("Invitez vos collègues"), "{}", flora.page.body);
        let garance = stage.joined(&mut flora, "garance@pervenche.example").await;
        flora.open("/entreprise/droits").await;
        flora.submit("/entreprise/droits", &[("c0.0", "d")]).await;
        assert!(flora.says("Les droits sont enregistrés"), "{}", flora.page.body);
        flora.open(&format!("/entreprise/droits?voir={}", garance.id)).await;
        assert!(flora.says("lit et enregistre des brouillons"));
        flora.open("/entreprise/journal").await;
        let said = "Flora Pervenche a changé le droit de Garance Bleuet sur Stratégie globale\u{202f}: aucun accès → brouillon.";
        assert!(flora.says(said), "{}", flora.page.body);
    });
}

#[test]
fn what_is_answered_does_not_tell_who_is_known() {
    on_one_demo(async |stage| {
        stage.demo().await;
        let mut answers = Vec::new();
        for (siren, email) in [
            ("732829320", "nouveau@pervenche.example"),
            ("999000011", "autre@pervenche.example"),
            ("732829320", "responsable@hydrangea.example"),
        ] {
            let mut browser = stage.browser();
            browser.open("/inscription").await;
            let mut fields = ASK.to_vec();
            fields[0].1 = siren;
            fields[5].1 = email;
            browser.submit("/inscription", &fields).await;
            answers.push((browser.path.clone(), browser.page.body.replace(char::is_numeric, "")));
        }
        assert_eq!(answers[0], answers[1], "a company that is there");
        assert_eq!(answers[0], answers[2], "an address that is there");
    });
}

#[test]
fn what_is_typed_wrong_is_told_beside_its_field_and_kept() {
    on_one_demo(async |stage| {
        for lang in ["fr", "en"] {
            let mut browser = stage.browser();
            browser.open(&format!("/inscription?lang={lang}")).await;
            let long = "x".repeat(300);
            let cases: [(&str, &str, &str); 9] = [
                ("siren", "12345", "f-siren-error"),
                ("siren", "abc", "f-siren-error"),
                ("siren", "732829321", "f-siren-error"),
                ("entreprise", &long, "f-entreprise-error"),
                ("entreprise", "<script>alert(1)</script>", "f-entreprise-error"),
                ("prenom", "Flo\u{202e}ra", "f-prenom-error"),
                ("nom", "  ", "f-nom-error"),
                ("qualite", "roi", "f-qualite-error"),
                ("adresse", "flora", "f-adresse-error"),
            ];
            for (name, value, error) in cases {
                let mut fields = ASK.to_vec();
                fields.retain(|(field, _)| *field != name);
                fields.push((name, value));
                browser.submit("/inscription", &fields).await;
                assert_eq!(browser.page.status, 422, "{name} {value}");
                assert_eq!(faults(&browser.page.body, lang), Vec::<String>::new(), "{name}");
                assert!(
                    browser.says(&format!("id=\"{error}\"")) || name == "qualite",
                    "{name}: {}",
                    browser.page.body
                );
                assert!(browser.says("Flora") || name == "prenom", "the rest is kept");
                assert!(!browser.says("<script>alert"));
                browser.open("/inscription").await;
            }
        }
        assert!(stage.mails().await.is_empty(), "nothing left");
    });
}

#[test]
fn an_unexpected_key_passes_once_it_was_seen() {
    on_one_demo(async |stage| {
        let mut browser = stage.browser();
        browser.open("/inscription").await;
        let mut fields = ASK.to_vec();
        fields[0].1 = "732829321";
        browser.submit("/inscription", &fields).await;
        assert_eq!(browser.page.status, 422);
        browser.submit("/inscription", &fields).await;
        assert_eq!(browser.path, "/inscription/envoyee");
    });
}

#[test]
fn sent_twice_asked_once() {
    on_demo(async |stage| {
        let mut browser = stage.browser();
        browser.open("/inscription").await;
        let body = browser.filled("/inscription", &ASK);
        for _ in 0..2 {
            browser.post("/inscription", &body).await;
            assert_eq!(browser.path, "/inscription/envoyee");
        }
        assert_eq!(stage.mails().await.len(), 1);
    });
}

#[test]
fn refused_with_a_reason_and_complemented() {
    on_demo(async |stage| {
        stage.demo().await;
        let mut flora = asked(&stage, &[]).await;
        let follow = flora.path.clone();
        let id = follow.rsplit('/').next().unwrap().to_owned();
        deposited(&mut flora).await;
        let mut iris = stage.demo_browser("instructeur@jalon.example").await;
        let base = format!("/instruction/{id}");
        iris.open(&base).await;
        iris.submit(&format!("{base}/prendre"), &[]).await;
        let stale = iris.filled(&format!("{base}/refuser"), &[("motif", "Tardif.")]);
        iris.submit(&format!("{base}/complement"), &[("complement", "\u{202e}Le verso")]).await;
        assert_eq!(iris.page.status, 422);
        assert!(iris.says("f-complement-error") && iris.says("caractère invisible"), "{}", iris.page.body);
        iris.submit(&format!("{base}/complement"), &[("complement", "Le verso <b>manque</b>.")]).await;
        assert!(iris.says("Le complément est demandé"), "{}", iris.page.body);
        iris.post(&format!("{base}/refuser"), &stale).await;
        assert_eq!(iris.page.status, 409, "decided on what is no longer there");
        assert!(
            iris.says("<pre class=\"kept-text\">Tardif.</pre>"),
            "what was typed is kept: {}",
            iris.page.body
        );

        flora.open(&follow).await;
        assert!(flora.says("Le verso &#60;b&#62;manque&#60;/b&#62;."), "{}", flora.page.body);
        flora.upload(&format!("{follow}/identite"), &[], ("identite", "deux faces.pdf", PDF)).await;
        flora.submit(&format!("{follow}/envoi"), &[]).await;
        iris.open(&base).await;
        iris.submit(&format!("{base}/prendre"), &[]).await;
        iris.submit(&format!("{base}/refuser"), &[("motif", "Le nom du Kbis est un autre.")]).await;
        assert!(iris.says("La demande est refusée"), "{}", iris.page.body);
        flora.open(&follow).await;
        assert!(flora.says("Le nom du Kbis est un autre.") && flora.says("effacée"), "{}", flora.page.body);
    });
}

#[test]
fn a_company_that_is_there_is_routed_to_its_responsable() {
    on_demo(async |stage| {
        stage.demo().await;
        let flora = asked(&stage, &[("siren", "999000011"), ("entreprise", "Hydrangéa")]).await;
        assert!(flora.says("Transmise au Responsable"), "{}", flora.page.body);
        assert!(!flora.says("Rose"), "the name of a Responsable is not given");
        let mut rose = stage.demo_browser("responsable@hydrangea.example").await;
        assert!(rose.says("1 personne demande à rejoindre"), "{}", rose.page.body);
        rose.open("/entreprise/personnes").await;
        assert!(rose.says("Flora Pervenche"));
        let invite = rose.page.body.split("href=\"/entreprise/personnes/inviter?demande=").nth(1).unwrap()
            [..36]
            .to_owned();
        rose.open(&format!("/entreprise/personnes/inviter?demande={invite}")).await;
        assert!(rose.says("value=\"flora@pervenche.example\""), "{}", rose.page.body);
        rose.open("/entreprise/personnes").await;
        rose.submit(&format!("/entreprise/personnes/demandes/{invite}/ecarter"), &[]).await;
        assert!(!rose.says("Flora Pervenche"));
    });
}

#[test]
fn another_instructor_takes_over_and_nobody_instructs_their_own() {
    on_one_demo(async |stage| {
        stage.demo().await;
        let mut flora = asked(&stage, &[]).await;
        let id = flora.path.rsplit('/').next().unwrap().to_owned();
        deposited(&mut flora).await;
        // The demonstration has one instructor; the administrator is given the role too.
        let mut aster = stage.demo_browser("administrateur@jalon.example").await;
        aster.open("/administration").await;
        aster.submit("/administration/personnes", &[("adresse", "administrateur@jalon.example")]).await;
        let person = aster.path.clone();
        aster.submit(&person, &[("administrateur", "oui"), ("instructeur", "oui")]).await;
        assert!(aster.says("Les rôles sont enregistrés"), "{}", aster.page.body);
        let base = format!("/instruction/{id}");
        let mut iris = stage.demo_browser("instructeur@jalon.example").await;
        iris.open(&base).await;
        iris.submit(&format!("{base}/prendre"), &[]).await;
        aster.open(&base).await;
        assert!(aster.says("Un autre instructeur tient"), "{}", aster.page.body);
        assert!(!aster.says(&format!("{base}/accepter")), "only who holds it decides");
        aster.submit(&format!("{base}/rendre"), &[]).await;
        aster.submit(&format!("{base}/prendre"), &[]).await;
        assert!(aster.says(&format!("{base}/accepter")));
    });
}

#[test]
fn a_responsable_is_appointed_where_none_can_be_reached() {
    on_demo(async |stage| {
        let made = stage.demo().await;
        let mut iris = stage.demo_browser("instructeur@jalon.example").await;
        iris.open("/instruction/entreprises").await;
        assert!(iris.says("Hydrangéa Santé") && iris.says("999 000 011"), "{}", iris.page.body);
        let page = format!("/instruction/entreprises/{}", made.companies[0]);
        iris.open(&page).await;
        for (fields, error) in [
            (vec![("adresse", "sans-droit@hydrangea.example")], "f-verifie-error"),
            (vec![("adresse", "personne@nulle.part"), ("verifie", "oui")], "f-adresse-error"),
            (vec![("adresse", "x"), ("verifie", "oui")], "f-adresse-error"),
        ] {
            iris.submit(&page, &fields).await;
            assert_eq!(iris.page.status, 422, "{error}");
            assert!(iris.says(error), "{}", iris.page.body);
        }
        iris.submit(&page, &[("adresse", "instructeur@jalon.example"), ("verifie", "oui")]).await;
        assert_eq!(iris.page.status, 403, "not oneself");
        iris.submit(&page, &[("adresse", "sans-droit@hydrangea.example"), ("verifie", "oui")]).await;
        assert!(iris.says("est Responsable de cette entreprise"), "{}", iris.page.body);
        let mut nino = stage.demo_browser("sans-droit@hydrangea.example").await;
        nino.open("/entreprise/journal").await;
        assert!(nino.says("Un instructeur a nommé Nino Myosotis Responsable"), "{}", nino.page.body);
    });
}
