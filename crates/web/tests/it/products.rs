//! Products: declared, mended, entered into démarches, made for another support, put away; the strategy.

use crate::html::faults;
use crate::stage::{on_demo, on_one_demo};

const ROSE: &str = "responsable@hydrangea.example";
const NINO: &str = "sans-droit@hydrangea.example";
const LILA: &str = "lecture@hydrangea.example";
const OTHER: &str = "responsable@belladone.example";
const NEW: &str = "/produits/nouveau";

const JADE: [(&str, &str); 4] =
    [("nom", "Jade"), ("os", "ios"), ("appareil", "mobile"), ("cycle-de-vie", "en-production")];

#[test]
fn a_product_is_declared_joined_split_and_put_away() {
    on_demo(async |stage| {
        stage.demo().await;
        let mut rose = stage.demo_browser(ROSE).await;
        rose.open("/produits").await;
        assert!(rose.says("Déclarez votre premier produit"), "an empty list helps: {}", rose.page.body);
        rose.open(NEW).await;
        rose.submit(
            NEW,
            &[("nom", ""), ("os", "ios"), ("appareil", "radeau"), ("cycle-de-vie", "en-production")],
        )
        .await;
        assert_eq!(rose.page.status, 422);
        assert!(rose.says("Ce champ est obligatoire."), "{}", rose.page.body);
        rose.open(NEW).await;
        rose.submit(NEW, &JADE).await;
        assert!(rose.says("Le produit est créé.") && rose.says("Jade iOS Mobile"), "{}", rose.page.body);
        let here = rose.path.clone();
        // A name is taken once.
        rose.open(NEW).await;
        rose.submit(NEW, &JADE).await;
        assert_eq!(rose.page.status, 409);
        // A démarche of the doctrine asks for nothing more; one of Mon espace santé for the name that citizens see.
        rose.open(&here).await;
        assert!(rose.says("Rejoindre une démarche"));
        let join = format!("{here}/rejoindre");
        let token = rose.token();
        rose.post(&join, &format!("_jeton={token}&demarche=referencement-sans-echange")).await;
        assert_eq!(rose.page.status, 409);
        assert!(rose.says("citoyens"), "{}", rose.page.body);
        rose.open(&here).await;
        rose.post(&join, &format!("_jeton={}&demarche=teleconsultation", rose.token())).await;
        assert!(rose.says("Le produit a rejoint la démarche"), "{}", rose.page.body);
        rose.post(&join, &format!("_jeton={}&demarche=nulle-part", rose.token())).await;
        assert_eq!(rose.page.status, 404);
        rose.open("/produits").await;
        assert!(rose.says("Téléconsultation") && rose.says("0 sur 3"), "{}", rose.page.body);
        // Its questionnaires are columns of the table of rights.
        rose.open("/entreprise/droits").await;
        assert!(rose.says("Jade iOS Mobile") && rose.says("Téléconsultation"), "{}", rose.page.body);
        // Another support.
        let split = format!("{here}/decliner");
        rose.open(&split).await;
        rose.submit(&split, &[("os", "ios"), ("appareil", "mobile")]).await;
        assert!(rose.says("un autre système ou un autre appareil"), "{}", rose.page.body);
        rose.open(&split).await;
        rose.submit(&split, &[("os", "android"), ("appareil", "mobile")]).await;
        assert!(rose.says("Jade Android Mobile"), "{}", rose.page.body);
        // Put away, brought back.
        rose.open(&here).await;
        rose.submit(&format!("{here}/archiver"), &[]).await;
        assert!(rose.says("Ce produit est archivé"), "{}", rose.page.body);
        rose.submit(&format!("{here}/reprendre"), &[]).await;
        assert!(rose.says("de nouveau en usage"), "{}", rose.page.body);
        rose.post(&format!("{here}/quitter"), &format!("_jeton={}&demarche=teleconsultation", rose.token()))
            .await;
        assert!(rose.says("Ses réponses sont gardées"), "{}", rose.page.body);
    });
}

