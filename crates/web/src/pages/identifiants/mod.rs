//! Identifiers: what is this number?

pub mod number;

use crate::routes::Route;
use axum::routing::get;

/// The routes of the room.
pub const ROUTES: &[Route] = &[Route::get("/identifiants", || get(number::get))];

/// The address that explains a number.
pub fn url(value: &str) -> String {
    let mut out = form_urlencoded::Serializer::new(String::new());
    out.append_pair("valeur", value);
    format!("/identifiants?{}", out.finish())
}
