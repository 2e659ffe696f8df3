//! A platform for tests: a database with the room's tables, a clock moved by hand, mails caught.

use accounts::mail::Letter;
use accounts::password::{Hasher, Password};
use accounts::registration::{self, Ask, Deposit, State};
use accounts::session::{self, Client, NetworkPrefix, Proof, Session};
use accounts::{Capacity, Lang, MIGRATIONS, MailId, Person, PersonName, Site, Token, admin, login};
use db::documents::{Documents, Received};
use db::envelope::MasterKeys;
use db::testing::acting_at;
use db::{Acting, Actor, Clock as _, CompanyId, Database, ManualClock, PersonId, Statement};
use db::{Objects, Timestamp, params};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

pub const PASSWORD: &str = "varech bissextile moquette";

pub struct Stage {
    pub db: Database,
    pub documents: Documents,
    _folder: tempfile::TempDir,
    pub site: Site,
    pub clock: Arc<ManualClock>,
}

/// A company with its first Responsable.
#[derive(Clone)]
pub struct Firm {
    pub id: CompanyId,
    pub responsable: Person,
}

static SEED: AtomicU64 = AtomicU64::new(1);

impl Stage {
    pub async fn new(db: Database) -> Self {
        db.migrate(&[MIGRATIONS]).await.unwrap();
        let site = Site::new("https://jalon.example".parse().unwrap(), keys("7"), Hasher::cheap(), 2);
        let folder = tempfile::tempdir().unwrap();
        let documents = Documents::new(Objects::in_folder(folder.path()).unwrap(), keys("7"));
        // 2026-11-23, 09:30 in Paris.
        Self {
            db,
            documents,
            _folder: folder,
            site,
            clock: Arc::new(ManualClock::at(Timestamp::from_millis(1_795_422_600_000))),
        }
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub fn later(&self, by: Duration) {
        self.clock.advance(by);
    }

    fn acting(&self, actor: Actor) -> Acting {
        let mut acting = acting_at(self.now(), SEED.fetch_add(1, Ordering::SeqCst));
        acting.actor = actor;
        acting
    }

    pub fn visitor(&self) -> Acting {
        self.acting(Actor::Visitor)
    }

    pub fn system(&self) -> Acting {
        self.acting(Actor::System("test"))
    }

    pub fn person(&self, person: PersonId) -> Acting {
        self.acting(Actor::Person(person))
    }

    /// Somebody whose session has shown two factors; the records still decide.
    pub fn staff(&self, person: PersonId) -> Acting {
        self.person(person).with_roles(db::Roles::ADMINISTRATOR.and(db::Roles::INSTRUCTOR))
    }

    pub fn member(&self, person: PersonId, company: CompanyId) -> Acting {
        self.person(person).for_company(company)
    }

    pub fn boss(&self, firm: &Firm) -> Acting {
        self.member(firm.responsable.id, firm.id)
    }

    /// An account made by an administrator's hand, without any role.
    pub async fn account(&self, email: &str) -> Person {
        let acting = self.system();
        let (name, email) = (name(email), email.parse().unwrap());
        let created =
            admin::create(&self.site, &self.db, &acting, &email, &name, Lang::Fr, password(PASSWORD)).await;
        let person = created.unwrap();
        // The platform keeps one administrator: made here when there is none yet.
        let mut writing = self.db.write(&acting).await.unwrap();
        let by = accounts::administrator(&mut writing).await.unwrap();
        if admin::set_roles(&mut writing, by, person.id, false, false).await.is_ok() {
            writing.commit().await.unwrap();
        }
        person
    }

    pub async fn instructor(&self, email: &str) -> Person {
        let person = self.account(email).await;
        let mut writing = self.db.write(&self.system()).await.unwrap();
        let by = accounts::administrator(&mut writing).await.unwrap();
        admin::set_roles(&mut writing, by, person.id, true, true).await.unwrap();
        writing.commit().await.unwrap();
        person
    }

    /// A request whose address is confirmed by an account of its own: returns the account.
    pub async fn asked(&self, siren: &str, email: &str) -> (registration::Confirmed, Person) {
        let input = ask(siren, email);
        let acting = self.visitor();
        let mut writing = self.db.write(&acting).await.unwrap();
        registration::ask(&mut writing, &self.site, &input, &network()).await.unwrap();
        writing.commit().await.unwrap();
        let token = self.token_mailed_to(email).await;
        let chosen = Some(password(PASSWORD));
        let confirmed =
            registration::confirm(&self.site, &self.db, &self.visitor(), &token, chosen).await.unwrap();
        let person = match &confirmed {
            registration::Confirmed::DocumentsAwaited(_, person)
            | registration::Confirmed::Routed(_, person) => person.clone(),
        };
        (confirmed, person)
    }

    /// A document that came in, not kept yet.
    pub async fn received(&self, acting: &Acting) -> Received {
        let mut upload = self.documents.receive(acting, registration::accepted(), "extrait.pdf");
        upload.write(b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n").await.unwrap();
        upload.finish().await.unwrap()
    }

    /// Deposits both documents and submits.
    pub async fn deposited(&self, id: accounts::RegistrationId, person: &Person) {
        for n in 0..2 {
            let acting = self.person(person.id);
            let received = self.received(&acting).await;
            let deposit = if n == 0 {
                Deposit::Identity(received)
            } else {
                Deposit::Kbis(received, "2026-11-01".parse().unwrap())
            };
            let mut writing = self.db.write(&acting).await.unwrap();
            registration::deposit(&mut writing, id, deposit).await.unwrap();
            writing.commit().await.unwrap();
        }
        let mut writing = self.db.write(&self.person(person.id)).await.unwrap();
        let state = registration::submit(&mut writing, &self.site, id).await.unwrap();
        assert_eq!(state, State::Deposited);
        writing.commit().await.unwrap();
    }

    /// A company, by the whole way: asked, deposited, accepted.
    pub async fn firm(&self, siren: &str, email: &str, instructor: &Person) -> Firm {
        let (confirmed, person) = self.asked(siren, email).await;
        let registration::Confirmed::DocumentsAwaited(id, _) = confirmed else { panic!("{confirmed:?}") };
        self.deposited(id, &person).await;
        let acting = self.staff(instructor.id);
        let mut writing = self.db.write(&acting).await.unwrap();
        let by = accounts::instructor(&mut writing).await.unwrap();
        let dossier = registration::dossier(&mut writing, by, id).await.unwrap();
        registration::take(&mut writing, by, id, dossier.request.version).await.unwrap();
        let version = dossier.request.version + 1;
        let accepted = registration::accept(&mut writing, &self.site, by, (id, version)).await.unwrap();
        writing.commit().await.unwrap();
        let registration::Accepted::Company(id) = accepted else { panic!("{accepted:?}") };
        Firm { id, responsable: person }
    }

    /// Somebody invited and come in.
    pub async fn joined(&self, firm: &Firm, email: &str, role: accounts::Role) -> Person {
        let input = accounts::people::Invite { email: email.parse().unwrap(), role, lang: Lang::En };
        let mut writing = self.db.write(&self.boss(firm)).await.unwrap();
        accounts::people::invite(&mut writing, &self.site, &input).await.unwrap();
        writing.commit().await.unwrap();
        let token = self.token_mailed_to(email).await;
        let account = Some((name(email), password(PASSWORD)));
        let entered =
            accounts::people::accept(&self.site, &self.db, &self.visitor(), &token, account).await.unwrap();
        entered.1
    }

    /// Opens a session by password.
    pub async fn signed_in(&self, email: &str) -> (Session, Token) {
        let (acting, address, client) = (self.visitor(), email.parse().unwrap(), client());
        let tried = login::by_password(&self.site, &self.db, &acting, &address, password(PASSWORD), &client);
        let login::SignIn::Done(opened) = tried.await.unwrap() else { panic!("{email} cannot sign in") };
        (self.session(&opened.token).await.unwrap(), opened.token)
    }

    pub async fn session(&self, token: &Token) -> Option<Session> {
        session::resume(&self.site, &self.db, &self.visitor(), token).await.unwrap()
    }

    pub async fn proof(&self, email: &str) -> (Proof, Session) {
        let (session, _) = self.signed_in(email).await;
        (session.proof(&self.site, self.now()).unwrap(), session)
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

    /// The secret of the last link that was mailed to somebody.
    pub async fn token_mailed_to(&self, email: &str) -> Token {
        let mails = self.mails().await;
        let to_them = mails.iter().rev().filter(|letter| letter.to == email);
        to_them.filter_map(|letter| token_in(&letter.body)).next().expect("a mail to them with a link")
    }

    pub async fn count(&self, sql: &'static str) -> i64 {
        let mut reading = self.db.read(&self.system()).await.unwrap();
        let row = reading.row(&Statement::new("COUNT", sql), params![]).await.unwrap();
        row.unwrap().first().unwrap()
    }

    /// The actions noted about an object, oldest first.
    pub async fn noted(&self) -> Vec<String> {
        const ALL: Statement = Statement::new("NOTED", "SELECT action FROM audit ORDER BY seq");
        let mut reading = self.db.read(&self.system()).await.unwrap();
        let rows = reading.rows(&ALL, params![]).await.unwrap();
        rows.iter().map(|row| row.get("action").unwrap()).collect()
    }
}

fn token_in(body: &str) -> Option<Token> {
    let mut links = body.lines().filter(|line| line.starts_with("https://"));
    links.find_map(|line| line.rsplit('/').next()?.parse().ok())
}

/// A master key made of one digit.
pub fn keys(digit: &str) -> Arc<MasterKeys> {
    Arc::new(MasterKeys::parse(&digit.repeat(64)).unwrap())
}

pub fn password(text: &str) -> Password {
    Password::new(text).unwrap()
}

pub fn name(email: &str) -> PersonName {
    let given = email.split('@').next().unwrap();
    PersonName { given: given.parse().unwrap(), family: "Testard".parse().unwrap() }
}

pub fn network() -> NetworkPrefix {
    client().network
}

pub fn client() -> Client {
    Client::new(
        "192.0.2.7".parse().unwrap(),
        "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
    )
}

pub fn ask(siren: &str, email: &str) -> Ask {
    Ask {
        siren: siren.parse().unwrap(),
        company: format!("Firme {siren}").parse().unwrap(),
        capacity: Capacity::Mandataire,
        name: name(email),
        email: email.parse().unwrap(),
        lang: Lang::Fr,
    }
}
