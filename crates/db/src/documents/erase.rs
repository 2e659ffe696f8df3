//! A document is erased.

use super::{Documents, object_of, store};
use crate::audit::Event;
use crate::error::DbError;
use crate::id::DocumentId;
use crate::jobs::{JobError, JobResult, NewJob, Run};
use crate::params;
use crate::transaction::Writing;
use serde_json::json;

/// Kind of the job that deletes the object of an erased document.
pub const DELETE: &str = "documents.delete";

/// Takes the key and the name of a document away, noted in the audit trail with the reason (a code, not a sentence about
/// somebody). From the commit on nobody can read it; a job deletes the object. [`DbError::Stale`] when there is no such
/// document, or it is erased already, or the actor may not see it.
pub async fn erase(writing: &mut Writing, id: DocumentId, reason: &'static str) -> Result<(), DbError> {
    let Some(document) = store::find(writing, id).await? else {
        return Err(DbError::Stale { statement: store::ERASE.name });
    };
    let now = writing.acting().now();
    writing.execute_one(&store::ERASE, params![now, id]).await?;
    writing
        .enqueue(NewJob::new(DELETE, json!({ "document": id })).unique(id.to_string()).at_most(50))
        .await?;
    let detail = json!({
        "purpose": document.purpose,
        "sha256": document.sha256,
        "size": document.size,
        "reason": reason,
    });
    let company = document.company;
    writing.audit(Event { action: "document.erased", object: "document", id, company, detail }).await
}

impl Documents {
    /// The handler of [`DELETE`]: `worker.on(documents::DELETE, documents.deleter())`.
    pub fn deleter(&self) -> impl Fn(Run) -> futures_util::future::BoxFuture<'static, JobResult> + use<> {
        let documents = self.clone();
        move |run| Box::pin(documents.clone().delete(run))
    }

    async fn delete(self, run: Run) -> JobResult {
        let id = serde_json::from_value::<DocumentId>(run.job.payload["document"].clone())
            .map_err(|_| JobError::hopeless("the job names no document"))?;
        let kept = run.db.read(&run.acting).await?.row(&store::IS_KEPT, params![id]).await?;
        // A restored record lives again: its object stays.
        if kept.is_some_and(|row| row.first::<i64>().is_ok_and(|n| n > 0)) {
            return Ok(());
        }
        let deleted = self.objects.delete(&object_of(id)).await;
        deleted.map_err(|error| JobError::retry(error.to_string()))
    }
}
