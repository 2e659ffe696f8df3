//! The SQL of the jobs.

use super::model::{Job, JobState, KindCount, NewJob};
use crate::audit::Event;
use crate::error::DbError;
use crate::id::JobId;
use crate::params;
use crate::row::Row;
use crate::time::Timestamp;
use crate::transaction::{Reading, Writing};
use serde_json::json;

crate::statements! {
    ENQUEUE = "INSERT INTO job (id, kind, payload, unique_key, state, due, attempts, max_attempts, company, actor,
            request, created_at)
        VALUES ($1, $2, $3, $4, 'waiting', $5, 0, $6, $7, $8, $9, $10)
        ON CONFLICT (kind, unique_key) WHERE state = 'waiting'
        DO UPDATE SET due = CASE WHEN excluded.due < job.due THEN excluded.due ELSE job.due END
        RETURNING id";
    /// $1 lease, $2 its end, $3 now, $4 kinds as a JSON array.
    CLAIM = {
        sqlite: "UPDATE job SET state = 'running', attempts = attempts + 1, lease = $1, lease_until = $2
            WHERE id = (
                SELECT id FROM job AS candidate
                WHERE ((state = 'waiting' AND due <= $3) OR (state = 'running' AND lease_until <= $3))
                    AND kind IN (SELECT value FROM json_each($4))
                    AND NOT EXISTS (
                        SELECT 1 FROM job AS twin
                        WHERE twin.kind = candidate.kind AND twin.unique_key = candidate.unique_key
                            AND twin.id <> candidate.id AND twin.state = 'running' AND twin.lease_until > $3
                    )
                ORDER BY due LIMIT 1
            )
            RETURNING id, kind, payload, unique_key, state, due, attempts, max_attempts, company, actor, request,
                created_at, last_error",
        postgres: "UPDATE job SET state = 'running', attempts = attempts + 1, lease = $1, lease_until = $2
            WHERE id = (
                SELECT id FROM job AS candidate
                WHERE ((state = 'waiting' AND due <= $3) OR (state = 'running' AND lease_until <= $3))
                    AND kind IN (SELECT json_array_elements_text(CAST(CAST($4 AS TEXT) AS JSON)))
                    AND NOT EXISTS (
                        SELECT 1 FROM job AS twin
                        WHERE twin.kind = candidate.kind AND twin.unique_key = candidate.unique_key
                            AND twin.id <> candidate.id AND twin.state = 'running' AND twin.lease_until > $3
                    )
                ORDER BY due LIMIT 1
                FOR UPDATE OF candidate SKIP LOCKED
            )
            RETURNING id, kind, payload, unique_key, state, due, attempts, max_attempts, company, actor, request,
                created_at, last_error",
    };
    KEEP = "UPDATE job SET lease_until = $1 WHERE id = $2 AND lease = $3";
    FINISH = "DELETE FROM job WHERE id = $1 AND lease = $2";
    BURY = "UPDATE job SET state = 'dead', lease = NULL, lease_until = NULL, last_error = $3
        WHERE id = $1 AND lease = $2";
    /// Nothing when another one of the same key waits already.
    AGAIN = "UPDATE job SET state = 'waiting', lease = NULL, lease_until = NULL, last_error = $3, due = $4
        WHERE id = $1 AND lease = $2 AND NOT EXISTS (
            SELECT 1 FROM job AS twin
            WHERE twin.kind = job.kind AND twin.unique_key = job.unique_key AND twin.state = 'waiting'
        )";
    DEAD = "SELECT id, kind, payload, unique_key, state, due, attempts, max_attempts, company, actor, request,
            created_at, last_error
        FROM job WHERE state = 'dead' AND id > $1 ORDER BY id LIMIT $2";
    KIND_OF_DEAD = "SELECT kind FROM job WHERE id = $1 AND state = 'dead'";
    REVIVE = "UPDATE job SET state = 'waiting', attempts = 0, due = $2
        WHERE id = $1 AND state = 'dead' AND NOT EXISTS (
            SELECT 1 FROM job AS twin
            WHERE twin.kind = job.kind AND twin.unique_key = job.unique_key AND twin.state = 'waiting'
        )";
    DISCARD = "DELETE FROM job WHERE id = $1 AND state = 'dead'";
    COUNTS = "SELECT kind,
            CAST(SUM(CASE WHEN state = 'waiting' THEN 1 ELSE 0 END) AS BIGINT) AS waiting,
            CAST(SUM(CASE WHEN state = 'running' THEN 1 ELSE 0 END) AS BIGINT) AS running,
            CAST(SUM(CASE WHEN state = 'dead' THEN 1 ELSE 0 END) AS BIGINT) AS dead,
            MIN(CASE WHEN state = 'waiting' THEN due END) AS oldest_due
        FROM job GROUP BY kind ORDER BY kind";
}

