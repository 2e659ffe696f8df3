//! Documents, in a folder and on a real S3 server: judged, encrypted, kept, read, erased, swept.

use crate::s3::S3Server;
use db::documents::{self, Accept, DELETE, Document, DocumentError, Documents, MediaType, Received};
use db::envelope::MasterKeys;
use db::jobs::{Worked, Worker};
use db::testing::{TestBed, acting, acting_at, on_postgres, on_sqlite};
use db::{
    Acting, Actor, CompanyId, Database, DbError, ManualClock, Objects, PersonId, Roles, S3Access, Seeded,
    StoreError, Timestamp,
};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(86_400);

struct Stage {
    db: Database,
    documents: Documents,
    objects: Objects,
    /// Where the bytes of the store lie, whatever the store.
    bytes: PathBuf,
    _server: Option<S3Server>,
}

pub fn keys(seeds: &[u64]) -> Arc<MasterKeys> {
    let lines: Vec<String> =
        seeds.iter().map(|seed| MasterKeys::generate(&Seeded::new(*seed)).to_string()).collect();
    Arc::new(MasterKeys::parse(&lines.join("\n")).unwrap())
}

impl Stage {
    fn in_folder(bed: &TestBed) -> Self {
        let bytes = bed.folder.join("objects");
        let objects = Objects::open(bytes.to_str().unwrap(), None).unwrap();
        let documents = Documents::new(objects.clone(), keys(&[1]));
        Self { db: bed.db.clone(), documents, objects, bytes, _server: None }
    }

    async fn on_s3(bed: &TestBed) -> Self {
        let server = S3Server::start(&bed.folder).await;
        let objects = Objects::open("s3://records/some/prefix", Some(&server.access)).unwrap();
        let bytes = bed.folder.join("s3/records/some/prefix");
        let documents = Documents::new(objects.clone(), keys(&[1]));
        Self { db: bed.db.clone(), documents, objects, bytes, _server: Some(server) }
    }

    async fn receive(&self, acting: &Acting, name: &str, content: &[u8]) -> Result<Received, DocumentError> {
        let accept = Accept {
            types: vec![MediaType::Pdf, MediaType::Png, MediaType::Text, MediaType::Csv],
            max_bytes: if name.starts_with("too large") { 400_000 } else { 10_000_000 },
        };
        let mut upload = self.documents.receive(acting, accept, name);
        for piece in content.chunks(100_000) {
            upload.write(piece).await?;
        }
        upload.finish().await
    }

    async fn keep(&self, acting: &Acting, name: &str, content: &[u8]) -> Document {
        let received = self.receive(acting, name, content).await.unwrap();
        let mut writing = self.db.write(acting).await.unwrap();
        let document = received.keep(&mut writing, "evidence", acting.company).await.unwrap();
        writing.commit().await.unwrap();
        document
    }

    fn worker(&self) -> Worker {
        let clock = Arc::new(ManualClock::at(acting().now()));
        Worker::new(self.db.clone(), clock, Arc::new(Seeded::new(77))).on(DELETE, self.documents.deleter())
    }

    /// Every file of the store.
    fn files(&self) -> Vec<PathBuf> {
        fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
            for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                if entry.path().is_dir() { walk(&entry.path(), found) } else { found.push(entry.path()) }
            }
        }
        let mut found = Vec::new();
        walk(&self.bytes, &mut found);
        found
    }
}

/// In a folder beside SQLite, on S3 beside PostgreSQL.
fn each_store<F: Future<Output = ()>>(body: impl Fn(Stage) -> F) {
    on_sqlite(|bed| body(Stage::in_folder(&bed)));
    on_postgres(|bed| {
        let body = &body;
        async move { body(Stage::on_s3(&bed).await).await }
    });
}

/// A PDF of this many bytes at least.
pub fn pdf(len: usize) -> Vec<u8> {
    let mut content = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    content.extend((0..len).map(|i| (i * 7 % 251) as u8));
    content.extend(b"\n%%EOF\n");
    content
}

