//! `GET /health`: for the supervisor of the machine. Answers as long as the process serves; whether a
//! directory is there is told, and is no fault of the process.

use crate::visit::{Directory, Visit};
use axum::Json;
use serde::Serialize;

/// The answer.
#[derive(Serialize)]
pub struct Health {
    status: &'static str,
    directory: &'static str,
    source_date: Option<String>,
}

/// Handler.
pub async fn get(visit: Visit) -> Json<Health> {
    let directory = match visit.directory {
        Directory::Ready(_) => "ready",
        Directory::Empty => "empty",
        Directory::Damaged => "damaged",
    };
    Json(Health { status: "ok", directory, source_date: visit.source_date().map(str::to_owned) })
}
