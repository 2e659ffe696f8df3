//! What the server does by itself: mails, erased documents, tidying. Several nodes share it through the records.

use crate::failure::Failure;
use crate::records::{self, SystemClock};
use accounts::Site;
use accounts::mail::{self, Delivery};
use db::documents::{self, Documents};
use db::jobs::{JobError, JobResult, Run, Worker};
use db::{Database, NewJob};
use std::sync::Arc;
use std::time::Duration;

/// Kind of the job that removes what is over.
const TIDY: &str = "platform.tidy";
/// How often.
const EVERY: Duration = Duration::from_secs(3600);
/// Uploads whose form never came are older than any form.
const ABANDONED: Duration = Duration::from_secs(24 * 3600);
/// Days for which searches of the FAQ without an answer, and reasons of votes, are kept.
const FAQ_KEPT: u16 = 365;
/// Jobs at once: enough to send mails while a document goes.
const AT_ONCE: usize = 2;

/// The worker of this node, with the first tidying asked for.
pub async fn worker(
    db: &Database,
    site: &Site,
    documents: &Documents,
    delivery: &Delivery,
) -> Result<Worker, Failure> {
    let acting = records::acting("start");
    let mut writing = db.write(&acting).await?;
    writing.enqueue(NewJob::new(TIDY, serde_json::json!({})).unique("")).await?;
    writing.commit().await?;
    let (to_send, by) = (site.clone(), delivery.clone());
    let (of_site, of_documents) = (site.clone(), documents.clone());
    Ok(Worker::new(db.clone(), Arc::new(SystemClock), records::random())
        .on(mail::SEND, move |run| mail::send(run, to_send.clone(), by.clone()))
        .on(documents::DELETE, documents.deleter())
        .on(TIDY, move |run| tidy(run, of_site.clone(), of_documents.clone())))
}

/// Works until `stop`.
pub async fn work(worker: Worker, stop: impl Future<Output = ()>) {
    worker.work(AT_ONCE, stop).await;
}

/// Removes what is over, and asks for the next time in the same transaction.
async fn tidy(run: Run, site: Site, documents: Documents) -> JobResult {
    let swept = documents.sweep(&run.db, &run.acting, ABANDONED).await;
    let mut writing = run.db.write(&run.acting).await?;
    let rows = accounts::tidy(&mut writing, &site).await.map_err(|error| retry(&error))?
        + web::tidy(&mut writing).await?
        + faq::store::purge(&mut writing, FAQ_KEPT).await.map_err(|_| JobError::retry("faq"))?;
    run.finish_in(&mut writing).await?;
    let next = NewJob::new(TIDY, serde_json::json!({})).unique("").not_before(run.acting.now().plus(EVERY));
    writing.enqueue(next).await?;
    writing.commit().await?;
    match swept {
        Ok(objects) => tracing::debug!(rows, objects, "tidied"),
        // The next hour looks again.
        Err(error) => tracing::warn!(%error, rows, "the documents could not be swept"),
    }
    Ok(())
}

fn retry(error: &accounts::Error) -> JobError {
    JobError::retry(error.code())
}
