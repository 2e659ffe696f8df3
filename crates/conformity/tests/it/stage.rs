//! A platform for tests: two companies, people in them, a product.

use conformity::access::{Level, Sees};
use conformity::answers::Edit;
use conformity::product::{self, Card, NewProduct, Product};
use conformity::{
    Access, CanArchive, CanCreate, CanDraft, CanEdit, CanRead, CanSee, CanValidate, IDENTIFICATION,
    MIGRATIONS, Place, ProductId, Slug, Subject,
};
use db::testing::{acting_at, each_database};
use db::{
    Acting, Actor, Clock as _, CompanyId, Database, ManualClock, PersonId, Reading, Timestamp, Writing,
};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// 2026-11-23, 09:30 in Paris.
pub const NOW: i64 = 1_795_422_600_000;

static SEED: AtomicU64 = AtomicU64::new(1);

/// Somebody in a company.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    pub company: CompanyId,
    pub person: PersonId,
}

#[derive(Clone)]
pub struct Stage {
    pub db: Database,
    pub clock: Arc<ManualClock>,
    /// Rose and Chloé of one company, Igor of another.
    pub rose: Member,
    pub chloe: Member,
    pub igor: Member,
}

/// Runs a body on both databases, tables made.
pub fn on_each<F: Future<Output = ()>>(body: impl Fn(Stage) -> F) {
    each_database(|db| async {
        db.migrate(&[MIGRATIONS]).await.unwrap();
        body(Stage::new(db)).await;
    });
}

pub fn slug(text: &str) -> Slug {
    text.parse().unwrap()
}

pub fn yes() -> Value {
    json!({ "choice": "yes" })
}

pub fn no() -> Value {
    json!({ "choice": "no" })
}

pub fn edit(question: &str, value: Value, known: i64) -> Edit {
    Edit { question: slug(question), value: Some(value), known }
}

pub fn card(name: &str) -> Card {
    Card { name: name.to_owned(), commercial_name: "Jade".to_owned(), ..Card::default() }
}

impl Member {
    pub fn acting(self, now: Timestamp) -> Acting {
        let mut acting = acting_at(now, SEED.fetch_add(1, Ordering::SeqCst)).for_company(self.company);
        acting.actor = Actor::Person(self.person);
        acting
    }

    pub fn access(self, place: &Place, level: Level) -> Access {
        Access { company: self.company, person: self.person, place: place.clone(), level }
    }

    pub fn read(self, place: &Place) -> CanRead {
        self.access(place, Level::Read).read()
    }

    pub fn draft(self, place: &Place) -> CanDraft {
        self.access(place, Level::Draft).draft().unwrap()
    }

    pub fn validate(self, place: &Place) -> CanValidate {
        self.access(place, Level::Validate).validate().unwrap()
    }

    pub fn edit(self, product: ProductId) -> CanEdit {
        self.draft(&Place::product(product, slug(IDENTIFICATION))).card().unwrap()
    }

    pub fn archive(self, product: ProductId) -> CanArchive {
        self.validate(&Place::product(product, slug(IDENTIFICATION))).card().unwrap()
    }

    pub fn create(self) -> CanCreate {
        CanCreate::new(self.company, self.person)
    }

    /// Sees everything of the company.
    pub fn see(self) -> CanSee {
        CanSee::new(self.company, self.person, Sees::All)
    }
}

impl Stage {
    fn new(db: Database) -> Self {
        let ids = acting_at(Timestamp::from_millis(NOW), 99);
        let company: CompanyId = ids.new_id();
        Self {
            db,
            clock: Arc::new(ManualClock::at(Timestamp::from_millis(NOW))),
            rose: Member { company, person: ids.new_id() },
            chloe: Member { company, person: ids.new_id() },
            igor: Member { company: ids.new_id(), person: ids.new_id() },
        }
    }

    pub async fn reading(&self, who: Member) -> Reading {
        self.db.read(&who.acting(self.clock.now())).await.unwrap()
    }

    pub async fn writing(&self, who: Member) -> Writing {
        self.db.write(&who.acting(self.clock.now())).await.unwrap()
    }

    pub async fn product(&self, who: Member, name: &str) -> Product {
        let mut writing = self.writing(who).await;
        let new = NewProduct {
            card: card(name),
            identification: vec![(slug("nom"), json!({ "text": name }))],
            version: slug("2026.1"),
        };
        let product = product::create(&mut writing, &who.create(), new).await.unwrap();
        writing.commit().await.unwrap();
        product
    }

    /// A product of Rose's, and its questionnaire `doctrine-socles`.
    pub async fn place(&self) -> Place {
        Place::product(self.product(self.rose, "Jade Web Site Web").await.id, slug("doctrine-socles"))
    }

    /// The actions noted in the audit trail, the oldest first.
    pub async fn audited(&self) -> Vec<String> {
        let mut reading = self.reading(self.rose).await;
        let mut page =
            db::audit::page(&mut reading, &db::audit::Filter::default(), None, 1000).await.unwrap();
        page.reverse();
        page.into_iter().map(|entry| entry.action).collect()
    }
}

pub fn strategy(questionnaire: &str) -> Place {
    Place { subject: Subject::Strategy, questionnaire: slug(questionnaire) }
}
