//! `POST /compte/sessions/…`: sessions are closed from afar.

use super::ACCOUNT;
use crate::desk::Signed;
use crate::error::{Code, Failure};
use crate::notice::Notice;
use accounts::{SessionId, session};
use axum::extract::Path;
use axum::response::Response;

/// One of them.
pub async fn close(signed: Signed, Path(id): Path<String>) -> Result<Response, Failure> {
    let id: SessionId = id.parse().map_err(|_| Failure::of(Code::NotFound))?;
    let mut writing = signed.write().await?;
    session::end(&mut writing, id).await?;
    writing.commit().await?;
    Ok(signed.done(ACCOUNT, Notice::SessionClosed))
}

/// All but this one.
pub async fn close_others(signed: Signed) -> Result<Response, Failure> {
    let mut writing = signed.write().await?;
    session::end_others(&mut writing, signed.session.id).await?;
    writing.commit().await?;
    Ok(signed.done(ACCOUNT, Notice::SessionsClosed))
}
