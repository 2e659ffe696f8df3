//! Accounts come back from a backup, whichever database takes them.

use crate::stage::{Stage, keys};
use accounts::MIGRATIONS;
use accounts::rights::{self, Level, Object};
use db::documents::Documents;
use db::testing::{acting, on_empty, on_sqlite};
use db::{Dialect, Objects, backup};

#[test]
fn everything_comes_back_on_the_other_database() {
    on_sqlite(|from| async move {
        let stage = Stage::new(from.db).await;
        let instructor = stage.instructor("ida@ans.example").await;
        let firm = stage.firm("732829320", "rose@firme.example", &instructor).await;
        let chloe = stage.joined(&firm, "chloe@firme.example", accounts::Role::Contributeur).await;
        let mut writing = stage.db.write(&stage.boss(&firm)).await.unwrap();
        let (mut matrix, version) = rights::matrix(&mut writing, vec![Object::Strategy]).await.unwrap();
        matrix.set(chloe.id, &Object::Strategy, Level::Draft).unwrap();
        let grant = rights::standing(&mut writing).await.unwrap().may_give_rights().unwrap();
        rights::save(&mut writing, &grant, &matrix, version).await.unwrap();
        writing.commit().await.unwrap();
        let (_, token) = stage.signed_in("chloe@firme.example").await;
        let archive = from.folder.join("backup.zip");
        backup::make(&stage.db, &stage.system(), Some(&stage.documents), &archive).await.unwrap();

        on_other(&archive, &token).await;
    });

    async fn on_other(archive: &std::path::Path, token: &accounts::Token) {
        let (archive, token) = (archive.to_owned(), token.clone());
        let run = move || {
            on_empty(Dialect::Postgres, |to| async move {
                let documents =
                    Documents::new(Objects::in_folder(&to.folder.join("documents")).unwrap(), keys("7"));
                backup::restore(&to.db, &acting(), Some(&documents), &archive, &[MIGRATIONS]).await.unwrap();
                let stage = Stage::new(to.db).await;
                let session = stage.session(&token).await.expect("the session goes on");
                let mut reading = stage.db.read(&session.acting(&stage.visitor())).await.unwrap();
                let standing = rights::standing(&mut reading).await.unwrap();
                assert_eq!(standing.level(&Object::Strategy), Level::Draft);
                drop(reading);
                stage.signed_in("rose@firme.example").await;
            });
        };
        // A runtime of its own, beside this one.
        tokio::task::spawn_blocking(run).await.unwrap();
    }
}
