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
use crate::error::Failure;
use crate::pages::connexion;
use crate::routes::Route;
use accounts::session::Proof;
use axum::response::{IntoResponse, Response};
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

/// Why a page of the account does not come.
pub enum Stop {
    /// One must first show again who one is; then one is led back there.
    Prove(&'static str),
    /// Something failed.
    Failed(Failure),
}

impl<E: Into<Failure>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

impl IntoResponse for Stop {
    fn into_response(self) -> Response {
        match self {
            Self::Prove(back) => go(&connexion::page_url("/compte/confirmer", back)),
            Self::Failed(failure) => failure.into_response(),
        }
    }
}

/// Proof that identity was shown a short while ago; else the page where it is shown again leads to `back`.
fn proof(signed: &Signed, back: &'static str) -> Result<Proof, Stop> {
    let now = signed.caller.acting.now();
    signed.session.proof(&signed.records.site, now).map_err(|_| Stop::Prove(back))
}
