//! `GET /api/v1/faq/{id}?lang=`: one answer, in the language asked for or else in the other.

use super::answer;
use crate::api::strict;
use crate::error::Failure;
use crate::visit::Visit;
use axum::Json;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};

/// Handler.
pub async fn get(Path(id): Path<String>, visit: Visit) -> Result<Response, Failure> {
    strict::known(&visit.params, |name| name == "lang")?;
    let lang = strict::language(&visit.params)?;
    let edition = visit.app.shelf.edition(visit.app.records.as_ref()).await;
    let entry = edition.index.entry(id.trim(), lang).ok_or_else(|| Failure::unknown_answer(&id))?;
    Ok(Json(answer(entry)).into_response())
}
