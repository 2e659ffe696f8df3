//! `GET /api/v1/directory/search`: the page of a search, as the engine answers it.

use crate::api::strict;
use crate::error::Failure;
use crate::visit::Visit;
use axum::Json;
use directory::SearchPage;

/// Handler.
pub async fn get(visit: Visit) -> Result<Json<SearchPage>, Failure> {
    let query = strict::search(&visit.params)?;
    Ok(Json(visit.generation()?.search(&query)?))
}
