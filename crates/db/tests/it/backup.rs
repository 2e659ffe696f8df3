//! Backups: made while others write, restored into either database, refused when anything is wrong.

use crate::documents::{keys, pdf};
use db::audit::{self, Verdict, Why};
use db::backup::{self, BackupError, Manifest};
use db::documents::{self, Accept, DELETE, Documents, MediaType};
use db::jobs::Worker;
use db::testing::{TestBed, acting, on_empty, on_postgres, on_sqlite};
use db::{
    Database, DbError, Dialect, DocumentId, Event, ManualClock, MigrationError, Migrations, NewJob, Objects,
    Seeded, Statement, Step, Timestamp, params,
};
use serde_json::json;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

const SHELF: Step = Step::new(
    1,
    "shelves that point at each other, and what lies on them",
    "CREATE TABLE shelf (id TEXT PRIMARY KEY, above TEXT REFERENCES shelf (id));
     CREATE TABLE book (
        place BIGINT NOT NULL, shelf TEXT NOT NULL REFERENCES shelf (id), lent BOOLEAN, title TEXT, cover BYTEA,
        PRIMARY KEY (shelf, place)
     );
     CREATE TABLE colour (name TEXT PRIMARY KEY);
     INSERT INTO colour (name) VALUES ('red');",
);
const PAGES: Step = Step::new(2, "pages", "ALTER TABLE book ADD COLUMN pages BIGINT");
const ROOMS: &[Migrations] = &[Migrations { room: "shelves", steps: &[SHELF] }];
const LATER: &[Migrations] = &[Migrations { room: "shelves", steps: &[SHELF, PAGES] }];

const KEEP_SHELF: Statement = Statement::new("KEEP_SHELF", "INSERT INTO shelf (id, above) VALUES ($1, $2)");
const KEEP_BOOK: Statement = Statement::new(
    "KEEP_BOOK",
    "INSERT INTO book (place, shelf, lent, title, cover) VALUES ($1, $2, $3, $4, $5)",
);
const BOOKS: Statement = Statement::new("BOOKS", "SELECT COUNT(*) AS n FROM book");
const REPAINT: Statement = Statement::new("REPAINT", "UPDATE colour SET name = 'blue'");
const COLOUR: Statement = Statement::new("COLOUR", "SELECT name FROM colour");
const KEPT: Statement = Statement::new("KEPT", "SELECT id, erased_at FROM document ORDER BY id");

fn store(folder: &Path, name: &str) -> Documents {
    Documents::new(Objects::in_folder(&folder.join(name)).unwrap(), keys(&[1]))
}

/// Two shelves, books of every kind of value, a job, a document kept and one erased.
async fn fill(db: &Database, documents: &Documents) {
    db.migrate(ROOMS).await.unwrap();
    let mut writing = db.write(&acting()).await.unwrap();
    writing.execute(&REPAINT, params![]).await.unwrap();
    writing.execute(&KEEP_SHELF, params!["low", None::<&str>]).await.unwrap();
    writing.execute(&KEEP_SHELF, params!["a high one", "low"]).await.unwrap();
    for i in 0..1000_i64 {
        let title = (i % 7 != 0).then(|| format!("Tome {i} « été »\n\t\"\\\u{1F4D6}"));
        let cover = (i % 3 == 0).then(|| vec![0_u8, 255, (i % 256) as u8]);
        let params = params![i64::MIN + i, "low", (i % 2 == 0).then_some(i % 4 == 0), title, cover];
        writing.execute(&KEEP_BOOK, params).await.unwrap();
    }
    writing.enqueue(NewJob::new("later", json!({"book": 1})).unique("k")).await.unwrap();
    writing
        .audit(Event { action: "book.kept", object: "book", id: 1, company: None, detail: json!({}) })
        .await
        .unwrap();
    writing.commit().await.unwrap();
    keep(db, documents, 300_000).await.unwrap();
    let erased = keep(db, documents, 10).await.unwrap();
    let mut writing = db.write(&acting()).await.unwrap();
    documents::erase(&mut writing, erased, "decided").await.unwrap();
    writing.commit().await.unwrap();
}

async fn keep(
    db: &Database,
    documents: &Documents,
    len: usize,
) -> Result<DocumentId, documents::DocumentError> {
    let accept = Accept { types: vec![MediaType::Pdf], max_bytes: 1_000_000 };
    let mut upload = documents.receive(&acting(), accept, "a.pdf");
    upload.write(&pdf(len)).await?;
    let received = upload.finish().await?;
    let mut writing = db.write(&acting()).await?;
    let document = received.keep(&mut writing, "evidence", None).await?;
    writing.commit().await?;
    Ok(document.id)
}

