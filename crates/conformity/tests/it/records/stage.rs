//! A platform for tests: two companies, people in them, a product.

use conformity::access::{Level, Sees};
use conformity::answers::{self, Edit, Saved};
use conformity::joined::Demarche;
use conformity::product::{self, Card, NewProduct, Product};
use conformity::{
    Access, CanArchive, CanCreate, CanDraft, CanEdit, CanImport, CanPublish, CanRead, CanSee, CanValidate,
    IDENTIFICATION, MIGRATIONS, Place, ProductId, Slug, published,
};
use db::testing::{acting_at, each_database, on_postgres, on_sqlite};
use db::{
    Acting, Actor, Clock as _, CompanyId, Database, Dialect, ManualClock, PersonId, Reading, Timestamp,
    Writing,
};
use serde_json::{Value, json};
use std::path::PathBuf;
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
        body(Stage::made(db).await).await;
    });
}

/// The same, with a folder of the test's own, and which database it is.
pub fn on_each_bed<F: Future<Output = ()>>(body: impl Fn(Stage, PathBuf, Dialect) -> F) {
    on_sqlite(async |bed| body(Stage::made(bed.db).await, bed.folder, Dialect::Sqlite).await);
    on_postgres(async |bed| body(Stage::made(bed.db).await, bed.folder, Dialect::Postgres).await);
}

/// Questionnaires that every stage knows, in two versions.
pub const FILES: [&str; 3] = ["identification", "doctrine-socles", "strategie"];

/// A questionnaire of one question, asked in these words.
pub fn file(id: &str, version: &str, words: &str) -> published::File {
    let yaml = format!(
        r#"
id: {id}
version: "{version}"
date: 2026-11-23
scope: product
title: {{ fr: Essai, en: Trial }}
summary: {{ fr: Essai, en: Trial }}
notice: {{ fr: Essai, en: Trial }}
sources: {{ trial: {{ title: Trial, date: 2026-11-23 }} }}
themes:
  - id: one
    title: {{ fr: Un, en: One }}
    sections:
      - id: all
        title: {{ fr: Tout, en: All }}
        questions:
          - {{ id: q-1, kind: text, weight: 0, title: {{ fr: {words}, en: {words} }}, source: {{ ref: trial }} }}
"#
    );
    published::File::read("trial.yaml", &yaml).unwrap()
}

/// A démarche of the doctrine.
pub fn demarche(id: &str) -> Demarche {
    Demarche { id: slug(id), mes: false }
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

    pub fn import(self) -> CanImport {
        CanImport::new(self.company, self.person)
    }

    /// Sees everything of the company.
    pub fn see(self) -> CanSee {
        CanSee::new(self.company, self.person, Sees::All)
    }
}

impl Stage {
    pub async fn made(db: Database) -> Self {
        db.migrate(&[MIGRATIONS]).await.unwrap();
        let stage = Self::over(db);
        stage.ship(&FILES).await;
        stage
    }

    /// Over tables that are there already.
    pub fn over(db: Database) -> Self {
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

    /// Somebody who runs the platform.
    pub fn system(&self) -> Acting {
        acting_at(self.clock.now(), SEED.fetch_add(1, Ordering::SeqCst))
    }

    pub async fn ship(&self, files: &[&str]) {
        let mut writing = self.db.write(&self.system()).await.unwrap();
        let grant = CanPublish::of(writing.acting()).unwrap();
        for id in files {
            let files = ["2026.1", "2026.2"].map(|version| file(id, version, "shipped"));
            published::ship(&mut writing, grant, &files).await.unwrap();
        }
        writing.commit().await.unwrap();
    }

    /// Saves answers, all over no answer.
    pub async fn answered(&self, who: Member, place: &Place, answers: &[(&str, Value)]) {
        let mut writing = self.writing(who).await;
        let edits = answers.iter().map(|(question, value)| edit(question, value.clone(), 0)).collect();
        let saved =
            answers::save_page(&mut writing, &who.draft(place), &slug("2026.1"), edits).await.unwrap();
        assert!(saved.iter().all(|(_, saved)| matches!(saved, Saved::Kept { .. })), "{saved:?}");
        writing.commit().await.unwrap();
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
        page.into_iter()
            .map(|entry| entry.action)
            .filter(|action| action != "questionnaire.published")
            .collect()
    }
}
