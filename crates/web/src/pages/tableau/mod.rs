//! The dashboard: what is next and why, where products stand, who has what to do, what ends when, how fresh the directory is.

mod board;
mod deadlines;
mod facts;
mod next;
mod piloting;

use crate::routes::Route;
use axum::routing::get;

/// The routes of the room.
pub const ROUTES: &[Route] = &[Route::get("/tableau-de-bord", || get(board::get))];
