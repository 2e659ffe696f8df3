//! Plain types of the documents.

use super::kind::MediaType;
use crate::Timestamp;
use crate::id::{CompanyId, DocumentId};
use serde::Serialize;

/// What an upload may be.
#[derive(Clone, Debug)]
pub struct Accept {
    /// The kinds taken.
    pub types: Vec<MediaType>,
    /// The greatest size, in bytes.
    pub max_bytes: u64,
}

/// A document, as its row says.
#[derive(Clone, Serialize)]
pub struct Document {
    /// Its identifier.
    pub id: DocumentId,
    /// The company it belongs to; none for the platform's own.
    pub company: Option<CompanyId>,
    /// What it is for, in the words of the room that keeps it: `company.kbis`, `evidence`.
    pub purpose: String,
    /// The cleaned file name; empty once erased.
    pub name: String,
    /// What its bytes are.
    pub media_type: MediaType,
    /// Length of its content in bytes.
    pub size: u64,
    /// SHA-256 of its content, 64 hexadecimal digits.
    pub sha256: String,
    /// When it was kept.
    pub created_at: Timestamp,
    /// Who kept it, as the audit trail writes it.
    pub created_by: String,
    /// When it was erased.
    pub erased_at: Option<Timestamp>,
    #[serde(skip)]
    pub(crate) wrapped_key: Option<Vec<u8>>,
}

/// A name may name a person: `Debug` shows the identifier.
impl std::fmt::Debug for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Document({}, {}, {} bytes)", self.id, self.media_type, self.size)
    }
}
