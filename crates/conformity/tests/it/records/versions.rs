//! Versions of questionnaires: shipped for all, imported for one.

use crate::records::stage::{Stage, on_each, slug};
use conformity::published::{self, File, Origin, Standing};
use conformity::{CanPublish, Refusal};

async fn import(
    stage: &Stage,
    who: crate::records::stage::Member,
    id: &str,
    yaml: &str,
) -> Result<bool, conformity::Error> {
    let mut writing = stage.writing(who).await;
    let (id, version) = (&slug(id), &slug("1"));
    let done = published::import(&mut writing, &who.import(), File { id, version, yaml }).await?;
    writing.commit().await?;
    Ok(done)
}

#[test]
fn a_version_never_changes_and_shipping_twice_is_nothing() {
    on_each(|stage| async move {
        stage.ship(&crate::records::stage::FILES).await;
        let mut writing = stage.db.write(&stage.system()).await.unwrap();
        let grant = CanPublish::of(writing.acting()).unwrap();
        let (id, version) = (&slug("strategie"), &slug("2026.1"));
        let error =
            published::ship(&mut writing, grant, &[File { id, version, yaml: "other" }]).await.unwrap_err();
        assert_eq!(error.refusal(), Some(Refusal::VersionChanged));
        let mut reading = stage.reading(stage.igor).await;
        assert!(CanPublish::of(reading.acting()).is_err(), "for the platform only");
        let list = published::list(&mut reading, &stage.igor.see()).await.unwrap();
        assert_eq!(list.len(), 6);
        assert!(list.iter().all(|v| (v.origin, v.standing) == (Origin::Shipped, Standing::Published)));
    });
}

#[test]
fn what_a_company_imports_is_its_own() {
    on_each(|stage| async move {
        assert!(import(&stage, stage.rose, "maison", "a: 1").await.unwrap());
        assert!(!import(&stage, stage.chloe, "maison", "a: 1").await.unwrap(), "known already");
        assert!(import(&stage, stage.igor, "maison", "b: 2").await.unwrap(), "another company's own");
        let taken = import(&stage, stage.rose, "strategie", "a: 1").await.unwrap_err();
        assert_eq!(taken.refusal(), Some(Refusal::QuestionnaireTaken));
        let changed = import(&stage, stage.rose, "maison", "a: 2").await.unwrap_err();
        assert_eq!(changed.refusal(), Some(Refusal::VersionChanged));

        let mut writing = stage.writing(stage.igor).await;
        let (id, version) = (slug("maison"), slug("1"));
        published::withdraw_own(&mut writing, &stage.igor.import(), &id, &version, "fini").await.unwrap();
        let yaml = published::yaml(&mut writing, &stage.igor.see(), &id, &version).await.unwrap();
        assert_eq!(yaml, "b: 2");
        writing.commit().await.unwrap();
        let mut reading = stage.reading(stage.rose).await;
        let yaml = published::yaml(&mut reading, &stage.rose.see(), &id, &version).await.unwrap();
        assert_eq!(yaml, "a: 1");
        let list = published::list(&mut reading, &stage.rose.see()).await.unwrap();
        let own: Vec<_> = list.iter().filter(|v| v.origin == Origin::Imported).collect();
        assert!(own.len() == 1 && own[0].standing == Standing::Published && own[0].digest.len() == 64);
        let shared = slug("strategie");
        let mut writing = stage.writing(stage.igor).await;
        let error =
            published::withdraw_own(&mut writing, &stage.igor.import(), &shared, &slug("2026.1"), "non")
                .await;
        assert_eq!(error.unwrap_err().refusal(), Some(Refusal::VersionUnknown));
    });
}
