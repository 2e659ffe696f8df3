//! `GET /api/v1/directory/status`: age, current generation, last load, kept generations.

use crate::api::strict;
use crate::error::Failure;
use crate::visit::{Age, Visit};
use axum::Json;
use directory::{GenerationInfo, LoadReport};
use serde::Serialize;

/// The answer.
#[derive(Serialize)]
pub struct Status {
    /// Date of the data.
    source_date: String,
    /// Days since, in UTC.
    age_days: Option<i64>,
    /// `fresh`, `warning` (from 21 days) or `not_conformant` (from 28).
    freshness: &'static str,
    /// The data are fictitious.
    demo: bool,
    /// Current generation.
    current: GenerationInfo,
    /// Report of the load that made it.
    report: LoadReport,
    /// Kept generations, oldest first.
    generations: Vec<GenerationInfo>,
}

/// Handler.
pub async fn get(visit: Visit) -> Result<Json<Status>, Failure> {
    strict::known(&visit.params, |name| name == "lang")?;
    let generation = visit.generation()?;
    let days = visit.days();
    Ok(Json(Status {
        source_date: generation.info().source_date.clone(),
        age_days: days,
        freshness: match Age::of(days) {
            Age::Fresh => "fresh",
            Age::Warning => "warning",
            Age::TooOld => "not_conformant",
        },
        demo: visit.app.demo,
        current: generation.info().clone(),
        report: generation.report().clone(),
        generations: visit.app.library.list()?,
    }))
}