#[test]
fn a_document_comes_back_as_it_went_and_lies_encrypted() {
    each_store(|stage| async move {
        // In one piece, in several parts of a store, and in between.
        for len in [0, 70_000, 9_000_000] {
            let content = pdf(len);
            let document =
                stage.keep(&acting_at(acting().now(), len as u64), "Kbis 2026.pdf", &content).await;
            assert_eq!((document.media_type, document.size), (MediaType::Pdf, content.len() as u64));
            let found =
                documents::find(&mut stage.db.read(&acting()).await.unwrap(), document.id).await.unwrap();
            assert!(stage.documents.read_all(&found.unwrap()).await.unwrap() == content, "{len}");
        }
        assert_eq!(stage.files().len(), 3);
        for file in stage.files() {
            let bytes = std::fs::read(file).unwrap();
            assert!(!bytes[..60].windows(5).any(|window| window == b"%PDF-"), "in clear");
        }
        let mut reading = stage.db.read(&acting()).await.unwrap();
        let noted = db::audit::page(&mut reading, &db::audit::Filter::default(), None, 9).await.unwrap();
        assert_eq!(noted.len(), 3);
        assert!(noted.iter().all(|entry| entry.action == "document.kept"));
        assert!(noted.iter().all(|entry| !entry.detail.contains("Kbis")), "no name in the trail");
    });
}