impl Writing {
    /// Writes a job with the rest of the transaction. The identifier is that of the job that waits: this one, or the
    /// one of the same unique key that waited already.
    pub async fn enqueue(&mut self, job: NewJob) -> Result<JobId, DbError> {
        let acting = self.acting().clone();
        let parameters = params![
            acting.new_id::<JobId>(),
            job.kind,
            job.payload.to_string(),
            job.unique,
            job.due.unwrap_or_else(|| acting.now()),
            job.max_attempts,
            acting.company,
            acting.actor.to_string(),
            acting.request,
            acting.now(),
        ];
        self.ring();
        match self.row(&ENQUEUE, parameters).await? {
            Some(row) => row.get("id"),
            None => Err(DbError::Stale { statement: ENQUEUE.name }),
        }
    }
}

/// Jobs that failed for good, by identifier (the oldest first), after the last one of the page before.
pub async fn list_dead(reading: &mut Reading, after: Option<JobId>, limit: u32) -> Result<Vec<Job>, DbError> {
    let after = after.map_or_else(String::new, |id| id.to_string());
    let rows = reading.rows(&DEAD, params![after, limit]).await?;
    rows.iter().map(job).collect()
}

/// How many jobs there are, kind by kind.
pub async fn counts(reading: &mut Reading) -> Result<Vec<KindCount>, DbError> {
    let rows = reading.rows(&COUNTS, params![]).await?;
    rows.iter()
        .map(|row| {
            Ok(KindCount {
                kind: row.get("kind")?,
                waiting: row.get("waiting")?,
                running: row.get("running")?,
                dead: row.get("dead")?,
                oldest_due: row.get("oldest_due")?,
            })
        })
        .collect()
}

/// A dead job gets all its attempts again, at once; noted in the audit trail. [`DbError::Stale`] when it is not dead.
pub async fn retry(writing: &mut Writing, id: JobId) -> Result<(), DbError> {
    let kind = kind_of_dead(writing, id).await?;
    let now = writing.acting().now();
    if writing.execute(&REVIVE, params![id, now]).await? == 0 {
        // One of the same key waits already: it does the work of both.
        writing.execute_one(&DISCARD, params![id]).await?;
    }
    writing.ring();
    note(writing, "job.retried", id, &kind).await
}

/// A dead job goes; noted in the audit trail. [`DbError::Stale`] when it is not dead.
pub async fn discard(writing: &mut Writing, id: JobId) -> Result<(), DbError> {
    let kind = kind_of_dead(writing, id).await?;
    writing.execute_one(&DISCARD, params![id]).await?;
    note(writing, "job.discarded", id, &kind).await
}

async fn kind_of_dead(writing: &mut Writing, id: JobId) -> Result<String, DbError> {
    match writing.row(&KIND_OF_DEAD, params![id]).await? {
        Some(row) => row.get("kind"),
        None => Err(DbError::Stale { statement: KIND_OF_DEAD.name }),
    }
}

async fn note(writing: &mut Writing, action: &'static str, id: JobId, kind: &str) -> Result<(), DbError> {
    let detail = json!({ "kind": kind });
    writing.audit(Event { action, object: "job", id, company: None, detail }).await
}

/// Takes the job that is due first, for the time of a lease.
pub(super) async fn claim(
    writing: &mut Writing,
    lease: &str,
    until: Timestamp,
    kinds: &str,
) -> Result<Option<Job>, DbError> {
    let now = writing.acting().now();
    let row = writing.row(&CLAIM, params![lease, until, now, kinds]).await?;
    row.as_ref().map(job).transpose()
}

fn job(row: &Row) -> Result<Job, DbError> {
    let state = match row.get::<String>("state")?.as_str() {
        "running" => JobState::Running,
        "dead" => JobState::Dead,
        _ => JobState::Waiting,
    };
    Ok(Job {
        id: row.get("id")?,
        kind: row.get("kind")?,
        payload: serde_json::from_str(&row.get::<String>("payload")?).unwrap_or_default(),
        unique: row.get("unique_key")?,
        state,
        due: row.get("due")?,
        attempts: row.get("attempts")?,
        max_attempts: row.get("max_attempts")?,
        company: row.get("company")?,
        actor: row.get("actor")?,
        request: row.get("request")?,
        created_at: row.get("created_at")?,
        last_error: row.get("last_error")?,
    })
}
