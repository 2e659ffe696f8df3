//! Answering: saved page by page, by several people, moved from draft to validated; closed to whoever has no right.

use crate::browser::Browser;
use crate::html::faults;
use crate::stage::{Stage, on_demo, on_one_demo};

const ROSE: &str = "responsable@hydrangea.example";
const NINO: &str = "sans-droit@hydrangea.example";
const LILA: &str = "lecture@hydrangea.example";
const BASILE: &str = "brouillon@hydrangea.example";
const OTHER: &str = "responsable@belladone.example";
const NEW: &str = "/produits/nouveau";

async fn jade(stage: &Stage) -> (Browser, String) {
    stage.demo().await;
    let mut rose = stage.demo_browser(ROSE).await;
    rose.open(NEW).await;
    let fields = [("nom", "Jade"), ("os", "ios"), ("appareil", "mobile"), ("cycle-de-vie", "en-production")];
    rose.submit(NEW, &fields).await;
    let here = rose.path.clone();
    (rose, here)
}

#[test]
fn answers_are_saved_and_the_card_follows() {
    on_demo(async |stage| {
        let (mut rose, here) = jade(&stage).await;
        let form = format!("{here}/identification");
        rose.open(&form).await;
        assert!(rose.says("brouillon") && rose.says("4 / "), "{}", rose.page.body);
        let theme = format!("{form}/vie");
        rose.open(&theme).await;
        rose.submit(
            &theme,
            &[
                ("q.version-technique", "4.1.2"),
                ("q.editions-versions.0.edition", "Cabinet"),
                ("q.editions-versions.0.version", "4.1"),
                ("q.editions-versions.0.sortie", "2026-03-01"),
                ("q.editions-versions.0.etat", "commercialisee"),
            ],
        )
        .await;
        assert!(rose.says("Les réponses sont enregistrées."), "{}", rose.page.body);
        rose.open(&here).await;
        assert!(rose.says("Cabinet 4.1"), "the card says the version: {}", rose.page.body);
        // What does not suit its question stays as it was typed, the rest is saved.
        rose.open(&theme).await;
        rose.submit(&theme, &[("q.version-technique", "4.1.3"), ("q.editions-versions.0.sortie", "demain")])
            .await;
        assert_eq!(rose.page.status, 422);
        assert!(rose.says("value=\"demain\"") || rose.page.body.contains("demain"), "{}", rose.page.body);
        rose.open(&theme).await;
        assert!(rose.page.body.contains("4.1.3") && !rose.page.body.contains("demain"));
    });
}

#[test]
fn two_people_at_once_lose_nothing() {
    on_demo(async |stage| {
        let (mut rose, _) = jade(&stage).await;
        let theme = "/strategie/strategie/gouvernance".to_owned();
        let mut basile = stage.demo_browser(BASILE).await;
        rose.open(&theme).await;
        basile.open(&theme).await;
        let question =
            rose.page.body.split("name=\"r.").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let name = format!("q.{question}");
        let offers: Vec<String> = rose
            .page
            .body
            .split(&format!("name=\"{name}\" value=\""))
            .skip(1)
            .map(|part| part.split('"').next().unwrap().to_owned())
            .filter(|value| !value.is_empty() && value != "not_applicable")
            .collect();
        assert!(offers.len() > 1, "a question with choices comes first: {offers:?}");
        rose.submit(&theme, &[(&name, &offers[0])]).await;
        assert!(rose.says("Les réponses sont enregistrées."), "{}", rose.page.body);
        basile.submit(&theme, &[(&name, &offers[1])]).await;
        assert_eq!(basile.page.status, 409, "{}", basile.page.body);
        assert!(basile.says("Quelqu’un a répondu entre-temps"));
        // Saved again, Basile's is chosen knowingly.
        basile.submit(&theme, &[]).await;
        assert!(basile.says("Les réponses sont enregistrées."), "{}", basile.page.body);
        rose.open(&theme).await;
        assert!(rose.page.body.contains(&format!("value=\"{}\" checked", offers[1])), "{}", rose.page.body);
    });
}

