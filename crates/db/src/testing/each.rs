//! One body of a test, both databases.

use super::server;
use crate::{Acting, Database, DatabaseUrl, Seeded, Timestamp};
use std::future::Future;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::PathBuf;
use std::sync::Arc;

/// A fresh database, gone when the test ends.
pub struct TestBed {
    /// Where it is.
    pub url: DatabaseUrl,
    /// Opened, not migrated.
    pub db: Database,
    /// A folder of the test's own.
    pub folder: PathBuf,
}

/// Runs `body` on SQLite, then on PostgreSQL, each time on a fresh database that knows the ground's own tables only.
/// The runtime is its own: the test function is a plain `#[test] fn`.
///
/// ```text
/// #[test]
/// fn a_company_is_kept() {
///     each_database(|db| async move {
///         db.migrate(&[accounts::MIGRATIONS]).await.unwrap();
///         let mut writing = db.write(&acting()).await.unwrap();
///         …
///     });
/// }
/// ```
pub fn each_database<F: Future<Output = ()>>(body: impl Fn(Database) -> F) {
    on_sqlite(|bed| body(bed.db));
    on_postgres(|bed| body(bed.db));
}

/// Runs `body` on a fresh SQLite file.
pub fn on_sqlite<F: Future<Output = ()>>(body: impl FnOnce(TestBed) -> F) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = DatabaseUrl::sqlite(folder.path().join("records.db"));
    run("SQLite", url, folder.path().to_owned(), body);
}

/// Runs `body` on a fresh PostgreSQL database.
pub fn on_postgres<F: Future<Output = ()>>(body: impl FnOnce(TestBed) -> F) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let server = server::shared();
    let name = server.create_database();
    let url = server.url(&name).parse().expect("the address of the test server");
    let ended = std::panic::catch_unwind(AssertUnwindSafe(|| {
        run("PostgreSQL", url, folder.path().to_owned(), body);
    }));
    server.drop_database(&name);
    if let Err(panic) = ended {
        resume_unwind(panic);
    }
}

fn run<F: Future<Output = ()>>(
    name: &str,
    url: DatabaseUrl,
    folder: PathBuf,
    body: impl FnOnce(TestBed) -> F,
) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime");
    let ended = std::panic::catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            let db = Database::open(&url).await.expect("the database opens");
            db.migrate(&[]).await.expect("the ground's own tables");
            body(TestBed { url, db, folder }).await;
        });
    }));
    // A task left behind does not hold the test up.
    runtime.shutdown_background();
    if let Err(panic) = ended {
        eprintln!("this happened on {name}");
        resume_unwind(panic);
    }
}

/// Somebody who acts: a system actor named `test`, on 2026-11-23 at 08:30 UTC, with randomness that repeats.
pub fn acting() -> Acting {
    acting_at(Timestamp::from_millis(1_795_422_600_000), 1)
}

/// The same at another instant, with another seed of randomness.
pub fn acting_at(now: Timestamp, seed: u64) -> Acting {
    Acting::system("test", now, Arc::new(Seeded::new(seed)))
}
