//! A questionnaire of a product or of the strategy: where it stands, its themes, its questions, what moves it.

mod act;
mod beside;
mod discuss;
mod export;
mod import;
mod one;
mod overview;
mod printed;
mod question;
mod reading;
mod save;
mod share;
mod sheet;
mod theme;
mod typed;
mod words;

pub use overview::{back, section};
pub use question::{Asked, asked};
pub use sheet::{Sheet, evaluate};
pub use typed::read as read_answer;
pub use words::in_words;

use crate::desk::Signed;
use crate::error::{Code, Failure};
use crate::routes::Route;
use axum::extract::{DefaultBodyLimit, Path};
use axum::routing::{get, post};
use conformity::Place;
use db::Writing;
use std::collections::BTreeMap;

/// The routes of the room: the same under a product and under the strategy.
pub const ROUTES: &[Route] = &[
    Route::get("/produits/{product}/{questionnaire}", || get(overview::get)),
    Route::post("/produits/{product}/{questionnaire}/etat", || post(act::post)),
    Route::both(
        "/produits/{product}/{questionnaire}/importer",
        || get(import::get),
        || post(import::post).layer(DefaultBodyLimit::max(2 * import::MOST)),
    ),
    Route::post("/produits/{product}/{questionnaire}/importer/accepter", || post(import::accept)),
    Route::get("/produits/{product}/{questionnaire}/lecture", || get(reading::get)),
    Route::get("/produits/{product}/{questionnaire}/lecture.pdf", || get(printed::get)),
    Route::get("/produits/{product}/{questionnaire}/reponses.csv", || get(export::csv)),
    Route::get("/produits/{product}/{questionnaire}/reponses.json", || get(export::json)),
    Route::get("/produits/{product}/{questionnaire}/reponses.xlsx", || get(export::xlsx)),
    Route::both(
        "/produits/{product}/{questionnaire}/question/{question}",
        || get(one::get),
        || post(discuss::post),
    ),
    Route::both("/produits/{product}/{questionnaire}/repartition", || get(share::get), || post(share::post)),
    Route::both("/produits/{product}/{questionnaire}/{theme}", || get(theme::get), || post(theme::post)),
    Route::get("/strategie/{questionnaire}", || get(overview::get)),
    Route::post("/strategie/{questionnaire}/etat", || post(act::post)),
    Route::both(
        "/strategie/{questionnaire}/importer",
        || get(import::get),
        || post(import::post).layer(DefaultBodyLimit::max(2 * import::MOST)),
    ),
    Route::post("/strategie/{questionnaire}/importer/accepter", || post(import::accept)),
    Route::get("/strategie/{questionnaire}/lecture", || get(reading::get)),
    Route::get("/strategie/{questionnaire}/lecture.pdf", || get(printed::get)),
    Route::get("/strategie/{questionnaire}/reponses.csv", || get(export::csv)),
    Route::get("/strategie/{questionnaire}/reponses.json", || get(export::json)),
    Route::get("/strategie/{questionnaire}/reponses.xlsx", || get(export::xlsx)),
    Route::both("/strategie/{questionnaire}/question/{question}", || get(one::get), || post(discuss::post)),
    Route::both("/strategie/{questionnaire}/repartition", || get(share::get), || post(share::post)),
    Route::both("/strategie/{questionnaire}/{theme}", || get(theme::get), || post(theme::post)),
];

/// Parts of the address, by name.
pub type Parts = Path<BTreeMap<String, String>>;

/// What an address speaks of; without a product, the strategy.
pub fn place(parts: &Parts) -> Result<Place, Failure> {
    let gone = || Failure::of(Code::NotFound);
    let questionnaire = parts.get("questionnaire").and_then(|id| id.parse().ok()).ok_or_else(gone)?;
    match parts.get("product") {
        Some(product) => Ok(Place::product(product.parse().map_err(|_| gone())?, questionnaire)),
        None => Ok(Place::strategy(questionnaire)),
    }
}

/// Keeps the scores of a questionnaire that another page filled in.
pub async fn measure(writing: &mut Writing, signed: &Signed, place: Place) -> Result<(), Failure> {
    Sheet::open(writing, signed, place).await?.keep_scores(writing).await
}

/// The page of a place.
pub fn url(place: &Place) -> String {
    match place.subject {
        conformity::Subject::Strategy => format!("/strategie/{}", place.questionnaire),
        conformity::Subject::Product(id) => format!("/produits/{id}/{}", place.questionnaire),
    }
}
