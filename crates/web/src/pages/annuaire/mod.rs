//! The directory: search, person, state of the data.

pub mod export;
mod facets;
mod filters;
mod form;
mod highlight;
mod hits;
mod pager;
pub mod person;
mod person_view;
pub mod search;
pub mod status;
mod suggestions;

use crate::routes::Route;
use axum::routing::get;

/// The routes of the room.
pub const ROUTES: &[Route] = &[
    Route::get("/annuaire", || get(search::get)),
    Route::get("/annuaire.csv", || get(export::csv)),
    Route::get("/annuaire.json", || get(export::json)),
    Route::get("/annuaire/etat", || get(status::get)),
    Route::get("/annuaire/{id}", || get(person::get)),
];
