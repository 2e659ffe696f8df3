//! What one may undertake: parcours, démarches, candidatures, Ségur, with their prerequisites and the dates known.

mod demarche;
mod join;
mod list;
mod segur;

use crate::routes::Route;
use axum::routing::{get, post};
use conformity::programme::Programme;
use conformity::questionnaire::SourceRef;

/// The routes of the room.
pub const ROUTES: &[Route] = &[
    Route::get("/demarches", || get(list::get)),
    Route::get("/demarches/segur", || get(segur::get)),
    Route::get("/demarches/{demarche}", || get(demarche::get)),
    Route::post("/demarches/{demarche}/rejoindre", || post(join::post)),
];

/// A source, as it is cited.
fn cited(programme: &Programme, source: &SourceRef) -> String {
    let title = programme.sources.get(&source.of).map(|source| source.title.as_str()).unwrap_or_default();
    let place = source.place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
    format!("{title}{place}")
}
