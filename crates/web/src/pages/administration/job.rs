//! What is done with a job that failed for good.

use super::HOME;
use crate::desk::{Begun, Signed};
use crate::error::{Code, Failure};
use crate::forms::Typed;
use crate::notice::Notice;
use accounts::administrator;
use axum::extract::Path;
use axum::response::Response;
use db::{DbError, JobId, jobs};

/// Tries it again from the start.
pub async fn retry(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, Failure> {
    let id: JobId = id.parse().map_err(|_| Failure::of(Code::NotFound))?;
    administrator(&mut signed.read().await?).await?;
    let mut writing = match signed.begin(&typed, HOME).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(signed.done(&location, Notice::JobRetried)),
    };
    jobs::retry(&mut writing, id).await.map_err(gone)?;
    writing.commit().await?;
    Ok(signed.done(HOME, Notice::JobRetried))
}

/// Gives it up.
pub async fn discard(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, Failure> {
    let id: JobId = id.parse().map_err(|_| Failure::of(Code::NotFound))?;
    administrator(&mut signed.read().await?).await?;
    let mut writing = match signed.begin(&typed, HOME).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(signed.done(&location, Notice::JobDiscarded)),
    };
    jobs::discard(&mut writing, id).await.map_err(gone)?;
    writing.commit().await?;
    Ok(signed.done(HOME, Notice::JobDiscarded))
}

/// Not dead, or not there: nothing to be done with it.
fn gone(error: DbError) -> Failure {
    match error {
        DbError::Stale { .. } => Failure::of(Code::NotFound),
        error => error.into(),
    }
}
