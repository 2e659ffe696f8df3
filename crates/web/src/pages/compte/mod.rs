//! One's own account: name, address, password, second factors, sessions, companies.

mod address;
mod codes;
mod confirm;
mod home;
mod keys;
mod password;
mod recovery;
mod sessions;

pub use keys::{answer, answered};

use crate::desk::{Signed, go};
use crate::pages::connexion;
use crate::routes::Route;
use accounts::session::Proof;
use axum::response::Response;
use axum::routing::{get, post};

/// The routes of the room.
pub const ROUTES: &[Route] = &[
    Route::both("/compte", || get(home::get), || post(home::post)),
    Route::both("/compte/adresse", || get(address::get), || post(address::post)),
    Route::both("/compte/adresse/{token}", || get(address::look), || post(address::confirm)),
    Route::both("/compte/cles", || get(keys::get), || post(keys::finish)),
    Route::post("/compte/cles/defi", || post(keys::begin)),
    Route::post("/compte/cles/{id}/retirer", || post(keys::remove)),
    Route::both("/compte/codes", || get(codes::get), || post(codes::post)),
    Route::post("/compte/codes/retirer", || post(codes::remove)),
    Route::post("/compte/codes/secours", || post(recovery::renew)),
    Route::both("/compte/confirmer", || get(confirm::get), || post(confirm::post)),
    Route::both("/compte/mot-de-passe", || get(password::get), || post(password::post)),
    Route::post("/compte/sessions/fermer", || post(sessions::close_others)),
    Route::post("/compte/sessions/{id}/fermer", || post(sessions::close)),
];

const ACCOUNT: &str = "/compte";

/// Proof that identity was shown a short while ago; else the page where it is shown again, which leads back here.
fn proof(signed: &Signed, back: &str) -> Result<Proof, Response> {
    let now = signed.caller.acting.now();
    let proof = signed.session.proof(&signed.records.site, now);
    proof.map_err(|_| go(&connexion::page_url("/compte/confirmer", back)))
}