#[test]
fn a_product_is_seen_by_those_who_may_alone() {
    on_demo(async |stage| {
        stage.demo().await;
        // Whoever creates a product answers for it, without being Responsable.
        let mut nino = stage.demo_browser(NINO).await;
        nino.open(NEW).await;
        nino.submit(NEW, &JADE).await;
        let here = nino.path.clone();
        assert!(nino.says("Jade iOS Mobile") && nino.says("Rejoindre une démarche"), "{}", nino.page.body);
        let mut rose = stage.demo_browser(ROSE).await;
        rose.open(&here).await;
        assert_eq!(rose.page.status, 200);
        for email in [LILA, OTHER] {
            let mut other = stage.demo_browser(email).await;
            other.open(&here).await;
            assert_eq!(other.page.status, 404, "{email}");
            other.open("/produits").await;
            assert!(!other.says("Jade"), "{email}");
            for act in ["rejoindre", "quitter", "archiver", "reprendre", "decliner"] {
                let body =
                    format!("_jeton={}&demarche=teleconsultation&os=ios&appareil=poste", other.token());
                other.post(&format!("{here}/{act}"), &body).await;
                assert_eq!(other.page.status, 404, "{email} {act}: {}", other.page.body);
                other.open("/produits").await;
            }
        }
    });
}

#[test]
fn pages_are_sound_in_both_languages() {
    on_one_demo(async |stage| {
        stage.demo().await;
        let mut rose = stage.demo_browser(ROSE).await;
        rose.open(NEW).await;
        rose.submit(NEW, &JADE).await;
        let here = rose.path.clone();
        for lang in ["fr", "en"] {
            for path in ["/produits", NEW, here.as_str(), &format!("{here}/decliner"), "/strategie"] {
                rose.open(&format!("{path}?lang={lang}")).await;
                assert_eq!(rose.page.status, 200, "{path}");
                assert_eq!(faults(&rose.page.body, lang), Vec::<String>::new(), "{path} {lang}");
            }
        }
    });
}

#[test]
fn a_product_joins_from_the_page_of_the_demarche() {
    on_one_demo(async |stage| {
        stage.demo().await;
        let mut rose = stage.demo_browser(ROSE).await;
        rose.open(NEW).await;
        rose.submit(NEW, &JADE).await;
        let here = rose.path.clone();
        let page = "/demarches/teleconsultation";
        for path in ["/demarches", page, "/demarches/segur"] {
            for lang in ["fr", "en"] {
                rose.open(&format!("{path}?lang={lang}")).await;
                assert_eq!(rose.page.status, 200, "{path}");
                assert_eq!(faults(&rose.page.body, lang), Vec::<String>::new(), "{path} {lang}");
            }
        }
        // Ségur, imaging, DRIMbox: the last window closes on 15 December 2027 at noon (portal, read on 23/11/2026).
        rose.open("/demarches/segur?lang=fr").await;
        assert!(
            rose.says("15 décembre 2027 à 12 h 00") && rose.says("d’après la presse"),
            "{}",
            rose.page.body
        );
        rose.open(page).await;
        let id = here.rsplit('/').next().unwrap().to_owned();
        rose.submit(&format!("{page}/rejoindre"), &[("produit", &id)]).await;
        assert!(rose.says("Le produit a rejoint la démarche"), "{}", rose.page.body);
        assert!(rose.page.body.contains(&format!("{here}/teleconsultation")), "{}", rose.page.body);
        // Twice says no, beside the field.
        let token = rose.token();
        rose.post(&format!("{page}/rejoindre"), &format!("_jeton={token}&produit={id}")).await;
        assert!(rose.page.status == 422 || rose.page.status == 200, "{}", rose.page.status);
        rose.open("/demarches/nulle-part").await;
        assert_eq!(rose.page.status, 404);
    });
}
