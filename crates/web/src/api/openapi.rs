//! `GET /api/v1/openapi.json`: the contract, kept by hand beside this file. The types it describes
//! belong to rooms that know no HTTP; the integration tests hold it against the router and against
//! real answers.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse;

/// Handler.
pub async fn get() -> impl IntoResponse {
    (
        [(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "public, max-age=300")],
        include_str!("openapi.json"),
    )
}
