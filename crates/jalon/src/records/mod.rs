//! How a command reaches the records: where they are, in whose name it acts.

mod keys;
mod places;
mod system;

pub use keys::Keys;
pub use places::Places;
pub use system::{SystemClock, SystemRandom};

use crate::context::Context;
use crate::failure::Failure;
use db::{Acting, Clock as _, Database, Migrations, Random};
use std::future::Future;
use std::sync::Arc;

/// The tables of every room, in the order of their arrows.
pub const ROOMS: &[Migrations] =
    &[accounts::MIGRATIONS, conformity::MIGRATIONS, faq::store::MIGRATIONS, web::MIGRATIONS];

/// The system's randomness, shared.
pub fn random() -> Arc<dyn Random> {
    Arc::new(SystemRandom::default())
}

/// A command acts as the program itself, under its name.
pub fn acting(command: &'static str) -> Acting {
    Acting::system(command, SystemClock.now(), random())
}

/// Runs what a command does with the records, then closes the database: SQLite's log goes back into its file.
pub fn run<T>(
    places: &Places,
    context: &Context,
    schema: Schema,
    action: impl AsyncFnOnce(Database) -> Result<T, Failure>,
) -> Result<T, Failure> {
    block_on(async {
        let db = places.database(context, schema).await?;
        let done = action(db.clone()).await;
        db.close().await;
        done
    })
}

/// What a command expects of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    /// Made, or brought to this program's version.
    Current,
    /// Left as it is; a SQLite file that is not there is not made.
    Existing,
    /// A new database, to be filled by a restoration.
    Empty,
}

/// On a runtime of its own, in this thread.
pub fn block_on<T>(work: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(Failure::of_server)?.block_on(work)
}
