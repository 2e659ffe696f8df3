//! Edited entries, votes, searches: every test on both databases.

mod edit;
mod import;
mod searches;
mod votes;

use db::testing::{acting_at, each_database, prepare_all};
use db::{Acting, Actor, Database, Reading, Roles, Seeded, Timestamp, Writing};
use faq::content::shipped_entries;
use faq::store::{MIGRATIONS, statements};
use faq::{Entry, Lang};
use std::sync::{Arc, LazyLock};

pub static SHIPPED: LazyLock<Vec<Arc<Entry>>> =
    LazyLock::new(|| shipped_entries().expect("the shipped content can be read"));

/// 2026-12-01 at 08:00 UTC.
pub const START: i64 = 1_796_112_000_000;
pub const DAY: i64 = 86_400_000;

pub fn on_both<F: Future<Output = ()>>(body: impl Fn(Database) -> F) {
    each_database(|db| {
        let run = body(db.clone());
        async move {
            db.migrate(&[MIGRATIONS]).await.expect("the tables of the room");
            run.await;
        }
    });
}

/// An instructor, some milliseconds after the start.
pub fn editor(after: i64) -> Acting {
    let person = "01930f3e-8c00-7000-8000-000000000001".parse().expect("an identifier");
    somebody(Actor::Person(person), after).with_roles(Roles::INSTRUCTOR)
}

pub fn somebody(actor: Actor, after: i64) -> Acting {
    let seed = u64::try_from(after).unwrap_or_default();
    Acting::new(actor, Timestamp::from_millis(START + after), Arc::new(Seeded::new(seed)))
}

pub fn visitor(after: i64) -> Acting {
    somebody(Actor::Visitor, after)
}

pub fn shipped(id: &str) -> Entry {
    let entry = SHIPPED.iter().find(|e| e.id == id && e.lang == Lang::Fr);
    Entry::clone(entry.expect("a shipped entry"))
}

pub async fn write(db: &Database, acting: &Acting) -> Writing {
    db.write(acting).await.expect("a transaction")
}

pub async fn read(db: &Database) -> Reading {
    db.read(&acting_at(Timestamp::from_millis(START), 0)).await.expect("a view")
}

#[test]
fn every_statement_is_prepared() {
    on_both(|db| async move { prepare_all(&db, statements()).await });
}
