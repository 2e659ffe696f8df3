//! One run of a job, as its handler sees it.

use super::model::Job;
use super::store;
use crate::acting::Acting;
use crate::database::Database;
use crate::error::DbError;
use crate::random::Clock;
use crate::transaction::Writing;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// One run of a job.
#[derive(Clone)]
pub struct Run {
    /// The records.
    pub db: Database,
    /// The job.
    pub job: Arc<Job>,
    /// The system actor named after the kind, in the name of the job's company, in the request that asked for the job.
    pub acting: Acting,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) lease: Arc<str>,
    pub(super) lease_for: Duration,
    pub(super) finished: Arc<AtomicBool>,
}

impl Run {
    /// The job goes with what this transaction writes: done exactly once. [`DbError::Stale`] when another worker has
    /// taken the job over meanwhile (this one slept through its lease): then nothing must be written.
    pub async fn finish_in(&self, writing: &mut Writing) -> Result<(), DbError> {
        writing.execute_one(&store::FINISH, crate::params![self.job.id, &*self.lease]).await?;
        self.finished.store(true, Ordering::SeqCst);
        Ok(())
    }

    /// Holds the job for another lease from now on. The worker does it by itself while the handler runs.
    pub async fn keep(&self) -> Result<(), DbError> {
        let until = self.clock.now().plus(self.lease_for);
        let mut writing = self.db.write(&self.acting).await?;
        writing.execute_one(&store::KEEP, crate::params![until, self.job.id, &*self.lease]).await?;
        writing.commit().await
    }
}
