//! What a handler is and how it fails.

use super::run::Run;
use crate::error::DbError;
use futures_util::future::BoxFuture;
use std::sync::Arc;
use std::time::Duration;

/// How a run ends.
pub type JobResult = Result<(), JobError>;

pub(super) type Handler = Arc<dyn Fn(Run) -> BoxFuture<'static, JobResult> + Send + Sync>;

/// Why a run failed. The message is kept with the job and shown to administrators: no name, no key in it.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct JobError {
    pub(super) message: String,
    pub(super) hopeless: bool,
    pub(super) after: Option<Duration>,
}

impl JobError {
    /// It may succeed later.
    pub fn retry(message: impl Into<String>) -> Self {
        Self { message: message.into(), hopeless: false, after: None }
    }

    /// It may succeed, not before this long (the other side said when).
    pub fn retry_after(message: impl Into<String>, after: Duration) -> Self {
        Self { message: message.into(), hopeless: false, after: Some(after) }
    }

    /// It will never succeed: the job is dead at once.
    pub fn hopeless(message: impl Into<String>) -> Self {
        Self { message: message.into(), hopeless: true, after: None }
    }
}

impl From<DbError> for JobError {
    fn from(error: DbError) -> Self {
        Self::retry(error.to_string())
    }
}
