//! The editors' workbench of the FAQ: list, edit, versions, import, what readers miss.

mod change;
mod edit;
mod fields;
mod import;
mod list;
mod preview;
mod start;
mod statistics;
mod versions;

use crate::desk::Desk;
use crate::error::Failure;
use crate::routes::Route;
use accounts::Refusal;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use db::Reading;
use faq::Lang;
use jiff::civil::Date;

/// Largest file of answers read, in bytes.
const MAX_IMPORT: usize = 16 << 20;

/// The routes of the room.
pub const ROUTES: &[Route] = &[
    Route::get("/faq/redaction", || get(list::get)),
    Route::post("/faq/redaction/apercu", || post(preview::post)),
    Route::both(
        "/faq/redaction/import",
        || get(import::get),
        || post(import::post).layer(DefaultBodyLimit::max(MAX_IMPORT)),
    )
    .with_files(),
    Route::both("/faq/redaction/nouvelle", || get(start::get), || post(start::post)),
    Route::get("/faq/redaction/statistiques", || get(statistics::get)),
    Route::both("/faq/redaction/{langue}/{id}", || get(edit::get), || post(edit::post)),
    Route::post("/faq/redaction/{langue}/{id}/etat", || post(change::post)),
    Route::get("/faq/redaction/{langue}/{id}/versions", || get(versions::get)),
];

/// Only instructors and administrators edit; to others the workbench does not exist. Session and records must say so.
async fn guard(reading: &mut Reading) -> Result<(), Failure> {
    match accounts::instructor(reading).await {
        Ok(_) => Ok(()),
        Err(error) if error.refusal() == Some(Refusal::NotFound) => {
            accounts::administrator(reading).await?;
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}

/// Where an entry is edited.
fn url(lang: Lang, id: &str) -> String {
    format!("/faq/redaction/{}/{id}", lang.code())
}

/// The language of an address.
fn lang_of(code: &str) -> Result<Lang, Failure> {
    code.parse().map_err(|()| Failure::of(crate::error::Code::NotFound))
}

/// The day of the request.
fn today(desk: &Desk) -> Date {
    accounts::civil::date(desk.caller.acting.now())
}
