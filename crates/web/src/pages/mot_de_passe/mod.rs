//! A forgotten password: a link by mail, then a new one is chosen.

mod choose;
mod forgotten;
mod strength;

use crate::routes::Route;
use axum::routing::{get, post};

/// The routes of the room.
pub const ROUTES: &[Route] = &[
    Route::both("/mot-de-passe", || get(forgotten::get), || post(forgotten::post)),
    Route::get("/mot-de-passe/envoye", || get(forgotten::sent)),
    Route::post("/mot-de-passe/force", || post(strength::post)),
    Route::both("/mot-de-passe/{token}", || get(choose::get), || post(choose::post)),
];
