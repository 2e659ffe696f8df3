//! Documents: what people upload and what the program makes, encrypted in an object store, known by a row.
//!
//! A document comes in through an [`Upload`], as its bytes come: measured, hashed (SHA-256), looked at (its first bytes
//! say its kind, not its name), encrypted under a key of its own and written to the store. Then [`Received::keep`]
//! writes its row in the transaction of its cause. What is received and never kept is [swept](Documents::sweep).
//!
//! [`erase`] takes the key and the name away in a transaction, noted in the audit trail: from its commit on, nobody can
//! read the document, whatever copies of the ciphertext are left. A job deletes the object itself.
//!
//! File names are cleaned and shown, nothing else: no path on any disk is made of them.

mod erase;
mod error;
mod kind;
mod model;
mod name;
mod read;
mod receive;
mod rekey;
pub(crate) mod store;
mod suspicion;
mod sweep;

pub use erase::{DELETE, erase};
pub use error::DocumentError;
pub use kind::MediaType;
pub use model::{Accept, Document};
pub use name::clean;
pub use read::Download;
pub use receive::{Received, Upload};
pub use store::{find, list};

use crate::envelope::MasterKeys;
use crate::id::DocumentId;
use crate::migrate::{Migrations, Step};
use crate::objects::Objects;
use std::sync::Arc;

/// Tables of the documents.
pub(crate) const MIGRATIONS: Migrations = Migrations {
    room: "documents",
    steps: &[Step::new(1, "documents", include_str!("../../migrations/documents_1.sql"))],
};

/// Where documents are, and the keys that open them. A clone is the same place.
#[derive(Clone, Debug)]
pub struct Documents {
    pub(crate) objects: Objects,
    pub(crate) keys: Arc<MasterKeys>,
}

impl Documents {
    /// A place for documents.
    pub const fn new(objects: Objects, keys: Arc<MasterKeys>) -> Self {
        Self { objects, keys }
    }
}

/// Folder of the objects.
pub(crate) const FOLDER: &str = "documents";

/// Name of the object of a document. The two last digits spread them over folders.
pub(crate) fn object_of(id: DocumentId) -> String {
    let id = id.to_string();
    format!("{FOLDER}/{}/{id}", &id[34..])
}
