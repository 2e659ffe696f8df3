//! Plain types of the jobs.

use crate::Timestamp;
use crate::id::{CompanyId, JobId, RequestId};
use serde::Serialize;

/// A job to be written.
#[derive(Clone, Debug)]
pub struct NewJob {
    pub(crate) kind: &'static str,
    pub(crate) payload: serde_json::Value,
    pub(crate) unique: Option<String>,
    pub(crate) due: Option<Timestamp>,
    pub(crate) max_attempts: u32,
}

impl NewJob {
    /// A job of this kind (`room.verb`), due at once, tried ten times at most. The payload is what the handler gets:
    /// identifiers rather than copies of records, which may change meanwhile, and no secret.
    pub const fn new(kind: &'static str, payload: serde_json::Value) -> Self {
        Self { kind, payload, unique: None, due: None, max_attempts: 10 }
    }

    /// At most one job of this kind and key waits: when there is one already, it stands for this one too, at the
    /// earlier of both instants.
    #[must_use]
    pub fn unique(mut self, key: impl Into<String>) -> Self {
        self.unique = Some(key.into());
        self
    }

    /// Not before this instant.
    #[must_use]
    pub const fn not_before(mut self, due: Timestamp) -> Self {
        self.due = Some(due);
        self
    }

    /// How many times it is tried before it is dead; at least once.
    #[must_use]
    pub const fn at_most(mut self, attempts: u32) -> Self {
        self.max_attempts = if attempts == 0 { 1 } else { attempts };
        self
    }
}

/// Where a job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    /// It waits for its instant, or for a worker.
    Waiting,
    /// A worker holds it.
    Running,
    /// It failed too often, or beyond hope.
    Dead,
}

/// A job, as it is stored.
#[derive(Clone, Debug, Serialize)]
pub struct Job {
    /// Its identifier.
    pub id: JobId,
    /// Its kind.
    pub kind: String,
    /// What the handler gets.
    pub payload: serde_json::Value,
    /// Its unique key.
    pub unique: Option<String>,
    /// Where it is.
    pub state: JobState,
    /// When it is, or was, due.
    pub due: Timestamp,
    /// How many times it was begun, this one included.
    pub attempts: u32,
    /// How many times it is tried.
    pub max_attempts: u32,
    /// The company in whose name it was asked for.
    pub company: Option<CompanyId>,
    /// Who asked for it, as the audit trail writes it.
    pub actor: String,
    /// The request that asked for it.
    pub request: RequestId,
    /// When it was asked for.
    pub created_at: Timestamp,
    /// Why it failed last.
    pub last_error: Option<String>,
}

/// How many jobs of a kind there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KindCount {
    /// The kind.
    pub kind: String,
    /// Waiting.
    pub waiting: u64,
    /// Held by a worker, dead workers included.
    pub running: u64,
    /// Dead.
    pub dead: u64,
    /// When the first of those that wait is, or was, due.
    pub oldest_due: Option<Timestamp>,
}
