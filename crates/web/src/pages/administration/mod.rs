//! Running the platform: who has roles over it, work that failed, the audit trail. For administrators only; to others it
//! does not exist.

mod audit;
mod home;
mod job;
mod person;

use crate::routes::Route;
use axum::routing::{get, post};

/// The routes of the room.
pub const ROUTES: &[Route] = &[
    Route::get("/administration", || get(home::get)),
    Route::get("/administration/journal", || get(audit::get)),
    Route::get("/administration/journal.jsonl", || get(audit::export)),
    Route::post("/administration/personnes", || post(person::find)),
    Route::both("/administration/personnes/{id}", || get(person::get), || post(person::post)),
    Route::post("/administration/travaux/{id}/relancer", || post(job::retry)),
    Route::post("/administration/travaux/{id}/abandonner", || post(job::discard)),
];

const HOME: &str = "/administration";
