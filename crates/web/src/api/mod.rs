//! The JSON interface, version 1. [`ROUTES`] is its table: the router, the OpenAPI document and the
//! tests read the same one.

pub mod directory;
pub mod identifiers;
mod openapi;
mod strict;

use crate::app::App;
use crate::error::Failure;
use axum::Json;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use serde::Serialize;

/// One call.
pub struct Route {
    /// Path, as axum and OpenAPI both write it.
    pub path: &'static str,
    /// The handler of GET.
    pub get: fn() -> MethodRouter<App>,
}

/// Every call.
pub const ROUTES: [Route; 5] = [
    Route { path: "/api/v1/directory/search", get: || get(directory::search::get) },
    Route { path: "/api/v1/directory/persons/{id}", get: || get(directory::person::get) },
    Route { path: "/api/v1/directory/status", get: || get(directory::status::get) },
    Route { path: "/api/v1/identifiers", get: || get(identifiers::identify::get) },
    Route { path: "/api/v1/openapi.json", get: || get(openapi::get) },
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
