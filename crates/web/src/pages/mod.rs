//! Pages: one endpoint, one file. A page reads parameters, makes one domain call, and presents.

pub mod accessibility;
pub mod administration;
pub mod annuaire;
mod appraised;
mod chosen;
pub mod coherence;
pub mod compte;
pub mod connexion;
pub mod demarches;
pub mod document;
pub mod entreprise;
pub mod error;
pub mod faq;
mod frame;
pub mod health;
pub mod home;
pub mod identifiants;
pub mod inscription;
pub mod instruction;
pub mod invitation;
pub mod maturite;
pub mod mot_de_passe;
mod nav;
mod pager;
pub mod people;
pub mod produits;
pub mod questionnaire;
pub mod redaction;
pub mod robots;
pub mod tableau;

use crate::routes::Route;
use axum::routing::get;

pub use frame::{Frame, html, verdict};
pub use nav::Section;

/// The routes of every room.
pub const ROUTES: &[&[Route]] = &[
    OWN,
    administration::ROUTES,
    annuaire::ROUTES,
    coherence::ROUTES,
    compte::ROUTES,
    connexion::ROUTES,
    demarches::ROUTES,
    entreprise::ROUTES,
    faq::ROUTES,
    identifiants::ROUTES,
    inscription::ROUTES,
    instruction::ROUTES,
    invitation::ROUTES,
    maturite::ROUTES,
    mot_de_passe::ROUTES,
    produits::ROUTES,
    questionnaire::ROUTES,
    redaction::ROUTES,
    tableau::ROUTES,
];

/// Pages that belong to no room.
const OWN: &[Route] = &[
    Route::get("/", || get(home::get)),
    Route::get("/accessibilite", || get(accessibility::get)),
    Route::get("/health", || get(health::get)),
    Route::get("/robots.txt", || get(robots::get)),
];
