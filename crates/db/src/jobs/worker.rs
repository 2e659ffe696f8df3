//! The worker: claims jobs and runs their handlers.

use super::backoff::Backoff;
use super::handler::{Handler, JobError, JobResult};
use super::model::Job;
use super::run::Run;
use super::store;
use crate::acting::Acting;
use crate::database::Database;
use crate::error::DbError;
use crate::id::{JobId, RequestId};
use crate::params;
use crate::random::{Clock, Random};
use crate::time::Timestamp;
use futures_util::FutureExt as _;
use std::collections::BTreeMap;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Runs the jobs whose kinds it knows. Several may work on the same database, in one program or on several nodes.
pub struct Worker {
    db: Database,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
    handlers: BTreeMap<&'static str, Handler>,
    lease: Duration,
    limit: Duration,
    backoff: Backoff,
}

/// What one turn of a worker did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worked {
    /// Nothing was due.
    Nothing,
    /// A job was done.
    Done(JobId),
    /// A job failed and waits for this instant.
    Again(JobId, Timestamp),
    /// A job failed, but one of the same key waits already and does the work of both.
    Superseded(JobId),
    /// A job failed for good.
    Dead(JobId),
    /// Another worker took the job over while this one ran it.
    Lost(JobId),
}

impl Worker {
    /// A worker that knows no kind yet. Leases of one minute (renewed while a handler runs), one hour at most per run.
    pub fn new(db: Database, clock: Arc<dyn Clock>, random: Arc<dyn Random>) -> Self {
        Self {
            db,
            clock,
            random,
            handlers: BTreeMap::new(),
            lease: Duration::from_secs(60),
            limit: Duration::from_secs(3600),
            backoff: Backoff::default(),
        }
    }

