//! A company asks for an account (CNV-1): the request, its confirmation by mail, its documents, what becomes of it.

mod ask;
mod confirm;
mod deposit;
mod follow;
mod mine;
mod view;

use crate::error::{Code, Failure};
use crate::routes::Route;
use accounts::RegistrationId;
use axum::routing::{get, post};

pub use view::{Piece, events, pieces, tone};

/// The routes of the room.
pub const ROUTES: &[Route] = &[
    Route::both("/inscription", || get(ask::get), || post(ask::post)),
    Route::get("/inscription/envoyee", || get(ask::sent)),
    Route::both("/inscription/confirmer/{token}", || get(confirm::get), || post(confirm::post)),
    Route::get("/inscription/suivi", || get(mine::get)),
    Route::get("/inscription/suivi/{id}", || get(follow::get)),
    Route::post("/inscription/suivi/{id}/identite", || post(deposit::identity)).with_files(),
    Route::post("/inscription/suivi/{id}/kbis", || post(deposit::kbis)).with_files(),
    Route::post("/inscription/suivi/{id}/envoi", || post(follow::submit)),
    Route::post("/inscription/suivi/{id}/abandon", || post(follow::withdraw)),
    Route::get("/inscription/suivi/{id}/pieces/{piece}", || get(follow::piece)),
];

/// The request of an address; what is no identifier is nowhere.
fn request_id(text: &str) -> Result<RegistrationId, Failure> {
    text.parse().map_err(|_| Failure::of(Code::NotFound))
}

/// Where a request is followed.
fn url(id: RegistrationId) -> String {
    format!("/inscription/suivi/{id}")
}
