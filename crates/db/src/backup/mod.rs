//! Backup and restore, from either database into either.
//!
//! [`make`] reads one snapshot while the program goes on writing, and makes one ZIP archive that any tool opens:
//!
//! ```text
//! tables/NAME.jsonl      one JSON array per row, values in the order of the manifest's columns; bytes as hexadecimal
//! documents/ID           the encrypted object, as it lies in the store
//! manifest.json          last: versions of the schema, columns, counts, SHA-256 of every entry, head of the audit trail
//! ```
//!
//! [`restore`] takes an empty place only, verifies every digest, every count and the whole audit trail, and changes
//! nothing unless all is well. An archive of an older program is restored under its own schema, then brought forward.
//!
//! The archive holds what the records hold: keep it as well as the database. The master keys are not in it: keep them
//! elsewhere, or the documents are lost. Erasing a document does not reach archives made before: let them expire.

mod catalog;
mod error;
mod line;
mod make;
mod manifest;
mod reader;
mod restore;
mod writer;

pub use error::BackupError;
pub use make::make;
pub use manifest::{Column, DocumentEntry, Manifest, MigrationEntry, TableEntry};
pub use reader::{check, inspect};
pub use restore::restore;
