//! Versions of questionnaires: shipped for all, imported for one.

use crate::records::stage::{Member, Stage, file, on_each, slug};
use conformity::published::{self, File, Origin, Standing, Unreadable};
use conformity::{CanPublish, Error, Refusal};

async fn import(stage: &Stage, who: Member, id: &str, words: &str) -> Result<bool, Error> {
    let mut writing = stage.writing(who).await;
    let done = published::import(&mut writing, &who.import(), &file(id, "1", words)).await?;
    writing.commit().await?;
    Ok(done)
}

#[test]
fn a_version_never_changes_and_shipping_twice_is_nothing() {
    on_each(|stage| async move {
        stage.ship(&crate::records::stage::FILES).await;
        let mut writing = stage.db.write(&stage.system()).await.unwrap();
        let grant = CanPublish::of(writing.acting()).unwrap();
        let error =
            published::ship(&mut writing, grant, &[file("strategie", "2026.1", "other")]).await.unwrap_err();
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
        assert!(import(&stage, stage.rose, "maison", "premier").await.unwrap());
        assert!(!import(&stage, stage.chloe, "maison", "premier").await.unwrap(), "known already");
        assert!(import(&stage, stage.igor, "maison", "deuxième").await.unwrap(), "another company's own");
        let taken = import(&stage, stage.rose, "strategie", "premier").await.unwrap_err();
        assert_eq!(taken.refusal(), Some(Refusal::QuestionnaireTaken));
        let changed = import(&stage, stage.rose, "maison", "troisième").await.unwrap_err();
        assert_eq!(changed.refusal(), Some(Refusal::VersionChanged));

        let mut writing = stage.writing(stage.igor).await;
        let (id, version) = (slug("maison"), slug("1"));
        published::withdraw_own(&mut writing, &stage.igor.import(), &id, &version, "fini").await.unwrap();
        let yaml = published::yaml(&mut writing, &stage.igor.see(), &id, &version).await.unwrap();
        assert!(yaml.contains("fr: deuxième"), "{yaml}");
        writing.commit().await.unwrap();
        let mut reading = stage.reading(stage.rose).await;
        let yaml = published::yaml(&mut reading, &stage.rose.see(), &id, &version).await.unwrap();
        assert!(yaml.contains("fr: premier"), "{yaml}");
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

#[test]
fn what_the_engine_cannot_read_is_no_file() {
    let error = File::read("maison.yaml", "id: maison\n").unwrap_err();
    let Unreadable::File(error) = error else { panic!("{error}") };
    assert!(error.at().starts_with("maison.yaml"), "{error}");
}

#[test]
fn the_files_of_the_program_are_published_once() {
    on_each(|stage| async move {
        let files = published::shipped().unwrap();
        // Those that the stage knows already under the same version would be other texts.
        let files: Vec<_> = files
            .into_iter()
            .filter(|file| !crate::records::stage::FILES.contains(&file.sheet().questionnaire.id.as_str()))
            .collect();
        let mut writing = stage.db.write(&stage.system()).await.unwrap();
        let grant = CanPublish::of(writing.acting()).unwrap();
        assert_eq!(published::ship(&mut writing, grant, &files).await.unwrap(), files.len());
        assert_eq!(published::ship(&mut writing, grant, &files).await.unwrap(), 0);
        writing.commit().await.unwrap();
        let mut reading = stage.reading(stage.rose).await;
        let list = published::list(&mut reading, &stage.rose.see()).await.unwrap();
        assert_eq!(list.len(), files.len() + 6);
        for file in &files {
            let held = &file.sheet().questionnaire;
            let current = published::current(&list, &held.id).unwrap();
            assert_eq!(current.version.as_str(), held.version);
        }
    });
}
