//! Counts in the records, the same for every node.

use super::backoff::{self, Count, Counted};
use crate::Error;
use crate::token::sha256;
use db::{Timestamp, Writing, params, statements};

statements! {
    READ = "SELECT count, last_at, open_at FROM throttle WHERE kind = $1 AND key = $2";
    PUT = "INSERT INTO throttle (kind, key, count, last_at, open_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (kind, key) DO UPDATE SET count = excluded.count, last_at = excluded.last_at,
            open_at = excluded.open_at";
    CLEAR = "DELETE FROM throttle WHERE kind = $1 AND key = $2";
    TAKE_BACK = "UPDATE throttle SET count = count - 1, open_at = 0 WHERE kind = $1 AND key = $2 AND count > 0";
    TIDY = "DELETE FROM throttle WHERE last_at < $1 AND open_at < $2";
}

/// What stands for `key`: the records need not say whose failures these are.
fn hashed(what: Counted, key: &str) -> crate::TokenHash {
    sha256(format!("{}:{key}", what.word()).as_bytes())
}

/// Counts one more; `Err` is the instant before which nothing is allowed, and then nothing was counted.
pub(crate) async fn count(
    writing: &mut Writing,
    what: Counted,
    key: &str,
) -> Result<Result<(), Timestamp>, Error> {
    let (now, hash) = (writing.acting().now(), hashed(what, key));
    // Two nodes that count at once count two.
    writing.alone(&format!("throttle:{}:{key}", what.word())).await?;
    let before = match writing.row(&READ, params![what.word(), hash]).await? {
        Some(row) => {
            Some(Count { count: row.get("count")?, last: row.get("last_at")?, open: row.get("open_at")? })
        }
        None => None,
    };
    match backoff::count(what, before, now) {
        Err(open) => Ok(Err(open)),
        Ok(Count { count, last, open }) => {
            writing.execute(&PUT, params![what.word(), hash, count, last, open]).await?;
            Ok(Ok(()))
        }
    }
}

/// Forgets: who signed in, or chose a new password, starts anew.
pub(crate) async fn clear(writing: &mut Writing, what: Counted, key: &str) -> Result<(), Error> {
    writing.execute(&CLEAR, params![what.word(), hashed(what, key)]).await?;
    Ok(())
}

/// One of the counted was fine after all.
pub(crate) async fn take_back(writing: &mut Writing, what: Counted, key: &str) -> Result<(), Error> {
    writing.execute(&TAKE_BACK, params![what.word(), hashed(what, key)]).await?;
    Ok(())
}
