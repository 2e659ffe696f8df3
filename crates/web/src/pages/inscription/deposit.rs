//! `POST /inscription/suivi/{id}/identite` and `/kbis`: a document comes in.

use super::follow::{Forms, page};
use super::{request_id, url};
use crate::desk::Signed;
use crate::error::Failure;
use crate::forms::{Form, Parts, Sent, Typed, once};
use crate::notice::Notice;
use accounts::registration::{self, Deposit, Step};
use accounts::{Error, Refusal};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use db::documents::Received;
use identifiers::Text;
use jiff::civil::Date;

const NO_FILE: Text = Text::new("Choisissez un fichier sur votre appareil.", "Choose a file on your device.");
const NO_DATE: Text = Text::new(
    "Recopiez la date imprimée sur l’extrait. Exemple\u{202f}: 2026-11-02",
    "Copy the date printed on the extract. Example: 2026-11-02",
);

/// The copy of the identity document.
pub async fn identity(signed: Signed, Path(id): Path<String>, parts: Parts) -> Result<Response, Failure> {
    ready(&signed, &id).await?;
    let (typed, sent) = parts.read(&signed, "identite", registration::accepted()).await?;
    let mut forms = Forms::empty(&signed);
    let Some(received) = file(&mut forms.identity, "identite", sent) else {
        return page(&signed, &id, StatusCode::UNPROCESSABLE_ENTITY, forms).await;
    };
    match keep(&signed, &id, &typed, Deposit::Identity(received)).await? {
        Ok(response) => Ok(response),
        Err(error) => {
            let status = forms.identity.refuse_by(error)?;
            page(&signed, &id, status, forms).await
        }
    }
}

/// The Kbis, with the day of its issue.
pub async fn kbis(signed: Signed, Path(id): Path<String>, parts: Parts) -> Result<Response, Failure> {
    ready(&signed, &id).await?;
    let (typed, sent) = parts.read(&signed, "kbis", registration::accepted()).await?;
    let mut forms = Forms::empty(&signed);
    forms.kbis = forms.kbis.filled(&typed);
    let issued = typed.get("date_kbis").trim().parse::<Date>().ok();
    if issued.is_none() {
        forms.kbis.refuse("date_kbis", &NO_DATE);
    }
    let (Some(received), Some(issued)) = (file(&mut forms.kbis, "kbis", sent), issued) else {
        return page(&signed, &id, StatusCode::UNPROCESSABLE_ENTITY, forms).await;
    };
    match keep(&signed, &id, &typed, Deposit::Kbis(received, issued)).await? {
        Ok(response) => Ok(response),
        Err(error) => {
            let status = match error.refusal() {
                Some(refusal @ (Refusal::KbisTooOld | Refusal::KbisInFuture)) => {
                    forms.kbis.refuse("date_kbis", &refusal.text());
                    StatusCode::UNPROCESSABLE_ENTITY
                }
                _ => forms.kbis.refuse_by(error)?,
            };
            page(&signed, &id, status, forms).await
        }
    }
}

/// Before a byte of the file is read: the request is one's own, and awaits documents.
async fn ready(signed: &Signed, id: &str) -> Result<(), Failure> {
    let request = registration::own(&mut signed.read().await?, request_id(id)?).await?;
    request.state.after(Step::Document).ok_or(Refusal::NotNow)?;
    Ok(())
}

/// The document, or what is wrong with it, beside its field.
fn file(form: &mut Form, name: &str, sent: Sent) -> Option<Received> {
    match sent {
        Sent::Received(received) => return Some(received),
        Sent::Refused(error) => form.refuse(name, &error.text()),
        Sent::Nothing => form.refuse(name, &NO_FILE),
    }
    None
}

async fn keep(
    signed: &Signed,
    id: &str,
    typed: &Typed,
    deposit: Deposit,
) -> Result<Result<Response, Error>, Failure> {
    let id = request_id(id)?;
    let mut writing = signed.write().await?;
    if let Some(location) = once::claim(&mut writing, typed, &url(id)).await? {
        return Ok(Ok(signed.done(&location, Notice::DocumentDeposited)));
    }
    if let Err(error) = registration::deposit(&mut writing, id, deposit).await {
        return Ok(Err(error));
    }
    writing.commit().await?;
    Ok(Ok(signed.done(&url(id), Notice::DocumentDeposited)))
}
