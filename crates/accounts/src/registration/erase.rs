//! After the decision the documents are erased, and the erasure is traced.

use super::model::Registration;
use super::state::Step;
use super::store::{self, Change};
use crate::ids::RegistrationId;
use crate::mail::{self, Message, Recipient};
use crate::{Error, Site};
use db::jobs::{JobError, JobResult, Run};
use db::{DocumentId, NewJob, Writing, params};
use serde_json::json;
use std::future::Future;
use std::time::Duration;

/// Kind of the job that erases the documents of a decided request.
pub const ERASE: &str = "accounts.erase";

/// A request without documents is given up after so long.
const PATIENCE: Duration = Duration::from_secs(60 * 24 * 3600);

/// Asks for the erasure, with the decision.
pub(super) async fn ask(writing: &mut Writing, request: &Registration) -> Result<(), Error> {
    if request.documents.iter().any(|document| document.erased_at.is_none()) {
        let job = NewJob::new(ERASE, json!({ "registration": request.id }));
        // Erasing matters more than when: it is tried for days before somebody must look.
        writing.enqueue(job.unique(request.id.to_string()).at_most(30)).await?;
    }
    Ok(())
}

/// The handler of [`ERASE`]. `erase` removes one document from the document store; a document that is gone already is
/// fine. Replaced documents are erased too.
pub async fn erase<F, R>(run: Run, erase: F) -> JobResult
where
    F: Fn(DocumentId) -> R,
    R: Future<Output = Result<(), String>>,
{
    let id: RegistrationId = run.job.payload["registration"]
        .as_str()
        .and_then(|id| id.parse().ok())
        .ok_or_else(|| JobError::hopeless("the job names no request"))?;
    let request = {
        let mut reading = run.db.read(&run.acting).await?;
        store::by_id(&mut reading, id).await.map_err(|error| JobError::retry(error.to_string()))?
    };
    for document in request.documents.iter().filter(|document| document.erased_at.is_none()) {
        erase(document.id).await.map_err(JobError::retry)?;
        let mut writing = run.db.write(&run.acting).await?;
        let now = writing.acting().now();
        writing.execute(&store::ERASED, params![id, document.id, now]).await?;
        let detail = json!({ "kind": document.kind.word(), "registration": id });
        crate::audit(&mut writing, "registration.document_erased", "document", document.id, None, detail)
            .await
            .map_err(|error| JobError::retry(error.to_string()))?;
        writing.commit().await?;
    }
    Ok(())
}

/// Gives up requests whose documents did not come for sixty days, a hundred at a time; how many. To be called daily.
pub async fn expire(writing: &mut Writing, site: &Site) -> Result<usize, Error> {
    let before = writing.acting().now().minus(PATIENCE);
    let rows = writing.rows(&store::OLD, params![before]).await?;
    let mut count = 0;
    for row in rows {
        let request = store::by_id(writing, row.get("id")?).await?;
        store::step(writing, &request, Step::Withdraw, Change::default()).await?;
        count += 1;
        if request.person.is_some() {
            let to = Recipient { email: request.email.clone(), lang: request.lang };
            let message = Message::RequestExpired { company: request.company_name.clone() };
            mail::post(writing, site, &to, &message).await?;
        }
    }
    writing.execute(&store::NEVER_CONFIRMED, params![before]).await?;
    Ok(count)
}
