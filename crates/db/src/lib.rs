//! Ground of the records: one interface over SQLite and PostgreSQL, and what every record needs.
//!
//! * [`Database::read`] and [`Database::write`] take an [`Acting`]: nobody reaches a record without saying who acts.
//! * [`statements!`] names SQL in the portable subset; [`params!`] gives its values; [`Row::get`] reads an answer.
//! * [`Migrations`] bring each room's tables; all steps are applied together or not at all.
//! * [`Writing::audit`] notes what happens; [`audit::verify`] finds out whoever touches it afterwards.
//! * [`Writing::enqueue`] writes a job with its cause; a [`jobs::Worker`] runs it.
//! * [`envelope`] encrypts documents, each under its own key.
//! * [`documents`] receives files, looks at them, keeps them encrypted in an object store, erases them.
//! * [`backup`] copies everything out while the program goes on, and back into either database.
//! * `testing` (feature): one body of a test on both databases, every statement prepared on both.
//!
//! Drivers stay inside: no type of sqlx is public.

mod acting;
pub mod audit;
pub mod backup;
mod database;
pub mod documents;
mod driver;
pub mod envelope;
mod error;
mod hex;
mod id;
pub mod jobs;
mod migrate;
mod objects;
mod random;
mod row;
mod statement;
#[cfg(feature = "testing")]
pub mod testing;
mod time;
mod transaction;
mod url;
mod value;

pub use acting::{Acting, Actor, Roles};
pub use audit::Event;
pub use database::{Database, Options};
pub use driver::Dialect;
pub use error::DbError;
pub use id::{CompanyId, DocumentId, Id, IdError, JobId, PersonId, RequestId};
pub use jobs::NewJob;
pub use migrate::{Applied, MigrationError, Migrations, Step};
pub use objects::{Objects, S3Access, StoreError};
pub use random::{Clock, ManualClock, Random, Seeded};
pub use row::Row;
pub use statement::Statement;
pub use time::Timestamp;
pub use transaction::{Reading, Writing};
pub use url::DatabaseUrl;
pub use value::{FromValue, IntoParam, Kind, Param, Value};

/// Tables of the ground itself, applied before those of the rooms.
const OWN_MIGRATIONS: &[Migrations] = &[audit::MIGRATIONS, jobs::MIGRATIONS, documents::MIGRATIONS];

/// For the macros.
#[doc(hidden)]
pub mod private {
    pub use crate::id::parse as parse_id;
    pub use serde::{Deserialize, Deserializer, Serialize, Serializer};
    pub use uuid::Uuid;

    /// An error of serde, from any error.
    pub fn serde_custom<E: serde::de::Error>(error: impl std::fmt::Display) -> E {
        E::custom(error)
    }
}
