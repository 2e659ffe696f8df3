//! Jobs: work to be done later, written in the same transaction as its cause.
//!
//! [`Writing::enqueue`](crate::Writing::enqueue) writes the row; a [`Worker`] claims it for the time of a lease and runs
//! the handler of its kind. A job is run **at least once**: a worker that dies gives it back when its lease ends, so a
//! handler may see the same job again. One that only writes records makes it exactly once with
//! [`Run::finish_in`]: the job goes in the same transaction as its effects. One that reaches outside (a mail, a call)
//! must bear being repeated.
//!
//! A failure is retried later and later (with jitter, so that jobs that failed together do not come back together),
//! until `max_attempts`; then the job is dead: kept, listed, to be [retried](retry) or [discarded](discard) by somebody.
//!
//! Jobs with the same kind and unique key: at most one waits, at most one runs. One more while one runs is kept, because
//! what it is about may have changed since the run began.

mod backoff;
mod handler;
mod model;
mod run;
pub(crate) mod store;
mod worker;

pub use backoff::Backoff;
pub use handler::{JobError, JobResult};
pub use model::{Job, JobState, KindCount, NewJob};
pub use run::Run;
pub use store::{counts, discard, list_dead, retry};
pub use worker::{Worked, Worker};

use crate::migrate::{Migrations, Step};

/// Tables of the jobs.
pub(crate) const MIGRATIONS: Migrations =
    Migrations { room: "jobs", steps: &[Step::new(1, "jobs", include_str!("../../migrations/jobs_1.sql"))] };
