//! One body of a test, both databases.

use super::server;
use crate::{Acting, Database, DatabaseUrl, Dialect, Seeded, Timestamp};
use std::future::Future;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

/// A fresh database, gone when the test ends.
pub struct TestBed {
    /// Where it is, as an operator would write it: for another program.
    pub address: String,
    /// The same, read.
    pub url: DatabaseUrl,
    /// Opened.
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
    on(Dialect::Sqlite, true, body);
}

/// Runs `body` on a fresh PostgreSQL database.
pub fn on_postgres<F: Future<Output = ()>>(body: impl FnOnce(TestBed) -> F) {
    on(Dialect::Postgres, true, body);
}

/// Runs `body` on a database without any table: for what makes them, migrations and restorations.
pub fn on_empty<F: Future<Output = ()>>(dialect: Dialect, body: impl FnOnce(TestBed) -> F) {
    on(dialect, false, body);
}

fn on<F: Future<Output = ()>>(dialect: Dialect, migrated: bool, body: impl FnOnce(TestBed) -> F) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().to_owned();
    if dialect == Dialect::Sqlite {
        return run(format!("sqlite:{}", path.join("records.db").display()), path, migrated, body);
    }
    let server = server::shared();
    let name = server.create_database();
    let address = server.url(&name);
    let ended = std::panic::catch_unwind(AssertUnwindSafe(|| run(address, path, migrated, body)));
    server.drop_database(&name);
    if let Err(panic) = ended {
        resume_unwind(panic);
    }
}

fn run<F: Future<Output = ()>>(
    address: String,
    folder: PathBuf,
    migrated: bool,
    body: impl FnOnce(TestBed) -> F,
) {
    let url: DatabaseUrl = address.parse().expect("the address of the database");
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime");
    let ended = std::panic::catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            let db = Database::open(&url).await.expect("the database opens");
            if migrated {
                db.migrate(&[]).await.expect("the ground's own tables");
            }
            body(TestBed { address, url: url.clone(), db, folder }).await;
        });
    }));
    // A task left behind does not hold the test up.
    runtime.shutdown_background();
    if let Err(panic) = ended {
        eprintln!("this happened on {url}");
        resume_unwind(panic);
    }
}

/// Somebody who acts: a system actor named `test`, on 2026-11-23 at 08:30 UTC. Identifiers never repeat in a test.
pub fn acting() -> Acting {
    static RANDOM: LazyLock<Arc<Seeded>> = LazyLock::new(|| Arc::new(Seeded::new(1)));
    Acting::system(
        "test",
        Timestamp::from_millis(1_795_422_600_000),
        Arc::clone(&*RANDOM) as Arc<dyn crate::Random>,
    )
}

/// The same at another instant, with randomness that repeats for the same seed.
pub fn acting_at(now: Timestamp, seed: u64) -> Acting {
    Acting::system("test", now, Arc::new(Seeded::new(seed)))
}
