//! `GET /api/v1/identifiers?value=`: the candidates for a number. Needs no directory.

use crate::api::strict;
use crate::error::Failure;
use crate::lang::Lang;
use crate::visit::Visit;
use axum::Json;
use identifiers::Identification;

/// Handler.
pub async fn get(visit: Visit) -> Result<Json<Identification>, Failure> {
    strict::known(&visit.params, |name| matches!(name, "value" | "lang"))?;
    match visit.params.get("value") {
        "" => Err(strict::fault("value", Lang::value_missing)),
        value => Ok(Json(identifiers::identify(value))),
    }
}
