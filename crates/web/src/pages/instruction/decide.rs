//! What an instructor does with a request. Each act says which version it was decided on.

use super::dossier::{Forms, Missed, page};
use super::{request_id, url};
use crate::desk::{Begun, Signed};
use crate::error::{Code, Failure};
use crate::forms::Typed;
use crate::notice::Notice;
use accounts::field::Reason;
use accounts::registration::{self, Accepted};
use accounts::{Error, Instructor, Refusal, instructor};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use db::Writing;

/// Begins an act, in a transaction of its own; a form that was sent already is answered as it was.
async fn begin(
    signed: &Signed,
    typed: &Typed,
    location: &str,
    notice: Notice,
) -> Result<Result<(Writing, Instructor), Response>, Failure> {
    Ok(match signed.begin(typed, location).await? {
        Begun::First(mut writing) => {
            let by = instructor(&mut writing).await?;
            Ok((writing, by))
        }
        Begun::Again(location) => Err(signed.done(&location, notice)),
    })
}

/// The version of the request that the page showed.
fn version(typed: &Typed) -> Result<i64, Failure> {
    typed.get("version").parse().map_err(|_| Refusal::Stale.into())
}

/// Somebody acted in between: the request as it is now, with what was typed.
async fn missed(signed: &Signed, id: &str, error: Error, typed: &str) -> Result<Response, Failure> {
    let failure = Failure::from(error);
    if failure.code != Code::Conflict {
        return Err(failure);
    }
    let missed = Missed { why: failure.message(signed.lang), text: typed.to_owned() };
    page(signed, id, StatusCode::CONFLICT, None, Some(missed)).await
}

/// Takes a request out of the queue.
pub async fn take(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, Failure> {
    let id = request_id(&id)?;
    let (mut writing, by) = match begin(&signed, &typed, &url(id), Notice::RequestTaken).await? {
        Ok(begun) => begun,
        Err(again) => return Ok(again),
    };
    registration::take(&mut writing, by, id, version(&typed)?).await?;
    writing.commit().await?;
    Ok(signed.done(&url(id), Notice::RequestTaken))
}

/// Gives it back, or takes it from somebody else back to the queue.
pub async fn release(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, Failure> {
    let id = request_id(&id)?;
    let (mut writing, by) = match begin(&signed, &typed, &url(id), Notice::RequestReleased).await? {
        Ok(begun) => begun,
        Err(again) => return Ok(again),
    };
    registration::release(&mut writing, by, id, version(&typed)?).await?;
    writing.commit().await?;
    Ok(signed.done(&url(id), Notice::RequestReleased))
}

/// Accepts.
pub async fn accept(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, Failure> {
    let id = request_id(&id)?;
    let (mut writing, by) = match begin(&signed, &typed, &url(id), Notice::RequestAccepted).await? {
        Ok(begun) => begun,
        Err(again) => return Ok(again),
    };
    let site = &signed.records.site;
    let accepted = registration::accept(&mut writing, site, by, (id, version(&typed)?)).await?;
    writing.commit().await?;
    let notice = match accepted {
        Accepted::Company(_) => Notice::RequestAccepted,
        Accepted::Routed(_) => Notice::RequestRouted,
    };
    Ok(signed.done(&url(id), notice))
}

/// Refuses, with a reason.
pub async fn refuse(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, Failure> {
    let key = request_id(&id)?;
    let (mut writing, by) = match begin(&signed, &typed, &url(key), Notice::RequestRefused).await? {
        Ok(begun) => begun,
        Err(again) => return Ok(again),
    };
    let version = version(&typed)?;
    let mut forms = Forms::empty(&signed, version);
    forms.refuse = forms.refuse.filled(&typed);
    let Some(reason) = forms.refuse.read::<Reason>(&typed, "motif") else {
        drop(writing);
        return page(&signed, &id, StatusCode::UNPROCESSABLE_ENTITY, Some(forms), None).await;
    };
    let site = &signed.records.site;
    if let Err(error) = registration::refuse(&mut writing, site, by, (key, version), &reason).await {
        drop(writing);
        return missed(&signed, &id, error, typed.get("motif")).await;
    }
    writing.commit().await?;
    Ok(signed.done(&url(key), Notice::RequestRefused))
}

/// Asks for something else.
pub async fn complement(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, Failure> {
    let key = request_id(&id)?;
    let (mut writing, by) = match begin(&signed, &typed, &url(key), Notice::ComplementAsked).await? {
        Ok(begun) => begun,
        Err(again) => return Ok(again),
    };
    let version = version(&typed)?;
    let mut forms = Forms::empty(&signed, version);
    forms.complement = forms.complement.filled(&typed);
    let Some(what) = forms.complement.read::<Reason>(&typed, "complement") else {
        drop(writing);
        return page(&signed, &id, StatusCode::UNPROCESSABLE_ENTITY, Some(forms), None).await;
    };
    let site = &signed.records.site;
    if let Err(error) = registration::ask_complement(&mut writing, site, by, (key, version), &what).await {
        drop(writing);
        return missed(&signed, &id, error, typed.get("complement")).await;
    }
    writing.commit().await?;
    Ok(signed.done(&url(key), Notice::ComplementAsked))
}
