//! Running the platform.

use crate::stage::on_demo;
use db::audit::Verdict;
use db::{NewJob, Statement, params};

const ASTER: &str = "administrateur@jalon.example";

#[test]
fn roles_are_given_and_the_last_administrator_stays() {
    on_demo(async |stage| {
        let made = stage.demo().await;
        let mut aster = stage.demo_browser(ASTER).await;
        aster.open("/administration").await;
        for (typed, words) in [("personne@nulle.part", "Aucun compte"), ("aster", "n’est pas complète")] {
            aster.submit("/administration/personnes", &[("adresse", typed)]).await;
            assert_eq!(aster.page.status, 422, "{typed}");
            assert!(aster.says("f-adresse-error") && aster.says(words), "{}", aster.page.body);
        }
        let own = format!("/administration/personnes/{}", made.people[ASTER]);
        aster.open(&own).await;
        let body = aster.filled(&own, &[]).replace("administrateur=oui", "x=");
        aster.post(&own, &body).await;
        assert_eq!(aster.page.status, 409);
        assert!(aster.says("La plateforme garde toujours un administrateur"), "{}", aster.page.body);
        let rose = format!("/administration/personnes/{}", made.people["responsable@hydrangea.example"]);
        aster.open(&rose).await;
        aster.submit(&rose, &[("acte", "fermer")]).await;
        assert_eq!(aster.page.status, 409, "the last Responsable of a company");
        let nino = format!("/administration/personnes/{}", made.people["sans-droit@hydrangea.example"]);
        let mut his = stage.demo_browser("sans-droit@hydrangea.example").await;
        aster.open(&nino).await;
        aster.submit(&nino, &[("acte", "fermer")]).await;
        assert!(aster.says("Le compte est fermé"), "{}", aster.page.body);
        his.open("/tableau-de-bord").await;
        assert!(his.path.starts_with("/connexion"), "his sessions are over");
    });
}

#[test]
fn dead_jobs_are_shown_retried_and_given_up() {
    const KILL: Statement =
        Statement::new("KILL", "UPDATE job SET state = 'dead', last_error = $1 WHERE kind = $2");
    on_demo(async |stage| {
        stage.demo().await;
        let mut writing = stage.db.write(&stage.system()).await.unwrap();
        for kind in ["accounts.mail", "documents.delete"] {
            writing.enqueue(NewJob::new(kind, serde_json::json!({}))).await.unwrap();
            writing.execute(&KILL, params!["<b>no route</b>", kind]).await.unwrap();
        }
        writing.commit().await.unwrap();
        let mut aster = stage.demo_browser(ASTER).await;
        assert!(aster.says("2 travaux ont échoué pour de bon"), "{}", aster.page.body);
        aster.open("/administration").await;
        assert!(aster.says("&#60;b&#62;no route&#60;/b&#62;") && aster.says("Effacement d’un document"));
        let job =
            |page: &str, at: usize| page.split("/administration/travaux/").nth(at).unwrap()[..36].to_owned();
        let first = job(&aster.page.body, 1);
        aster.submit(&format!("/administration/travaux/{first}/relancer"), &[]).await;
        assert!(aster.says("Ce travail est relancé"), "{}", aster.page.body);
        let second = job(&aster.page.body, 1);
        assert_ne!(first, second);
        let body = aster.filled(&format!("/administration/travaux/{second}/abandonner"), &[]);
        for _ in 0..2 {
            aster.post(&format!("/administration/travaux/{second}/abandonner"), &body).await;
            assert!(aster.says("Ce travail est abandonné"), "{}", aster.page.body);
        }
        assert!(!aster.says("no route"));
    });
}

#[test]
fn the_audit_trail_is_verified_and_exported() {
    on_demo(async |stage| {
        stage.demo().await;
        let mut aster = stage.demo_browser(ASTER).await;
        aster.open("/administration/journal?verifier=1").await;
        assert!(aster.says("Le journal est entier"), "{}", aster.page.body);
        let wrong = "0".repeat(64);
        aster.open(&format!("/administration/journal?verifier=1&numero=2&empreinte={wrong}")).await;
        assert!(
            aster.says("altéré à la ligne 2") && aster.says("que vous aviez notée"),
            "{}",
            aster.page.body
        );
        for bad in ["numero=x&empreinte=", "numero=1&empreinte=zz", "numero=-1&empreinte=%3Cb%3E"] {
            aster.open(&format!("/administration/journal?verifier=1&{bad}")).await;
            assert_eq!(aster.page.status, 422, "{bad}");
        }
        aster.open("/administration/journal.jsonl").await;
        assert_eq!(aster.page.header("content-type"), "application/x-ndjson");
        let verdict = db::audit::check_export(aster.page.body.as_bytes(), &[]).unwrap();
        assert!(matches!(verdict, Verdict::Whole { entries, .. } if entries > 10), "{verdict:?}");
        assert!(aster.page.body.lines().last().unwrap().contains("audit.exported"));
    });
}
