//! What does not go together in the answers of a company: each with its rule, its remedy, where it is mended.

mod collect;
mod page;

pub use collect::{Line, of_subject};

use crate::routes::Route;
use axum::routing::get;

/// The routes of the room.
pub const ROUTES: &[Route] = &[Route::get("/coherence", || get(page::get))];
