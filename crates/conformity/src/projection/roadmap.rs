//! The way to the targets, by date. Pure.

use super::model::Target;
use jiff::civil::Date;
use serde::Serialize;

/// A target on the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Milestone {
    /// The target.
    pub target: Target,
    /// The level today, when there is something to score.
    pub level: Option<u8>,
    /// How it stands.
    pub progress: Progress,
}

/// How a target stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "progress", rename_all = "snake_case")]
pub enum Progress {
    /// The level is there.
    Reached,
    /// Its day is over.
    Late {
        /// By how many days; at least 1.
        days: u32,
    },
    /// Its day is to come, or is today.
    Coming {
        /// In how many days.
        days: u32,
    },
    /// It has no day yet.
    Undated,
}

/// The targets by date, those without one last; `reached` gives the level of each today.
pub fn roadmap(
    mut targets: Vec<Target>,
    today: Date,
    reached: impl Fn(&Target) -> Option<u8>,
) -> Vec<Milestone> {
    targets.sort_by(|a, b| {
        let key = |target: &Target| (target.due.is_none(), target.due);
        key(a).cmp(&key(b)).then_with(|| a.place.cmp(&b.place)).then_with(|| a.aim.cmp(&b.aim))
    });
    targets
        .into_iter()
        .map(|target| {
            let level = reached(&target);
            let progress = progress(&target, level, today);
            Milestone { target, level, progress }
        })
        .collect()
}

fn progress(target: &Target, level: Option<u8>, today: Date) -> Progress {
    if level.is_some_and(|level| level >= target.level) {
        return Progress::Reached;
    }
    let Some(due) = target.due else { return Progress::Undated };
    let days = (due - today).get_days();
    if days < 0 {
        Progress::Late { days: days.unsigned_abs() }
    } else {
        Progress::Coming { days: days.unsigned_abs() }
    }
}

/// How many targets are late.
pub fn late(milestones: &[Milestone]) -> usize {
    milestones.iter().filter(|milestone| matches!(milestone.progress, Progress::Late { .. })).count()
}
