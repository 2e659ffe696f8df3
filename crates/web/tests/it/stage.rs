//! The whole program in process over a fresh database of either kind, with ready people, a clock moved by hand and mails
//! caught on their way.
#![expect(clippy::unwrap_used, reason = "a helper of tests fails as a test does")]

use crate::browser::Browser;
use accounts::mail::Letter;
use accounts::password::{Hasher, Password};
use accounts::{Lang, MailId, Person, PersonName, Site, admin};
use axum::Router;
use db::documents::Documents;
use db::envelope::MasterKeys;
use db::testing::{TestBed, on_postgres, on_sqlite};
use db::{Acting, Clock as _, Database, ManualClock, Objects, Seeded, Statement, Timestamp, params};
use directory::Library;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use web::{App, Records};

/// Of everybody.
pub const PASSWORD: &str = "varech bissextile moquette";
/// 2026-11-23, 09:30 in Paris.
const NOW: i64 = 1_795_422_600_000;

/// A running program.
pub struct Stage {
    pub router: Router,
    pub db: Database,
    pub site: Site,
    pub clock: Arc<ManualClock>,
    library: Arc<Library>,
    random: Arc<Seeded>,
    pub folder: PathBuf,
}

/// Runs a body over SQLite, then over PostgreSQL.
pub fn on_both<F: Future<Output = ()>>(body: impl Fn(Stage) -> F) {
    on_sqlite(async |bed| body(Stage::new(bed, "http://jalon.example").await).await);
    on_postgres(async |bed| body(Stage::new(bed, "http://jalon.example").await).await);
}

/// Runs a body over SQLite alone: where the database changes nothing.
pub fn on_one<F: Future<Output = ()>>(body: impl FnOnce(Stage) -> F) {
    on_sqlite(async |bed| body(Stage::new(bed, "http://jalon.example").await).await);
}

/// The same where instructors and administrators act with a password alone, over SQLite, then over PostgreSQL.
pub fn on_demo<F: Future<Output = ()>>(body: impl Fn(Stage) -> F) {
    on_sqlite(async |bed| body(Stage::made(bed, "http://jalon.example", true).await).await);
    on_postgres(async |bed| body(Stage::made(bed, "http://jalon.example", true).await).await);
}

/// The same over SQLite alone.
pub fn on_one_demo<F: Future<Output = ()>>(body: impl FnOnce(Stage) -> F) {
    on_sqlite(async |bed| body(Stage::made(bed, "http://jalon.example", true).await).await);
}

impl Stage {
    /// Over a test bed, seen from outside at `base`.
    pub async fn new(bed: TestBed, base: &str) -> Self {
        Self::made(bed, base, false).await
    }

    async fn made(bed: TestBed, base: &str, demonstration: bool) -> Self {
        let rooms = [accounts::MIGRATIONS, conformity::MIGRATIONS, faq::store::MIGRATIONS, web::MIGRATIONS];
        bed.db.migrate(&rooms).await.unwrap();
        let acting = Acting::system("start", Timestamp::from_millis(NOW), Arc::new(Seeded::new(3)));
        let mut writing = bed.db.write(&acting).await.unwrap();
        let allowed = conformity::CanPublish::of(&acting).unwrap();
        let files = conformity::published::shipped().unwrap();
        conformity::published::ship(&mut writing, allowed, &files).await.unwrap();
        writing.commit().await.unwrap();
        let keys = Arc::new(MasterKeys::parse(&"7".repeat(64)).unwrap());
        let mut site = Site::new(base.parse().unwrap(), Arc::clone(&keys), Hasher::cheap(), 2);
        if demonstration {
            site = site.for_demonstration();
        }
        let documents = Documents::new(Objects::in_folder(&bed.folder.join("documents")).unwrap(), keys);
        let clock = Arc::new(ManualClock::at(Timestamp::from_millis(NOW)));
        let random = Arc::new(Seeded::new(11));
        let records = Records::open(bed.db.clone(), site.clone(), documents, clock.clone(), random.clone())
            .await
            .unwrap();
        let library = Arc::new(Library::open(&bed.folder).unwrap());
        let router = web::router(App::new(Arc::clone(&library), || NOW / 1000).with_records(records));
        Self { router, db: bed.db, site, clock, library, random, folder: bed.folder }
    }