#[test]
fn the_digest_is_that_of_the_content() {
    on_sqlite(|bed| async move {
        let stage = Stage::in_folder(&bed);
        let document = stage.keep(&acting(), "x.txt", b"abc").await;
        // FIPS 180-2, example B.1.
        assert_eq!(document.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    });
}

#[test]
fn what_is_not_taken_is_refused_and_leaves_nothing() {
    each_store(|stage| async move {
        let zip_end = b"PK\x05\x06\0\0\0\0\x01\0\x01\0\x2e\0\0\0\x31\0\0\0\0\0";
        let cases: [(&str, Vec<u8>, &str); 11] = [
            ("empty.pdf", Vec::new(), "document.empty"),
            ("too large.pdf", pdf(400_000), "document.too_large"),
            ("program.pdf", [b"MZ".as_slice(), &[0; 9000]].concat(), "document.kind"),
            ("program.pdf", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0\x3e\0".to_vec(), "document.kind"),
            ("page.txt", b"<html><script>alert(1)</script></html>".to_vec(), "document.kind"),
            ("picture.pdf", b"\xff\xd8\xff\xe0\0\x10JFIF\0".to_vec(), "document.kind"),
            ("both.pdf", [b"%PDF-1.7\n<script>".as_slice(), &pdf(9000)].concat(), "document.suspicious"),
            ("both.pdf", [pdf(200_000).as_slice(), zip_end].concat(), "document.suspicious"),
            (
                "both.png",
                [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &pdf(10)].concat(),
                "document.suspicious",
            ),
            ("latin.txt", b"caf\xe9".to_vec(), "document.not_text"),
            ("escape.csv", [b"a;b\n".repeat(4000).as_slice(), b"\x1b[2J"].concat(), "document.not_text"),
        ];
        for (name, content, code) in cases {
            let Err(error) = stage.receive(&acting(), name, &content).await else {
                panic!("{name} was taken")
            };
            assert_eq!(error.code(), code, "{name}: {error}");
            assert!(!error.text().fr.is_empty() && !error.text().en.is_empty());
        }
        let message = stage.receive(&acting(), "x", b"GIF89a....").await.map(|_| ()).unwrap_err().text();
        assert_eq!(
            message.en,
            "The content of this file (image/gif) is not taken here, whatever its name. Formats taken: PDF, PNG, TXT, CSV."
        );
        assert!(message.fr.contains("Formats acceptés\u{202f}: PDF"), "{}", message.fr);
        tokio::task::yield_now().await;
        assert_eq!(stage.files().iter().filter(|file| !file.to_string_lossy().contains('#')).count(), 0);
    });
}

#[test]
fn a_name_is_cleaned_and_no_path_is_made_of_it() {
    each_store(|stage| async move {
        let document = stage.keep(&acting(), "../../../tmp/\u{202e}fdp.exe", &pdf(10)).await;
        assert_eq!(document.name, "fdp.exe.pdf");
        assert!(!format!("{document:?}").contains("fdp"));
        let files = stage.files();
        assert_eq!(files.len(), 1);
        assert!(files[0].to_string_lossy().ends_with(&document.id.to_string()), "{files:?}");
    });
}

#[test]
fn what_is_not_committed_is_not_known_and_swept_after_a_day() {
    each_store(|stage| async move {
        let kept = stage.keep(&acting_at(acting().now(), 5), "kept.pdf", &pdf(10)).await;
        let received = stage.receive(&acting(), "x.pdf", &pdf(10)).await.unwrap();
        let id = received.document().id;
        let mut writing = stage.db.write(&acting()).await.unwrap();
        received.keep(&mut writing, "evidence", None).await.unwrap();
        drop(writing);
        assert!(documents::find(&mut stage.db.read(&acting()).await.unwrap(), id).await.unwrap().is_none());
        assert_eq!(stage.files().len(), 2);
        // The files have the date of the machine: a sweeper that lives long ago sees none of age, one later both.
        let early = acting_at(Timestamp::from_millis(0), 1);
        let late = acting_at(Timestamp::from_millis(4_000_000_000_000), 1);
        assert_eq!(stage.documents.sweep(&stage.db, &early, DAY).await.unwrap(), 0);
        assert_eq!(stage.documents.sweep(&stage.db, &late, DAY).await.unwrap(), 1);
        assert!(!stage.documents.read_all(&kept).await.unwrap().is_empty());
    });
}

#[test]
fn unfinished_files_of_a_program_that_died_are_swept() {
    on_sqlite(|bed| async move {
        let stage = Stage::in_folder(&bed);
        let kept = stage.keep(&acting(), "kept.pdf", &pdf(10)).await;
        let leftover = format!("{}#1", stage.files()[0].display());
        std::fs::write(&leftover, b"half").unwrap();
        let late = acting_at(Timestamp::from_millis(4_000_000_000_000), 1);
        assert_eq!(stage.documents.sweep(&stage.db, &late, DAY).await.unwrap(), 1);
        assert!(!Path::new(&leftover).exists());
        assert!(!stage.documents.read_all(&kept).await.unwrap().is_empty());
    });
}

#[test]
fn an_erased_document_can_never_be_read_again() {
    each_store(|stage| async move {
        let document = stage.keep(&acting(), "identity.pdf", &pdf(70_000)).await;
        let copy = std::fs::read(&stage.files()[0]).unwrap();
        let mut writing = stage.db.write(&acting()).await.unwrap();
        documents::erase(&mut writing, document.id, "decided").await.unwrap();
        writing.commit().await.unwrap();

        let erased = documents::find(&mut stage.db.read(&acting()).await.unwrap(), document.id)
            .await
            .unwrap()
            .unwrap();
        assert_eq!((erased.name.as_str(), erased.erased_at), ("", Some(acting().now())));
        assert!(matches!(stage.documents.read_all(&erased).await, Err(DocumentError::Erased)));
        // Somebody who copied the store before has nothing: the key is nowhere.
        assert!(!copy.is_empty() && stage.files().len() == 1);

        assert!(matches!(stage.worker().work_once().await.unwrap(), Worked::Done(_)));
        assert_eq!(stage.files(), Vec::<PathBuf>::new());
        assert!(matches!(
            stage.documents.read_all(&document).await,
            Err(DocumentError::Store(StoreError::NotFound { .. }))
        ));

        let mut writing = stage.db.write(&acting()).await.unwrap();
        let again = documents::erase(&mut writing, document.id, "decided").await;
        assert!(matches!(again, Err(DbError::Stale { .. })));
        let mut reading = stage.db.read(&acting()).await.unwrap();
        let noted =
            db::audit::by_object(&mut reading, "document", &document.id.to_string(), 9).await.unwrap();
        assert_eq!(noted[0].action, "document.erased");
        assert!(noted[0].detail.contains("\"reason\":\"decided\""), "{}", noted[0].detail);
    });
}

#[test]
fn a_damaged_object_is_never_taken_for_the_document() {
    each_store(|stage| async move {
        let first = stage.keep(&acting_at(acting().now(), 1), "a.pdf", &pdf(200_000)).await;
        let path = stage.files().remove(0);
        let whole = std::fs::read(&path).unwrap();
        let second = stage.keep(&acting_at(acting().now(), 2), "b.pdf", &pdf(200_000)).await;
        let other = stage.files().into_iter().find(|file| *file != path).unwrap();
        let mut flipped = whole.clone();
        flipped[100_000] ^= 1;
        for (what, bytes) in [
            ("a bit", flipped),
            ("cut", whole[..whole.len() - 1].to_vec()),
            ("cut after a chunk", whole[..27 + 65_552].to_vec()),
            ("nothing", Vec::new()),
            ("another document", std::fs::read(other).unwrap()),
        ] {
            std::fs::write(&path, bytes).unwrap();
            let read = stage.documents.read_all(&first).await;
            assert!(matches!(read, Err(DocumentError::Damaged)), "{what}: {read:?}");
        }
        std::fs::write(&path, whole).unwrap();
        assert!(
            stage.documents.read_all(&first).await.is_ok() && stage.documents.read_all(&second).await.is_ok()
        );
    });
}

#[test]
fn a_company_sees_its_own_documents_only() {
    on_sqlite(|bed| async move {
        let stage = Stage::in_folder(&bed);
        let (mine, theirs): (CompanyId, CompanyId) = (acting().new_id(), acting().new_id());
        let person = |seed| {
            Acting::new(
                Actor::Person(acting().new_id::<PersonId>()),
                acting().now(),
                Arc::new(Seeded::new(seed)),
            )
        };
        let document = stage.keep(&person(1).for_company(mine), "a.pdf", &pdf(1)).await;
        let found = async |acting: &Acting| {
            let mut reading = stage.db.read(acting).await.unwrap();
            let listed = documents::list(&mut reading, mine, "evidence").await.unwrap().len();
            (documents::find(&mut reading, document.id).await.unwrap().is_some(), listed)
        };
        assert_eq!(found(&person(2).for_company(mine)).await, (true, 1));
        assert_eq!(found(&person(3).for_company(theirs)).await, (false, 0));
        assert_eq!(found(&person(4)).await, (false, 0));
        assert_eq!(found(&person(5).with_roles(Roles::INSTRUCTOR)).await, (true, 1));
        let stranger = person(6).for_company(theirs);
        let mut writing = stage.db.write(&stranger).await.unwrap();
        assert!(matches!(
            documents::erase(&mut writing, document.id, "spite").await,
            Err(DbError::Stale { .. })
        ));
    });
}

#[test]
fn master_keys_rotate_under_the_documents() {
    each_store(|stage| async move {
        let mut kept = Vec::new();
        for seed in 0..5 {
            kept.push(stage.keep(&acting_at(acting().now(), seed), "a.pdf", &pdf(100)).await.id);
        }
        let erased = kept.pop().unwrap();
        let mut writing = stage.db.write(&acting()).await.unwrap();
        documents::erase(&mut writing, erased, "decided").await.unwrap();
        writing.commit().await.unwrap();

        let with = |seeds: &[u64]| Documents::new(stage.objects.clone(), keys(seeds));
        assert_eq!(with(&[2, 1]).rekey(&stage.db, &acting()).await.unwrap(), 4);
        assert_eq!(with(&[2, 1]).rekey(&stage.db, &acting()).await.unwrap(), 0);
        for id in kept {
            let found =
                documents::find(&mut stage.db.read(&acting()).await.unwrap(), id).await.unwrap().unwrap();
            assert!(with(&[2]).read_all(&found).await.is_ok());
            let old = with(&[1]).read_all(&found).await.unwrap_err();
            assert_eq!(old.code(), "document.key");
        }
    });
}

#[test]
fn a_store_that_does_not_answer_is_told() {
    on_sqlite(|bed| async move {
        let server = S3Server::start(&bed.folder).await;
        let wrong = S3Access { secret_key: "other".to_owned().into(), ..server.access.clone() };
        assert!(!format!("{wrong:?}").contains("other"));
        let objects = Objects::open("s3://records", Some(&wrong)).unwrap();
        let stage = Stage { documents: Documents::new(objects, keys(&[1])), ..Stage::in_folder(&bed) };
        let error = stage.receive(&acting(), "a.pdf", &pdf(1)).await.map(|_| ()).unwrap_err();
        assert_eq!(error.code(), "document.store", "{error}");
        assert!(!error.to_string().contains("s3cret"));

        assert!(matches!(Objects::open("s3://records", None), Err(StoreError::Address(_))));
        assert!(matches!(Objects::open("https://records", None), Err(StoreError::Address(_))));
        assert!(matches!(Objects::open("/proc/nowhere", None), Err(StoreError::Address(_))));
    });
}
