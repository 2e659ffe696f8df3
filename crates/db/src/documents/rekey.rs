//! The keys of the documents move under the current master key.

use super::error::DocumentError;
use super::{Documents, store};
use crate::acting::Acting;
use crate::audit::Event;
use crate::database::Database;
use crate::id::DocumentId;
use crate::params;
use serde_json::json;

impl Documents {
    /// Wraps again every data key that is under an older master key, a hundred per transaction, noted in the audit trail;
    /// how many. Documents stay as they are, and are read meanwhile. Afterwards the older key is needed for backups only.
    pub async fn rekey(&self, db: &Database, acting: &Acting) -> Result<u64, DocumentError> {
        let mut moved = 0;
        let mut last = String::new();
        loop {
            let mut writing = db.write(acting).await?;
            let rows = writing.rows(&store::KEYS_AFTER, params![&last, 100]).await?;
            if rows.is_empty() {
                break;
            }
            for row in rows {
                let id: DocumentId = row.get("id")?;
                last = id.to_string();
                let old: Vec<u8> = row.get("wrapped_key")?;
                if let Some(new) = self.keys.rewrap(&old, &last, &**acting.random())? {
                    // Nothing when it was erased meanwhile.
                    moved += writing.execute(&store::REKEY, params![new, id, old]).await?;
                }
            }
            writing.commit().await?;
        }
        let mut writing = db.write(acting).await?;
        let key = self.keys.current();
        let detail = json!({ "moved": moved });
        writing
            .audit(Event {
                action: "documents.rekeyed",
                object: "master key",
                id: key,
                company: None,
                detail,
            })
            .await?;
        writing.commit().await?;
        Ok(moved)
    }
}