#[test]
fn nobody_passes_beyond_their_right() {
    on_demo(async |stage| {
        let (mut rose, here) = jade(&stage).await;
        let form = format!("{here}/identification");
        for email in [NINO, LILA, OTHER] {
            let mut other = stage.demo_browser(email).await;
            other.open("/produits").await;
            for path in [form.clone(), format!("{form}/vie"), format!("{here}/nulle-part")] {
                let token = other.token();
                other.open(&path).await;
                assert_eq!(other.page.status, 404, "{email} {path}");
                other.post(&path, &format!("_jeton={token}")).await;
                assert!([404, 405].contains(&other.page.status), "{email} {path}");
                other.open("/produits").await;
            }
        }
        // Lila reads the strategy and saves nothing; Basile drafts and validates nothing.
        let mut lila = stage.demo_browser(LILA).await;
        lila.open("/strategie/strategie").await;
        assert_eq!(lila.page.status, 200);
        assert!(!lila.page.body.contains("name=\"acte\""));
        let mut basile = stage.demo_browser(BASILE).await;
        basile.open("/strategie/strategie").await;
        let body = format!("_jeton={}&revision=0&acte=valider", basile.token());
        basile.post("/strategie/strategie/etat", &body).await;
        assert_eq!(basile.page.status, 403, "{}", basile.page.body);
        // Required answers are missing: nothing moves.
        rose.open(&form).await;
        assert!(rose.says("Ce qui manque avant la validation"), "{}", rose.page.body);
        rose.submit(&format!("{form}/etat"), &[("acte", "valider-aussitot")]).await;
        assert_eq!(rose.page.status, 422, "{}", rose.page.body);
        rose.open(&form).await;
        assert!(rose.says("brouillon"));
    });
}

#[test]
fn pages_of_every_questionnaire_are_sound_in_both_languages() {
    on_one_demo(async |stage| {
        let (mut rose, here) = jade(&stage).await;
        let mut paths = vec!["/strategie/strategie".to_owned()];
        for demarche in ["socles", "teleconsultation", "teleexpertise", "telesoin", "dmn"] {
            rose.open(&here).await;
            rose.post(&format!("{here}/rejoindre"), &format!("_jeton={}&demarche={demarche}", rose.token()))
                .await;
        }
        for id in ["identification", "qualification", "doctrine-socles", "teleconsultation", "dmn"] {
            paths.push(format!("{here}/{id}"));
        }
        for path in paths {
            for lang in ["fr", "en"] {
                rose.open(&format!("{path}?lang={lang}")).await;
                assert_eq!(rose.page.status, 200, "{path}");
                assert_eq!(faults(&rose.page.body, lang), Vec::<String>::new(), "{path} {lang}");
                let start = format!("<th scope=\"row\"><a href=\"{path}/");
                let themes: Vec<String> = rose
                    .page
                    .body
                    .split(&start)
                    .skip(1)
                    .map(|part| part.split('"').next().unwrap().to_owned())
                    .collect();
                assert!(!themes.is_empty(), "{path}");
                for theme in themes {
                    rose.open(&format!("{path}/{theme}?lang={lang}")).await;
                    assert_eq!(rose.page.status, 200, "{path}/{theme}");
                    assert_eq!(faults(&rose.page.body, lang), Vec::<String>::new(), "{path}/{theme} {lang}");
                }
            }
        }
    });
}

/// The identifier of somebody whose name a list of choices shows.
fn person(rose: &Browser, name: &str) -> String {
    let before = rose.page.body.split(&format!(">{name}")).next().unwrap();
    before.rsplit("value=\"").next().unwrap().split('"').next().unwrap().to_owned()
}

