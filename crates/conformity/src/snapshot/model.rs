//! Scores at an instant.

use crate::place::{Place, SnapshotId};
use crate::words::Slug;
use db::{PersonId, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the engine gives: percentages from 0 to 100, kept to a thousandth.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Scores {
    /// Maturity; `None` when nothing can be scored.
    pub score: Option<f64>,
    /// Conformity to what is mandatory.
    pub conformity: Option<f64>,
    /// Answered questions among those that are asked.
    pub coverage: f64,
    /// Level, 0 to 5.
    pub level: Option<u8>,
    /// By theme.
    pub themes: BTreeMap<Slug, ThemeScore>,
}

/// Of one theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ThemeScore {
    /// Maturity.
    pub score: Option<f64>,
    /// Conformity to what is mandatory.
    pub conformity: Option<f64>,
    /// Level, 0 to 5.
    pub level: Option<u8>,
}

/// Scores of a questionnaire of a subject at an instant.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Snapshot {
    /// Its identifier.
    pub id: SnapshotId,
    /// The questionnaire.
    pub place: Place,
    /// Its version.
    pub version: Slug,
    /// Number of the snapshot: 1, 2, 3…
    pub seq: i64,
    /// Was the questionnaire validated?
    pub validated: bool,
    /// The scores.
    pub scores: Scores,
    /// When.
    pub at: Timestamp,
    /// By whose act.
    pub by: PersonId,
}

/// A percentage as it is kept: thousandths.
pub(super) fn kept(percent: f64) -> i64 {
    (percent.clamp(0.0, 100.0) * 1000.0).round() as i64
}

/// The percentage of so many thousandths.
pub(super) fn percent(kept: i64) -> f64 {
    kept as f64 / 1000.0
}