/// Digests of all tables but those that a restoration adds to.
fn digests(manifest: &Manifest) -> Vec<(&str, u64, &str)> {
    let tables = manifest.tables.iter().filter(|table| !table.name.starts_with("audit"));
    tables.map(|table| (table.name.as_str(), table.rows, table.sha256.as_str())).collect()
}

fn on<F: Future<Output = ()>>(dialect: Dialect, body: impl FnOnce(TestBed) -> F) {
    match dialect {
        Dialect::Sqlite => on_sqlite(body),
        Dialect::Postgres => on_postgres(body),
    }
}

#[test]
fn everything_comes_back_in_either_database() {
    for from in [Dialect::Sqlite, Dialect::Postgres] {
        let folder = tempfile::tempdir().unwrap();
        let archive = folder.path().join("backup.zip");
        on(from, |bed| {
            let archive = archive.clone();
            async move {
                let documents = store(&bed.folder, "objects");
                fill(&bed.db, &documents).await;
                let made = backup::make(&bed.db, &acting(), Some(&documents), &archive).await.unwrap();
                assert_eq!(backup::inspect(&archive).unwrap(), made);
                assert_eq!((made.documents.len(), made.audit.seq), (1, 4));
                // The trail knows of it afterwards.
                let verdict =
                    audit::verify(&mut bed.db.read(&acting()).await.unwrap(), &[made.audit]).await.unwrap();
                assert!(matches!(verdict, Verdict::Whole { entries: 5, .. }), "{verdict:?}");
            }
        });
        let made = backup::inspect(&archive).unwrap();
        for into in [Dialect::Sqlite, Dialect::Postgres] {
            on_empty(into, |bed| {
                let (archive, made) = (archive.clone(), made.clone());
                async move {
                    let documents = store(&bed.folder, "other objects");
                    backup::restore(&bed.db, &acting(), Some(&documents), &archive, ROOMS).await.unwrap();
                    let again = bed.folder.join("again.zip");
                    let again = backup::make(&bed.db, &acting(), Some(&documents), &again).await.unwrap();
                    assert_eq!(digests(&again), digests(&made), "{from:?} into {into:?}");
                    assert_eq!(again.documents, made.documents);
                    assert_eq!(again.audit.seq, made.audit.seq + 1, "the restoration is noted");
                    works_on(&bed.db, &documents).await;
                }
            });
        }
    }
}

/// The restored records are whole, keep their rules, and are written as before.
async fn works_on(db: &Database, documents: &Documents) {
    let mut reading = db.read(&acting()).await.unwrap();
    let verdict = audit::verify(&mut reading, &[]).await.unwrap();
    assert!(matches!(verdict, Verdict::Whole { .. }), "{verdict:?}");
    assert_eq!(reading.row(&COLOUR, params![]).await.unwrap().unwrap().first::<String>().unwrap(), "blue");
    for row in reading.rows(&KEPT, params![]).await.unwrap() {
        let document = documents::find(&mut reading, row.get("id").unwrap()).await.unwrap().unwrap();
        let content = documents.read_all(&document).await;
        match row.get::<Option<Timestamp>>("erased_at").unwrap() {
            None => assert_eq!(content.unwrap(), pdf(300_000)),
            Some(_) => assert_eq!(content.unwrap_err().code(), "document.erased"),
        }
    }
    drop(reading);
    assert_eq!(db.migrate(ROOMS).await.unwrap().now, []);
    let mut writing = db.write(&acting()).await.unwrap();
    let orphan = params![1, "nowhere", true, "x", None::<Vec<u8>>];
    let error = writing.execute(&KEEP_BOOK, orphan).await.unwrap_err();
    assert!(matches!(error, DbError::Reference { .. }), "foreign keys are there again: {error:?}");
    drop(writing);
    keep(db, documents, 20).await.unwrap();
}

