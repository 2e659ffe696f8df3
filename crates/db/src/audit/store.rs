//! The SQL of the audit trail.

use super::chain::genesis;
use super::model::{Anchor, Entry, Noted};
use crate::error::DbError;
use crate::row::Row;
use crate::transaction::{Reading, Writing};
use crate::{Timestamp, params};

crate::statements! {
    /// Takes the lock of the head, on both databases, and the numbers of the new entries.
    ADVANCE = "UPDATE audit_head SET seq = seq + $1 WHERE id = 1 RETURNING seq, hash";
    APPEND = "INSERT INTO audit (seq, at, actor, company, request, action, object, object_id, detail, previous, hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    SET_HEAD = "UPDATE audit_head SET hash = $1 WHERE id = 1";
    HEAD = "SELECT seq, hash FROM audit_head WHERE id = 1";
    AFTER = "SELECT seq, at, actor, company, request, action, object, object_id, detail, previous, hash
        FROM audit WHERE seq > $1 ORDER BY seq LIMIT $2";
    OF_OBJECT = "SELECT seq, at, actor, company, request, action, object, object_id, detail, previous, hash
        FROM audit WHERE object = $1 AND object_id = $2 ORDER BY seq DESC LIMIT $3";
    PAGE = "SELECT seq, at, actor, company, request, action, object, object_id, detail, previous, hash
        FROM audit
        WHERE seq < $1 AND at >= $2 AND at < $3
            AND (CAST($4 AS TEXT) IS NULL OR company = $4)
            AND (CAST($5 AS TEXT) IS NULL OR actor = $5)
            AND (CAST($6 AS TEXT) IS NULL OR action = $6)
            AND (CAST($7 AS TEXT) IS NULL OR object = $7)
        ORDER BY seq DESC LIMIT $8";
}

/// Which entries are shown; what is absent does not filter.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Of this company only.
    pub company: Option<crate::CompanyId>,
    /// By this actor, as it is written: `person:…`, `system:…`, `visitor`.
    pub actor: Option<String>,
    /// This action.
    pub action: Option<String>,
    /// This kind of object.
    pub object: Option<String>,
    /// From this instant on.
    pub from: Option<Timestamp>,
    /// Before this instant.
    pub until: Option<Timestamp>,
}

/// Entries that match, the newest first, from before the entry `before` (or from the end), `limit` at most. The next
/// page begins before the last one of this page.
pub async fn page(
    reading: &mut Reading,
    filter: &Filter,
    before: Option<i64>,
    limit: u32,
) -> Result<Vec<Entry>, DbError> {
    let parameters = params![
        before.unwrap_or(i64::MAX),
        filter.from.map_or(i64::MIN, Timestamp::millis),
        filter.until.map_or(i64::MAX, Timestamp::millis),
        filter.company,
        &filter.actor,
        &filter.action,
        &filter.object,
        limit,
    ];
    entries(reading.rows(&PAGE, parameters).await?)
}

/// What happened to one object, the newest first, `limit` entries at most.
pub async fn by_object(
    reading: &mut Reading,
    object: &str,
    id: &str,
    limit: u32,
) -> Result<Vec<Entry>, DbError> {
    entries(reading.rows(&OF_OBJECT, params![object, id, limit]).await?)
}

/// Entries after a number, in their order.
pub(super) async fn after(reading: &mut Reading, seq: i64, limit: u32) -> Result<Vec<Entry>, DbError> {
    entries(reading.rows(&AFTER, params![seq, limit]).await?)
}

/// The end of the chain, as the head row says.
pub(crate) async fn head(reading: &mut Reading) -> Result<Anchor, DbError> {
    match reading.row(&HEAD, params![]).await? {
        Some(row) => Ok(Anchor { seq: row.get("seq")?, hash: row.get("hash")? }),
        // Somebody deleted it: no chain ends there.
        None => Ok(Anchor { seq: -1, ..genesis() }),
    }
}

/// Writes the events of a transaction at the end of the chain.
pub(crate) async fn append(writing: &mut Writing, events: Vec<Noted>) -> Result<(), DbError> {
    let Ok(count) = u32::try_from(events.len()) else {
        return Err(DbError::Refused { statement: "AUDIT", message: "too many events".to_owned() });
    };
    if count == 0 {
        return Ok(());
    }
    let Some(head) = writing.row(&ADVANCE, params![count]).await? else {
        return Err(DbError::Damaged {
            statement: "AUDIT",
            message: "the head of the audit trail is missing".to_owned(),
        });
    };
    let mut seq = head.get::<i64>("seq")? - i64::from(count);
    let mut previous: String = head.get("hash")?;
    let (at, actor, request) = {
        let acting = writing.acting();
        (acting.now(), acting.actor.to_string(), acting.request.to_string())
    };
    for event in events {
        seq += 1;
        let mut entry = Entry {
            seq,
            at,
            actor: actor.clone(),
            company: event.company,
            request: request.clone(),
            action: event.action.to_owned(),
            object: event.object.to_owned(),
            object_id: event.object_id,
            detail: event.detail,
            previous,
            hash: String::new(),
        };
        entry.hash = entry.computed_hash();
        previous = entry.hash.clone();
        let Entry { company, action, object, object_id, detail, hash, .. } = entry;
        let parameters = params![
            seq,
            at,
            &actor,
            company,
            &request,
            action,
            object,
            object_id,
            detail,
            entry.previous,
            hash
        ];
        writing.execute(&APPEND, parameters).await?;
    }
    writing.execute_one(&SET_HEAD, params![previous]).await
}

fn entries(rows: Vec<Row>) -> Result<Vec<Entry>, DbError> {
    rows.iter()
        .map(|row| {
            Ok(Entry {
                seq: row.get("seq")?,
                at: row.get("at")?,
                actor: row.get("actor")?,
                company: row.get("company")?,
                request: row.get("request")?,
                action: row.get("action")?,
                object: row.get("object")?,
                object_id: row.get("object_id")?,
                detail: row.get("detail")?,
                previous: row.get("previous")?,
                hash: row.get("hash")?,
            })
        })
        .collect()
}