#[test]
fn a_question_is_talked_over_given_and_brought_back() {
    on_demo(async |stage| {
        let (mut rose, here) = jade(&stage).await;
        let form = format!("{here}/identification");
        let theme = format!("{form}/vie");
        for version in ["4.1.2", "4.1.3"] {
            rose.open(&theme).await;
            rose.submit(&theme, &[("q.version-technique", version)]).await;
        }
        let one = format!("{form}/question/version-technique");
        rose.open(&one).await;
        assert_eq!(rose.page.status, 200);
        assert!(rose.says("4.1.2") && rose.says("4.1.3") && rose.says("Répondu par"), "{}", rose.page.body);
        // The answer before comes back, under its own line of the history.
        let button = rose.page.body.split("name=\"ligne\" value=\"").nth(1).unwrap();
        let (line, token) = (button.split('"').next().unwrap().to_owned(), rose.token());
        rose.post(&one, &format!("_jeton={token}&acte=retablir&ligne={line}&revision=2")).await;
        assert!(rose.says("La réponse est rétablie."), "{}", rose.page.body);
        assert!(rose.page.body.contains("<p>4.1.2</p>"), "{}", rose.page.body);
        // Over an older revision it is kept aside.
        let token = rose.token();
        rose.post(&one, &format!("_jeton={token}&acte=retablir&ligne=2&revision=2")).await;
        assert!(rose.says("Quelqu’un a répondu entre-temps"), "{}", rose.page.body);
        // A comment for somebody; an empty one is refused and what was chosen stays.
        let lila = person(&rose, "Lila");
        rose.submit(&one, &[("note", "  "), ("a", &lila)]).await;
        assert_eq!(rose.page.status, 422, "{}", rose.page.body);
        rose.submit(&one, &[("note", "Le numéro du magasin <Play>, pas celui du dépôt"), ("a", &lila)]).await;
        assert!(rose.says("Le commentaire est enregistré."), "{}", rose.page.body);
        assert!(rose.page.body.contains("&#60;Play&#62;") && rose.says("pour Lila"), "{}", rose.page.body);
        rose.open(&theme).await;
        assert!(rose.says("1 commentaire"), "{}", rose.page.body);
        rose.open(&one).await;
        let id = rose.page.body.split("name=\"commentaire\" value=\"").nth(1).unwrap();
        let (id, token) = (id.split('"').next().unwrap().to_owned(), rose.token());
        rose.post(&one, &format!("_jeton={token}&acte=resoudre&commentaire={id}")).await;
        assert!(rose.says("Le commentaire est résolu."), "{}", rose.page.body);
        // Given to somebody until a day to come; a day that is over is refused beside its field.
        let share = format!("{form}/repartition");
        rose.open(&share).await;
        let basile = person(&rose, "Basile");
        rose.submit(&share, &[("partie", "all"), ("personne", &basile), ("jour", "2020-01-31")]).await;
        assert_eq!(rose.page.status, 422);
        assert!(rose.says("Ce jour est déjà passé"), "{}", rose.page.body);
        rose.submit(&share, &[("jour", "2031-01-31"), ("mot", "avant la réunion")]).await;
        assert!(rose.says("Basile") && rose.says("31 janvier 2031"), "{}", rose.page.body);
        rose.open(&one).await;
        assert!(
            rose.says("31 janvier 2031"),
            "a question is given with its questionnaire: {}",
            rose.page.body
        );
        let id = rose.page.body.split("name=\"tache\" value=\"").nth(1).unwrap();
        let (id, token) = (id.split('"').next().unwrap().to_owned(), rose.token());
        rose.post(&share, &format!("_jeton={token}&acte=fait&tache={id}")).await;
        assert!(rose.says("fait le"), "{}", rose.page.body);
        for path in [&one, &share, &format!("{form}/lecture")] {
            for lang in ["fr", "en"] {
                rose.open(&format!("{path}?lang={lang}")).await;
                assert_eq!(rose.page.status, 200, "{path}");
                assert_eq!(faults(&rose.page.body, lang), Vec::<String>::new(), "{path} {lang}");
            }
        }
    });
}

#[test]
fn who_reads_comments_and_moves_nothing() {
    on_demo(async |stage| {
        stage.demo().await;
        let mut lila = stage.demo_browser(LILA).await;
        let one = "/strategie/strategie/question/rssi";
        lila.open(one).await;
        assert_eq!(lila.page.status, 200);
        lila.submit(one, &[("note", "Le RSSI est-il encore à mi-temps ?")]).await;
        assert!(lila.says("Le commentaire est enregistré."), "{}", lila.page.body);
        assert!(!lila.page.body.contains("name=\"tache\"") && !lila.page.body.contains("value=\"resoudre\""));
        let token = lila.token();
        lila.post("/strategie/strategie/repartition", &format!("_jeton={token}&partie=all")).await;
        assert_eq!(lila.page.status, 403, "{}", lila.page.body);
        lila.open("/strategie/strategie/question/nulle-part").await;
        assert_eq!(lila.page.status, 404);
    });
}

