//! Instruction: requests for an account, verified one by one. For instructors only; to others it does not exist.

mod companies;
mod decide;
mod dossier;
mod queue;

use crate::error::{Code, Failure};
use crate::routes::Route;
use accounts::RegistrationId;
use axum::routing::{get, post};

/// The routes of the room.
pub const ROUTES: &[Route] = &[
    Route::get("/instruction", || get(queue::get)),
    Route::get("/instruction/entreprises", || get(companies::get)),
    Route::both("/instruction/entreprises/{id}", || get(companies::one), || post(companies::appoint)),
    Route::get("/instruction/{id}", || get(dossier::get)),
    Route::get("/instruction/{id}/pieces/{piece}", || get(dossier::piece)),
    Route::post("/instruction/{id}/prendre", || post(decide::take)),
    Route::post("/instruction/{id}/rendre", || post(decide::release)),
    Route::post("/instruction/{id}/accepter", || post(decide::accept)),
    Route::post("/instruction/{id}/refuser", || post(decide::refuse)),
    Route::post("/instruction/{id}/complement", || post(decide::complement)),
];

/// The request of an address; what is no identifier is nowhere.
fn request_id(text: &str) -> Result<RegistrationId, Failure> {
    text.parse().map_err(|_| Failure::of(Code::NotFound))
}

/// Where a request is instructed.
fn url(id: RegistrationId) -> String {
    format!("/instruction/{id}")
}
