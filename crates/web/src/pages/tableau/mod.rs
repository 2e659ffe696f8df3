//! The dashboard: what is next.

mod board;

use crate::routes::Route;
use axum::routing::get;

/// The routes of the room.
pub const ROUTES: &[Route] = &[Route::get("/tableau-de-bord", || get(board::get))];