#[test]
fn what_the_strategy_answers_is_shown_and_what_sleeps_too() {
    on_one_demo(async |stage| {
        let (mut rose, here) = jade(&stage).await;
        rose.open(&here).await;
        rose.post(&format!("{here}/rejoindre"), &format!("_jeton={}&demarche=socles", rose.token())).await;
        let strategy = "/strategie/strategie/question/rssi";
        rose.open(strategy).await;
        let theme = rose.page.body.split("#q-rssi").next().unwrap().rsplit('"').next().unwrap().to_owned();
        // Where the doctrine asks for a security officer of its own.
        rose.open(&format!("{here}/doctrine-socles/lecture")).await;
        let before = rose.page.body.matches("<dt>").count();
        rose.open(&theme).await;
        rose.submit(&theme, &[("q.rssi", "yes")]).await;
        rose.open(&format!("{here}/doctrine-socles/lecture")).await;
        assert_eq!(rose.page.body.matches("<dt>").count() + 1, before, "one question less is asked");
        rose.open(&format!("{here}/doctrine-socles/securite")).await;
        assert!(rose.says("1 question déjà répondue par la stratégie"), "{}", rose.page.body);
        assert!(rose.page.body.contains("<b>Oui</b>"), "{}", rose.page.body);
        // An answer whose question goes away sleeps, and is found.
        rose.open(&theme).await;
        rose.submit(&theme, &[("q.rssi", "no")]).await;
        let security = format!("{here}/doctrine-socles/securite");
        rose.open(&security).await;
        rose.submit(&security, &[("q.secu-responsable", "no")]).await;
        rose.open(&theme).await;
        rose.submit(&theme, &[("q.rssi", "yes")]).await;
        rose.open(&security).await;
        assert!(rose.says("1 réponse qui dort"), "{}", rose.page.body);
    });
}

#[test]
fn what_contradicts_itself_is_told_with_its_rule_and_its_place() {
    on_one_demo(async |stage| {
        let (mut rose, here) = jade(&stage).await;
        rose.open("/coherence").await;
        let before = rose.page.body.matches("class=\"finding\"").count();
        // The product employs artificial intelligence; the strategy says that none does.
        for (path, answer) in [
            (format!("{here}/qualification"), ("intelligence-artificielle", "yes")),
            ("/strategie/strategie".to_owned(), ("ia-entreprise", "no")),
        ] {
            rose.open(&format!("{path}/question/{}", answer.0)).await;
            let marker = format!("#q-{}\"", answer.0);
            let theme = rose.page.body.split(&marker).next().unwrap().rsplit('"').next().unwrap().to_owned();
            rose.open(&theme).await;
            rose.submit(&theme, &[(&format!("q.{}", answer.0), answer.1)]).await;
            assert!(rose.says("Les réponses sont enregistrées."), "{}", rose.page.body);
        }
        rose.open("/coherence").await;
        assert_eq!(rose.page.body.matches("class=\"finding\"").count(), before + 1, "{}", rose.page.body);
        assert!(rose.page.body.contains("ia-oubliee"));
        assert!(rose.page.body.contains("/strategie/strategie/question/ia-entreprise"));
        assert_eq!(faults(&rose.page.body, "fr"), Vec::<String>::new());
        rose.open(&format!("{here}/qualification")).await;
        assert!(rose.page.body.contains("ia-oubliee"), "told where it is answered too");
        // Whoever may not read the product is told nothing of it.
        let mut lila = stage.demo_browser(LILA).await;
        lila.open("/coherence").await;
        assert_eq!(lila.page.status, 200);
        assert!(!lila.page.body.contains("ia-oubliee") && !lila.page.body.contains("Jade"));
    });
}

#[test]
fn the_dashboard_says_where_products_stand_and_who_has_what_to_do() {
    on_one_demo(async |stage| {
        let (mut rose, here) = jade(&stage).await;
        let share = "/strategie/strategie/repartition";
        rose.open(share).await;
        let basile = person(&rose, "Basile");
        rose.submit(share, &[("partie", "all"), ("personne", &basile), ("jour", "2030-06-30")]).await;
        rose.open("/tableau-de-bord").await;
        assert!(
            rose.says("Où en sont les produits")
                && rose.page.body.contains(&format!("{here}/identification"))
        );
        assert!(rose.says("Basile") && rose.says("tâche"), "{}", rose.page.body);
        assert_eq!(faults(&rose.page.body, "fr"), Vec::<String>::new());
        let mut basile = stage.demo_browser(BASILE).await;
        basile.open("/tableau-de-bord").await;
        assert!(basile.says("Répondez") && basile.says("30 juin 2030"), "{}", basile.page.body);
        assert!(!basile.page.body.contains("Jade"), "a product that is not theirs is not shown");
    });
}
