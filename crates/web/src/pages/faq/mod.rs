//! The FAQ: search, one answer, votes, exports, addresses of the public portal.

mod entry;
mod export;
mod facets;
mod hits;
pub mod links;
mod none;
mod portal;
mod results;
pub mod search;
mod vote;

pub use hits::{Foot, certainty, foot};

use crate::routes::Route;
use crate::visit::Visit;
use axum::routing::{get, post};
use db::Roles;
use faq::FaqQuery;

/// The routes of the room.
pub const ROUTES: &[Route] = &[
    Route::get("/faq", || get(search::get)),
    Route::get("/faq.atom", || get(export::atom)),
    Route::get("/faq.json", || get(export::json)),
    Route::get("/faq.jsonl", || get(export::lines)),
    Route::get("/faq/{id}", || get(entry::get)),
    Route::post("/faq/{id}/avis", || post(vote::post)),
    // Addresses of the public portal, as people have kept them.
    Route::get("/faq/resultats", || get(portal::search)),
    Route::get("/faq-des-industriels", || get(portal::search)),
    Route::get("/faq-des-industriels/{number}", || get(portal::item)),
    Route::get("/en/industrials-faq", || get(portal::search)),
    Route::get("/foire-aux-questions/{*theme}", || get(portal::theme)),
];

/// The address of a search.
pub fn url(query: &FaqQuery) -> String {
    at("/faq", query)
}

/// The address of a search for a text.
pub fn url_of(text: &str) -> String {
    url(&FaqQuery::text(text))
}

fn at(path: &str, query: &FaqQuery) -> String {
    match query.to_query_string() {
        q if q.is_empty() => path.to_owned(),
        q => format!("{path}?{q}"),
    }
}

/// What a visit asks, in its language.
fn asked(visit: &Visit) -> FaqQuery {
    FaqQuery { lang: Some(visit.lang.into()), ..FaqQuery::parse(visit.uri.query().unwrap_or_default()) }
}

/// The same, as an address says it: without the language, which each reader brings along.
fn shared(query: &FaqQuery) -> FaqQuery {
    FaqQuery { lang: None, ..query.clone() }
}

/// Whether who visits edits the FAQ; the workbench itself asks the records.
fn is_editor(visit: &Visit) -> bool {
    let session = visit.caller.as_ref().and_then(|caller| caller.session.as_ref());
    session.is_some_and(|s| s.roles.has(Roles::INSTRUCTOR) || s.roles.has(Roles::ADMINISTRATOR))
}
