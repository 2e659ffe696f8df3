//! How many commits per second, on both databases: `cargo run --release -p db --example commits`.
//!
//! Each commit keeps one small row, with or without an entry of the audit trail, by one writer and by eight at once.
//! Both databases wait for the disk before they answer, as in production.

use db::testing::{Server, acting};
use db::{Database, DatabaseUrl, DbError, Event, Migrations, Statement, Step, params};
use std::time::{Duration, Instant};

const THINGS: Migrations = Migrations {
    room: "things",
    steps: &[Step::new(1, "things", "CREATE TABLE thing (id TEXT PRIMARY KEY, label TEXT NOT NULL)")],
};
const KEEP: Statement = Statement::new("KEEP", "INSERT INTO thing (id, label) VALUES ($1, $2)");
const TIME: Duration = Duration::from_secs(2);

async fn commit(db: &Database, audited: bool) -> Result<(), DbError> {
    let mut writing = db.write(&acting()).await?;
    let id = writing.acting().new_id::<db::RequestId>();
    writing.execute(&KEEP, params![id, "a label of some length"]).await?;
    if audited {
        let detail = serde_json::json!({ "label": "kept" });
        writing.audit(Event { action: "thing.kept", object: "thing", id, company: None, detail }).await?;
    }
    writing.commit().await
}

async fn measure(db: &Database, writers: u32, audited: bool) -> Result<f64, DbError> {
    let begin = Instant::now();
    let tasks: Vec<_> = (0..writers)
        .map(|_| {
            let db = db.clone();
            tokio::spawn(async move {
                let mut count = 0_u32;
                while begin.elapsed() < TIME {
                    commit(&db, audited).await?;
                    count += 1;
                }
                Ok::<_, DbError>(count)
            })
        })
        .collect();
    let mut commits = 0;
    for task in tasks {
        commits += task.await.expect("a writer ends")?;
    }
    Ok(f64::from(commits) / begin.elapsed().as_secs_f64())
}

#[tokio::main]
async fn main() -> Result<(), DbError> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let server = Server::start_durable(folder.path());
    let database = server.create_database();
    let postgres = server.url(&database).parse()?;
    println!("{:<12} {:>8} {:>10} {:>12}", "database", "writers", "audited", "commits/s");
    for url in [DatabaseUrl::sqlite(folder.path().join("records.db")), postgres] {
        let db = Database::open(&url).await?;
        db.migrate(&[THINGS]).await?;
        for (writers, audited) in [(1, false), (1, true), (8, false), (8, true)] {
            let rate = measure(&db, writers, audited).await?;
            println!("{:<12} {writers:>8} {audited:>10} {rate:>12.0}", format!("{:?}", db.dialect()));
        }
        db.close().await;
    }
    Ok(())
}
