//! What an archive says of itself.

use crate::audit::Anchor;
use serde::{Deserialize, Serialize};

pub(super) const FORMAT: &str = "jalon-backup";
pub(super) const VERSION: u32 = 1;
/// Name of its entry.
pub(super) const ENTRY: &str = "manifest.json";

/// What an archive says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// `jalon-backup`.
    pub format: String,
    /// 1.
    pub version: u32,
    /// When it was made: RFC 3339, UTC.
    pub made_at: String,
    /// `sqlite` or `postgres`: for people; an archive goes into both.
    pub made_from: String,
    /// Steps of the schema, room by room.
    pub migrations: Vec<MigrationEntry>,
    /// End of the audit trail.
    pub audit: Anchor,
    /// Tables, by name.
    pub tables: Vec<TableEntry>,
    /// Documents, by identifier.
    pub documents: Vec<DocumentEntry>,
    /// Documents that were erased while the archive was made: their rows are here, their objects are not.
    pub erased_meanwhile: Vec<String>,
}

/// A step of the schema.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MigrationEntry {
    /// The room.
    pub room: String,
    /// The step.
    pub version: u32,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableEntry {
    /// Its name.
    pub name: String,
    /// Its columns, in the order of the values.
    pub columns: Vec<Column>,
    /// How many rows.
    pub rows: u64,
    /// Length of its lines in bytes.
    pub bytes: u64,
    /// SHA-256 of its lines.
    pub sha256: String,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// `bool`, `int`, `text` or `bytes`.
    pub kind: String,
}

/// A document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentEntry {
    /// Its identifier.
    pub id: String,
    /// Length of its encrypted object in bytes.
    pub bytes: u64,
    /// SHA-256 of its encrypted object.
    pub sha256: String,
}
