//! What is done with an invitation that waits, and with a request to come in.

use super::PEOPLE;
use crate::desk::{Begun, Signed};
use crate::error::{Code, Failure};
use crate::forms::Typed;
use crate::notice::Notice;
use accounts::people::{self, Invite};
use accounts::{InvitationId, JoinRequestId, Refusal};
use axum::extract::Path;
use axum::response::Response;

/// Sends another link; the one before works no more.
pub async fn again(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, Failure> {
    let id: InvitationId = id.parse().map_err(|_| Failure::of(Code::NotFound))?;
    let mut writing = match signed.begin(&typed, PEOPLE).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(signed.done(&location, Notice::InvitationSent)),
    };
    let waiting = people::pending(&mut writing).await?;
    let waiting = waiting.into_iter().find(|waiting| waiting.id == id).ok_or(Refusal::NotFound)?;
    let input = Invite { email: waiting.email, role: waiting.role, lang: signed.lang.into() };
    people::invite(&mut writing, &signed.records.site, &input).await?;
    writing.commit().await?;
    Ok(signed.done(PEOPLE, Notice::InvitationSent))
}

/// Takes it back.
pub async fn cancel(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, Failure> {
    let id: InvitationId = id.parse().map_err(|_| Failure::of(Code::NotFound))?;
    let mut writing = match signed.begin(&typed, PEOPLE).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(signed.done(&location, Notice::InvitationCancelled)),
    };
    people::cancel(&mut writing, id).await?;
    writing.commit().await?;
    Ok(signed.done(PEOPLE, Notice::InvitationCancelled))
}

/// Sets a request to come in aside.
pub async fn dismiss(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, Failure> {
    let id: JoinRequestId = id.parse().map_err(|_| Failure::of(Code::NotFound))?;
    let mut writing = match signed.begin(&typed, PEOPLE).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(signed.done(&location, Notice::JoinDismissed)),
    };
    people::dismiss(&mut writing, id).await?;
    writing.commit().await?;
    Ok(signed.done(PEOPLE, Notice::JoinDismissed))
}