#[test]
fn a_backup_made_while_others_write_is_one_instant() {
    for from in [Dialect::Sqlite, Dialect::Postgres] {
        let folder = tempfile::tempdir().unwrap();
        let archive = folder.path().join("backup.zip");
        on(from, |bed| {
            let archive = archive.clone();
            async move {
                let documents = store(&bed.folder, "objects");
                fill(&bed.db, &documents).await;
                let stop = Arc::new(AtomicBool::new(false));
                let writers: Vec<_> = (0..3)
                    .map(|w| tokio::spawn(write_on(bed.db.clone(), documents.clone(), w, Arc::clone(&stop))))
                    .collect();
                for _ in 0..3 {
                    backup::make(&bed.db, &acting(), Some(&documents), &archive).await.unwrap();
                }
                stop.store(true, Ordering::SeqCst);
                for writer in writers {
                    assert!(writer.await.unwrap() > 0, "nobody was kept from writing");
                }
            }
        });
        let into = if from == Dialect::Sqlite { Dialect::Postgres } else { Dialect::Sqlite };
        on_empty(into, |bed| {
            let archive = archive.clone();
            async move {
                let documents = store(&bed.folder, "objects");
                let manifest =
                    backup::restore(&bed.db, &acting(), Some(&documents), &archive, ROOMS).await.unwrap();
                // Each transaction kept a book and noted it: an instant has as many of both.
                let mut reading = bed.db.read(&acting()).await.unwrap();
                let books: i64 = reading.row(&BOOKS, params![]).await.unwrap().unwrap().first().unwrap();
                let kept = audit::Filter { action: Some("book.kept".to_owned()), ..audit::Filter::default() };
                let noted = audit::page(&mut reading, &kept, None, 100_000).await.unwrap().len() as i64;
                assert_eq!(books - 1000, noted - 1, "one more was noted by the first thousand");
                let mut readable = 0;
                for row in reading.rows(&KEPT, params![]).await.unwrap() {
                    let document =
                        documents::find(&mut reading, row.get("id").unwrap()).await.unwrap().unwrap();
                    match documents.read_all(&document).await {
                        Ok(_) => readable += 1,
                        Err(error) => assert_eq!(error.code(), "document.erased", "{document:?}"),
                    }
                }
                assert_eq!(readable, manifest.documents.len());
                let verdict = audit::verify(&mut reading, &[manifest.audit]).await.unwrap();
                assert!(matches!(verdict, Verdict::Whole { .. }), "{verdict:?}");
            }
        });
    }
}

/// Keeps a book and notes it, keeps a document, erases it and lets the worker delete it, until told to stop.
async fn write_on(db: Database, documents: Documents, w: i64, stop: Arc<AtomicBool>) -> u32 {
    let clock = Arc::new(ManualClock::at(acting().now()));
    let random = Arc::new(Seeded::new(500 + w.unsigned_abs()));
    let worker = Worker::new(db.clone(), clock, random).on(DELETE, documents.deleter());
    let mut written = 0;
    while !stop.load(Ordering::SeqCst) {
        let mut writing = db.write(&acting()).await.unwrap();
        let place = i64::from(written) + (w + 1) * 1_000_000;
        writing.execute(&KEEP_BOOK, params![place, "a high one", true, "x", None::<Vec<u8>>]).await.unwrap();
        let detail = json!({});
        writing
            .audit(Event { action: "book.kept", object: "book", id: place, company: None, detail })
            .await
            .unwrap();
        writing.commit().await.unwrap();
        let id = keep(&db, &documents, 50_000).await.unwrap();
        let mut writing = db.write(&acting()).await.unwrap();
        documents::erase(&mut writing, id, "decided").await.unwrap();
        writing.commit().await.unwrap();
        worker.work_once().await.unwrap();
        written += 1;
    }
    written
}

/// An archive made from SQLite, and its bytes.
fn archive(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("backup.zip");
    on_sqlite(|bed| {
        let path = path.clone();
        async move {
            let documents = store(&bed.folder, "objects");
            fill(&bed.db, &documents).await;
            backup::make(&bed.db, &acting(), Some(&documents), &path).await.unwrap();
        }
    });
    path
}

#[test]
fn only_an_empty_place_is_restored_into() {
    let folder = tempfile::tempdir().unwrap();
    let path = archive(folder.path());
    for into in [Dialect::Sqlite, Dialect::Postgres] {
        on(into, |bed| {
            let path = path.clone();
            async move {
                let documents = store(&bed.folder, "objects");
                let error =
                    backup::restore(&bed.db, &acting(), Some(&documents), &path, ROOMS).await.unwrap_err();
                assert!(matches!(error, BackupError::NotEmpty { what: "the database" }), "{error}");
            }
        });
        on_empty(into, |bed| {
            let path = path.clone();
            async move {
                let used = store(&bed.folder, "used");
                std::fs::create_dir_all(bed.folder.join("used/documents/00")).unwrap();
                std::fs::write(bed.folder.join("used/documents/00/x"), "x").unwrap();
                let error = backup::restore(&bed.db, &acting(), Some(&used), &path, ROOMS).await.unwrap_err();
                assert!(matches!(error, BackupError::NotEmpty { what: "the document store" }), "{error}");
                let error = backup::restore(&bed.db, &acting(), None, &path, ROOMS).await.unwrap_err();
                assert!(matches!(error, BackupError::NoStore), "{error}");
                let fresh = store(&bed.folder, "fresh");
                backup::restore(&bed.db, &acting(), Some(&fresh), &path, ROOMS).await.unwrap();
            }
        });
    }
}

