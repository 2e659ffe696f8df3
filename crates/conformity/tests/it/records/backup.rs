//! Products and answers come back from a backup, whichever database takes them.

use crate::records::stage::{Member, Stage, on_each_bed, slug, yes};
use conformity::product::{self, Support};
use conformity::{MIGRATIONS, Place, Subject, answers};
use db::testing::{acting, on_empty};
use db::{Dialect, backup};
use std::path::{Path, PathBuf};

#[test]
fn everything_comes_back_on_the_other_database() {
    on_each_bed(|stage, folder, dialect| async move {
        let place = stage.place().await;
        let Subject::Product(id) = place.subject else { panic!("a product") };
        stage.answered(stage.rose, &place, &[("ins-1", yes())]).await;
        let mut writing = stage.writing(stage.rose).await;
        let support = Support { name: "Jade iOS".to_owned(), os: "iOS".to_owned(), device: String::new() };
        let copy = [stage.rose.read(&place)];
        let (edit, create) = (stage.rose.edit(id), stage.rose.create());
        let split = product::split(&mut writing, &edit, &create, support, &copy).await.unwrap();
        writing.commit().await.unwrap();
        let archive = folder.join("backup.zip");
        backup::make(&stage.db, &stage.system(), None, &archive).await.unwrap();
        let other = if dialect == Dialect::Sqlite { Dialect::Postgres } else { Dialect::Sqlite };
        let (rose, place) = (stage.rose, Place::product(split.id, slug("doctrine-socles")));
        // A runtime of its own, beside this one.
        tokio::task::spawn_blocking(move || come_back(other, &archive, rose, &place)).await.unwrap();
    });
}

fn come_back(dialect: Dialect, archive: &Path, rose: Member, place: &Place) {
    let (archive, place): (PathBuf, Place) = (archive.to_owned(), place.clone());
    on_empty(dialect, |bed| async move {
        backup::restore(&bed.db, &acting(), None, &archive, &[MIGRATIONS]).await.unwrap();
        let stage = Stage::over(bed.db);
        let mut reading = stage.reading(rose).await;
        assert_eq!(product::list(&mut reading, &rose.see()).await.unwrap().len(), 2);
        let all = answers::all(&mut reading, &rose.read(&place)).await.unwrap();
        assert_eq!(all["ins-1"].value, Some(yes()));
        let past = answers::history(&mut reading, &rose.read(&place), &slug("ins-1")).await.unwrap();
        assert_eq!(past.len(), 1);
    });
}
