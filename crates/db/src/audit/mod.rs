//! The audit trail: who did what to which object, append-only, chained by hashes.
//!
//! [`Writing::audit`](crate::Writing::audit) notes an event; it is written by the commit of the same transaction, last,
//! under the lock of the head row: the chain has no gap and no fork, whatever the number of writers, and holding the
//! head never makes two transactions wait for each other in a circle. Triggers refuse to change or delete entries on
//! both databases; whoever goes around them is found out by [`verify`]: each entry's hash covers all its columns and
//! the hash of the one before, and the head row keeps the last of them.
//!
//! Who can rewrite the whole table and the head can still forge a whole chain: an [`Anchor`] kept elsewhere (the last
//! line of an [`export`], a printed number) finds that out too.
//!
//! Details name records by identifiers, never people by their names: entries cannot be erased.

mod chain;
mod export;
mod model;
pub(crate) mod store;
mod verify;

pub use export::{Export, ExportError, check_export, export};
pub use model::{Anchor, Entry, Event, Verdict, Why};
pub use store::{Filter, by_object, page};
pub use verify::verify;

pub(crate) use chain::canonical;
pub(crate) use model::Noted;

use crate::migrate::{Migrations, Step};

/// Tables of the audit trail.
pub(crate) const MIGRATIONS: Migrations = Migrations {
    room: "audit",
    steps: &[Step {
        version: 1,
        name: "audit trail and its head",
        sqlite: include_str!("../../migrations/audit_1.sqlite.sql"),
        postgres: include_str!("../../migrations/audit_1.postgres.sql"),
    }],
};