#[test]
fn a_damaged_archive_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = archive(folder.path());
    let whole = std::fs::read(&path).unwrap();
    let made = backup::inspect(&path).unwrap();
    on_empty(Dialect::Sqlite, |bed| async move {
        let documents = store(&bed.folder, "objects");
        let broken = bed.folder.join("broken.zip");
        for i in 0..200 {
            let mut bytes = whole.clone();
            let at = whole.len() * i / 200;
            if i % 10 == 0 {
                bytes.truncate(at);
            } else {
                bytes[at] ^= 0x10;
            }
            std::fs::write(&broken, &bytes).unwrap();
            match backup::check(&broken).await {
                Err(error) => {
                    assert!(matches!(error.code(), "backup.damaged" | "backup.format"), "{at}: {error}");
                }
                // A byte that no reader of a ZIP looks at.
                Ok(manifest) => assert!(manifest == made && i % 10 != 0, "{at}"),
            }
        }
        // In the middle lies the encrypted document.
        let mut bytes = whole.clone();
        bytes[whole.len() / 2] ^= 1;
        std::fs::write(&broken, &bytes).unwrap();
        let error = backup::restore(&bed.db, &acting(), Some(&documents), &broken, ROOMS).await.unwrap_err();
        assert!(
            matches!(&error, BackupError::Damaged { entry, .. } if entry.starts_with("documents/")),
            "{error}"
        );
        std::fs::write(&broken, &whole).unwrap();
        assert_eq!(backup::check(&broken).await.unwrap(), made);
        backup::restore(&bed.db, &acting(), Some(&documents), &broken, ROOMS).await.unwrap();
    });
}

#[test]
fn a_trail_that_was_tampered_with_is_not_restored() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("backup.zip");
    on_sqlite(|bed| {
        let path = path.clone();
        async move {
            let documents = store(&bed.folder, "objects");
            fill(&bed.db, &documents).await;
            let mut writing = bed.db.write(&acting()).await.unwrap();
            for sql in
                ["DROP TRIGGER audit_never_changes", "UPDATE audit SET action = 'book.lost' WHERE seq = 2"]
            {
                writing.execute(&Statement::new("TAMPER", sql), params![]).await.unwrap();
            }
            writing.commit().await.unwrap();
            backup::make(&bed.db, &acting(), Some(&documents), &path).await.unwrap();
        }
    });
    on_empty(Dialect::Postgres, |bed| {
        let path = path.clone();
        async move {
            let documents = store(&bed.folder, "objects");
            let error =
                backup::restore(&bed.db, &acting(), Some(&documents), &path, ROOMS).await.unwrap_err();
            assert!(matches!(error, BackupError::Audit { seq: 2, why: Why::Changed }), "{error}");
            // Not even the objects are left.
            assert_eq!(
                std::fs::read_dir(bed.folder.join("objects/documents")).map_or(0, |dirs| {
                    dirs.flatten().flat_map(|dir| std::fs::read_dir(dir.path()).into_iter().flatten()).count()
                }),
                0
            );
        }
    });
}

#[test]
fn an_older_archive_comes_forward_and_a_newer_one_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = archive(folder.path());
    let newer = folder.path().join("newer.zip");
    on_empty(Dialect::Postgres, |bed| {
        let (path, newer) = (path.clone(), newer.clone());
        async move {
            let documents = store(&bed.folder, "objects");
            backup::restore(&bed.db, &acting(), Some(&documents), &path, LATER).await.unwrap();
            assert_eq!(bed.db.migrate(LATER).await.unwrap().now, []);
            backup::make(&bed.db, &acting(), Some(&documents), &newer).await.unwrap();
        }
    });
    on_empty(Dialect::Sqlite, |bed| async move {
        let documents = store(&bed.folder, "objects");
        let error = backup::restore(&bed.db, &acting(), Some(&documents), &newer, ROOMS).await.unwrap_err();
        let BackupError::Db(DbError::Migration(MigrationError::Newer { room, version: 2 })) = error else {
            panic!("{error}")
        };
        assert_eq!(room, "shelves");
    });
}

#[test]
fn a_lost_object_stops_the_backup_and_leaves_no_file() {
    on_sqlite(|bed| async move {
        let documents = store(&bed.folder, "objects");
        fill(&bed.db, &documents).await;
        let archive = bed.folder.join("backup.zip");
        assert!(matches!(backup::make(&bed.db, &acting(), None, &archive).await, Err(BackupError::NoStore)));
        std::fs::remove_dir_all(bed.folder.join("objects/documents")).unwrap();
        let error = backup::make(&bed.db, &acting(), Some(&documents), &archive).await.unwrap_err();
        assert!(matches!(error, BackupError::Store(_)), "{error}");
        assert!(!archive.exists() && !bed.folder.join("backup.zip.part").exists());
        let nowhere = bed.folder.join("no such folder/backup.zip");
        let error = backup::make(&bed.db, &acting(), Some(&documents), &nowhere).await.unwrap_err();
        assert_eq!(error.code(), "backup.file");
    });
}