    /// A browser without cookies.
    pub fn browser(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    /// The program on another node, over the same records.
    pub async fn other_node(&self) -> Browser {
        let keys = Arc::new(MasterKeys::parse(&"7".repeat(64)).unwrap());
        let documents = Documents::new(Objects::in_folder(&self.folder.join("documents")).unwrap(), keys);
        let (clock, random) = (self.clock.clone(), self.random.clone());
        let records =
            Records::open(self.db.clone(), self.site.clone(), documents, clock, random).await.unwrap();
        let library = Arc::new(Library::open(&self.folder).unwrap());
        Browser::new(web::router(App::new(library, || NOW / 1000).with_records(records)))
    }

    /// Somebody of the staff, signed in.
    pub async fn signed_in_staff(&self, email: &str) -> Browser {
        self.staff(email).await;
        let mut browser = self.browser();
        browser.open("/connexion").await;
        browser.submit("/connexion", &[("adresse", email), ("mot_de_passe", PASSWORD)]).await;
        browser
    }

    pub fn later(&self, by: Duration) {
        self.clock.advance(by);
    }

    pub fn system(&self) -> Acting {
        Acting::system("test", self.clock.now(), self.random.clone())
    }

    /// An account that runs the platform and verifies companies.
    pub async fn staff(&self, email: &str) -> Person {
        let name = PersonName { given: "Iris".parse().unwrap(), family: "Narcisse".parse().unwrap() };
        let password = Password::new(PASSWORD).unwrap();
        let email = email.parse().unwrap();
        admin::create(&self.site, &self.db, &self.system(), &email, &name, Lang::Fr, password).await.unwrap()
    }

    /// Loads the directory written by hand: of 2026-09-19, too old by now.
    pub fn load(&self) {
        let files = self.folder.join("files");
        std::fs::create_dir(&files).unwrap();
        crate::files::write(&files);
        let options = directory::LoadOptions { accept_shrink: false, keep: 2, now: NOW / 1000 };
        self.library.load(&[files], &options, &mut ()).unwrap();
    }

    /// The accounts of the demonstration: a Responsable and Contributeurs of one company, the Responsable of another, an
    /// instructor, an administrator. Their roles need no second factor here.
    pub async fn demo(&self) -> accounts::demo::Made {
        accounts::demo::fill(&self.site, &self.db, &self.system(), &[]).await.unwrap()
    }

    /// A browser signed in as somebody of the demonstration.
    pub async fn demo_browser(&self, email: &str) -> Browser {
        let mut browser = self.browser();
        browser.sign_in(email, accounts::demo::PASSWORD).await;
        browser
    }

    /// Somebody comes into the company of a Responsable, by an invitation.
    pub async fn joined(&self, boss: &mut Browser, email: &str) -> Person {
        self.mails().await;
        boss.open("/entreprise/personnes/inviter").await;
        boss.submit("/entreprise/personnes/inviter", &[("adresse", email)]).await;
        let token = self.token_to(email, "/invitation/").await;
        let name = PersonName { given: "Garance".parse().unwrap(), family: "Bleuet".parse().unwrap() };
        let account = Some((name, Password::new(PASSWORD).unwrap()));
        let visitor = Acting::new(db::Actor::Visitor, self.clock.now(), self.random.clone());
        accounts::people::accept(&self.site, &self.db, &visitor, &token.parse().unwrap(), account)
            .await
            .unwrap()
            .1
    }

    /// The token in the link of a mail on its way to somebody; the mails are taken away.
    pub async fn token_to(&self, email: &str, path: &str) -> String {
        let mails = self.mails().await;
        let mail = mails.iter().rev().find(|mail| mail.to == email).expect("a mail");
        let at = mail.body.find(path).unwrap_or_else(|| panic!("no {path} in {}", mail.body)) + path.len();
        mail.body[at..at + 43].to_owned()
    }

    /// The mails on their way, oldest first; they are taken away.
    pub async fn mails(&self) -> Vec<Letter> {
        const ALL: Statement = Statement::new("ALL", "SELECT id, sealed FROM outbox ORDER BY created_at, id");
        const CLEAR: Statement = Statement::new("CLEAR", "DELETE FROM outbox");
        let mut writing = self.db.write(&self.system()).await.unwrap();
        let rows = writing.rows(&ALL, params![]).await.unwrap();
        writing.execute(&CLEAR, params![]).await.unwrap();
        writing.commit().await.unwrap();
        let open = |row: &db::Row| {
            let id: MailId = row.get("id").unwrap();
            let sealed: Vec<u8> = row.get("sealed").unwrap();
            let clear = self.site.sealer.open(&format!("mail:{id}"), &sealed).unwrap();
            serde_json::from_slice(&clear).unwrap()
        };
        rows.iter().map(open).collect()
    }
}
