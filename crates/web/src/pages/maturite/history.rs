//! How the score went: a line as SVG and its table, from the snapshots.

use super::line::{across, height};
use crate::format;
use crate::lang::Lang;
use accounts::civil;
use conformity::snapshot::Snapshot;
use jiff::civil::Date;

/// Most points that are drawn and told: the newest ones.
const MOST: usize = 60;

/// The line and its table.
pub struct History {
    /// Points, the oldest first.
    pub points: Vec<Point>,
    /// From each point to the next: x, y, x, y.
    pub strokes: Vec<(String, String, String, String)>,
    /// Where a version begins: x, version.
    pub versions: Vec<(String, String)>,
    /// First and last day.
    pub ends: (String, String),
    /// The rows of the table, the newest first.
    pub rows: Vec<Row>,
}

/// A point.
pub struct Point {
    /// From the left, in percent.
    pub x: String,
    /// From the top.
    pub y: String,
    /// The questionnaire was validated.
    pub validated: bool,
    /// What it says.
    pub said: String,
}

/// A row.
pub struct Row {
    /// The day.
    pub day: String,
    /// Version of the questionnaire.
    pub version: String,
    /// Validated or not, in words.
    pub state: &'static str,
    /// Maturity.
    pub score: String,
    /// Level.
    pub level: String,
    /// Conformity.
    pub conformity: String,
    /// Answered among asked.
    pub coverage: String,
}

/// The last snapshot of each day, and every validated one; none without a score.
pub fn history(snapshots: &[Snapshot], t: Lang) -> Option<History> {
    let day = |one: &Snapshot| civil::date(one.at);
    let mut kept: Vec<&Snapshot> = Vec::new();
    for (at, one) in snapshots.iter().enumerate().filter(|(_, one)| one.scores.score.is_some()) {
        let last_of_day =
            snapshots[at + 1..].iter().all(|other| day(other) != day(one) || other.scores.score.is_none());
        if last_of_day || one.validated {
            kept.push(one);
        }
    }
    let kept = &kept[kept.len().saturating_sub(MOST)..];
    let (first, last) = (kept.first()?, kept.last()?);
    let points: Vec<Point> = kept
        .iter()
        .map(|one| {
            let score = one.scores.score.unwrap_or_default();
            Point {
                x: across(one.at.millis() as f64, first.at.millis() as f64, last.at.millis() as f64),
                y: height(score),
                validated: one.validated,
                said: format!("{}\u{202f}: {}", short(day(one), t), t.percent_exact(score)),
            }
        })
        .collect();
    let pairs = points.windows(2);
    let strokes =
        pairs.map(|two| (two[0].x.clone(), two[0].y.clone(), two[1].x.clone(), two[1].y.clone())).collect();
    let mut versions = Vec::new();
    for (at, one) in kept.iter().enumerate() {
        if at > 0 && kept[at - 1].version != one.version {
            versions.push((points[at].x.clone(), one.version.to_string()));
        }
    }
    let row = |one: &&Snapshot| Row {
        day: short(day(one), t),
        version: one.version.to_string(),
        state: if one.validated { t.history_validated() } else { t.history_draft() },
        score: one.scores.score.map(|score| t.percent_exact(score)).unwrap_or_default(),
        level: one.scores.level.map(|level| level.to_string()).unwrap_or_default(),
        conformity: one.scores.conformity.map(|score| t.percent_exact(score)).unwrap_or_default(),
        coverage: t.percent_exact(one.scores.coverage),
    };
    Some(History {
        strokes,
        versions,
        ends: (short(day(first), t), short(day(last), t)),
        rows: kept.iter().rev().map(row).collect(),
        points,
    })
}

fn short(day: Date, t: Lang) -> String {
    format::day(day, t)
}
