//! The JSON interface, version 1. [`ROUTES`] is its table: the router, the OpenAPI document and the
//! tests read the same one.

pub mod directory;
pub mod faq;
pub mod identifiers;
mod openapi;
mod strict;

use crate::error::Failure;
use crate::routes::Route;
use axum::Json;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Serialize;

/// Every call.
pub const ROUTES: &[Route] = &[
    Route::get("/api/v1/directory/search", || get(directory::search::get)),
    Route::get("/api/v1/directory/persons/{id}", || get(directory::person::get)),
    Route::get("/api/v1/directory/status", || get(directory::status::get)),
    Route::get("/api/v1/faq", || get(faq::search::get)),
    Route::get("/api/v1/faq/{id}", || get(faq::entry::get)),
    Route::get("/api/v1/identifiers", || get(identifiers::identify::get)),
    Route::get("/api/v1/openapi.json", || get(openapi::get)),
];

#[derive(Serialize)]
struct Envelope<'a> {
    error: Body<'a>,
}

#[derive(Serialize)]
struct Body<'a> {
    code: &'static str,
    message_fr: String,
    message_en: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    parameter: &'a str,
}

/// A failure as JSON, in both languages: the caller's log is read by people too.
pub fn failure(failure: &Failure) -> Response {
    use crate::lang::Lang::{En, Fr};
    let error = Body {
        code: failure.code.id(),
        message_fr: failure.message(Fr),
        message_en: failure.message(En),
        parameter: &failure.parameter,
    };
    (failure.code.status(), Json(Envelope { error })).into_response()
}