    /// The handler of a kind.
    #[must_use]
    pub fn on<F, R>(mut self, kind: &'static str, handler: F) -> Self
    where
        F: Fn(Run) -> R + Send + Sync + 'static,
        R: Future<Output = JobResult> + Send + 'static,
    {
        self.handlers.insert(kind, Arc::new(move |run| handler(run).boxed()));
        self
    }

    /// How long a job is held after its worker gave its last sign of life.
    #[must_use]
    pub const fn lease(mut self, lease: Duration) -> Self {
        self.lease = lease;
        self
    }

    /// How long a run may take.
    #[must_use]
    pub const fn limit(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// How long a job that failed waits.
    #[must_use]
    pub const fn backoff(mut self, backoff: Backoff) -> Self {
        self.backoff = backoff;
        self
    }

    /// Works until `stop`, then ends the runs that began. `concurrency` jobs run at once; when nothing is due, it looks
    /// again every second, or as soon as this program commits a job.
    pub async fn work(&self, concurrency: usize, stop: impl Future<Output = ()>) {
        let stopping = tokio::sync::Notify::new();
        let stopped = AtomicBool::new(false);
        let loops = (0..concurrency.max(1)).map(|_| async {
            while !stopped.load(Ordering::SeqCst) {
                let pause = match self.work_once().await {
                    Ok(Worked::Nothing) => Duration::from_secs(1),
                    Ok(_) => continue,
                    Err(error) => {
                        tracing::warn!(error.code = error.code(), "Jobs wait: {error}");
                        Duration::from_secs(5)
                    }
                };
                if stopped.load(Ordering::SeqCst) {
                    break;
                }
                tokio::select! {
                    () = stopping.notified() => {}
                    () = self.db.job_committed() => {}
                    () = tokio::time::sleep(pause) => {}
                }
            }
        });
        let watch = async {
            stop.await;
            stopped.store(true, Ordering::SeqCst);
            stopping.notify_waiters();
        };
        tokio::join!(futures_util::future::join_all(loops), watch);
    }

    /// Claims the job that is due first and runs it to its end. An error is the database's; the job, if one was begun,
    /// comes back when its lease ends.
    pub async fn work_once(&self) -> Result<Worked, DbError> {
        let now = self.clock.now();
        let system = Acting::system("jobs", now, Arc::clone(&self.random));
        let lease: Arc<str> = system.new_id::<RequestId>().to_string().into();
        let kinds = serde_json::Value::from(self.handlers.keys().copied().collect::<Vec<_>>()).to_string();
        let mut writing = self.db.write(&system).await?;
        let claimed = store::claim(&mut writing, &lease, now.plus(self.lease), &kinds).await?;
        let Some(job) = claimed else { return Ok(Worked::Nothing) };
        writing.commit().await?;

        let Some((kind, handler)) = self.handlers.get_key_value(job.kind.as_str()) else {
            return Ok(Worked::Nothing);
        };
        if job.attempts > job.max_attempts {
            let silent = "its worker ended without a word, every time";
            return self.bury(&system, &job, &lease, silent).await;
        }
        let mut acting = Acting::system(kind, now, Arc::clone(&self.random)).in_request(job.request);
        acting.company = job.company;
        let run = Run {
            db: self.db.clone(),
            job: Arc::new(job),
            acting,
            clock: Arc::clone(&self.clock),
            lease,
            lease_for: self.lease,
            finished: Arc::new(AtomicBool::new(false)),
        };
        let Some(result) = self.run(&run, handler).await else { return Ok(Worked::Lost(run.job.id)) };
        self.end(&run, result).await
    }

    /// Runs a handler in a task of its own (a panic ends the task, not the worker), renewing the lease. Nothing when the
    /// lease was lost.
    async fn run(&self, run: &Run, handler: &Handler) -> Option<JobResult> {
        let mut task = AbortOnDrop(tokio::spawn(handler(run.clone())));
        let mut limit = std::pin::pin!(tokio::time::sleep(self.limit));
        loop {
            tokio::select! {
                ended = &mut task.0 => {
                    return Some(ended.unwrap_or_else(|stopped| {
                        let panic = stopped.try_into_panic().ok();
                        let word = panic.as_ref().and_then(|panic| {
                            panic.downcast_ref::<String>().map(String::as_str)
                                .or_else(|| panic.downcast_ref::<&str>().copied())
                        });
                        Err(JobError::retry(format!("the handler panicked: {}", word.unwrap_or("without a word"))))
                    }));
                }
                () = &mut limit => {
                    return Some(Err(JobError::retry(format!("stopped after {} s", self.limit.as_secs()))));
                }
                () = tokio::time::sleep(self.lease / 3) => match run.keep().await {
                    Err(DbError::Stale { .. }) if !run.finished.load(Ordering::SeqCst) => return None,
                    // The next beat may reach the database again.
                    Ok(()) | Err(_) => {}
                },
            }
        }
    }

    /// Writes how a run ended.
    async fn end(&self, run: &Run, result: JobResult) -> Result<Worked, DbError> {
        let (job, lease) = (&run.job, &*run.lease);
        let now = self.clock.now();
        let system = Acting::system("jobs", now, Arc::clone(&self.random)).in_request(job.request);
        let error = match result {
            Ok(()) => {
                let mut writing = self.db.write(&system).await?;
                let gone = writing.execute(&store::FINISH, params![job.id, lease]).await?;
                writing.commit().await?;
                let done = gone == 1 || run.finished.load(Ordering::SeqCst);
                return Ok(if done { Worked::Done(job.id) } else { Worked::Lost(job.id) });
            }
            Err(error) => error,
        };
        let last = job.attempts >= job.max_attempts;
        tracing::warn!(
            job.id = %job.id, job.kind, job.attempts, job.dead = last || error.hopeless,
            "Job {} failed: {error}", job.kind
        );
        if last || error.hopeless {
            return self.bury(&system, job, lease, &error.message).await;
        }
        let wait = self.backoff.after(job.attempts, &*self.random);
        let due = now.plus(error.after.map_or(wait, |after| after.max(wait)));
        let mut tries = 0;
        loop {
            tries += 1;
            let mut writing = self.db.write(&system).await?;
            let parameters = params![job.id, lease, &error.message, due];
            let waits = match writing.execute(&store::AGAIN, parameters).await {
                Ok(waits) => waits == 1,
                // One of the same key was written at this very instant: now it is seen.
                Err(DbError::Conflict { .. }) if tries < 3 => continue,
                Err(error) => return Err(error),
            };
            let gone = !waits && writing.execute(&store::FINISH, params![job.id, lease]).await? == 1;
            writing.commit().await?;
            return Ok(match (waits, gone) {
                (true, _) => Worked::Again(job.id, due),
                (false, true) => Worked::Superseded(job.id),
                (false, false) => Worked::Lost(job.id),
            });
        }
    }

    async fn bury(&self, system: &Acting, job: &Job, lease: &str, why: &str) -> Result<Worked, DbError> {
        let mut writing = self.db.write(system).await?;
        let buried = writing.execute(&store::BURY, params![job.id, lease, why]).await?;
        writing.commit().await?;
        Ok(if buried == 1 { Worked::Dead(job.id) } else { Worked::Lost(job.id) })
    }
}

/// A handler does not outlive the worker that waits for it.
struct AbortOnDrop(tokio::task::JoinHandle<JobResult>);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}
