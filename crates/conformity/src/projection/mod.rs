//! Projection: a target level and date for a theme, a question or a requirement, and the dated way there.
//!
//! * [`set`], [`remove`], [`targets`], [`all_targets`]; [`roadmap`] puts them in order and says which are late.
//! * [`begin`], [`try_out`], [`adopt`], [`throw_away`], [`what_ifs`]: sets of answers and targets that are only tried.
//! * [`reached`]: the level of an aim today.
//! * [`calendar`]: the dates for a calendar program.

mod calendar;
mod model;
mod reached;
mod roadmap;
pub(crate) mod store;
mod targets;
mod what_if;

pub use calendar::{Entry, calendar};
pub use model::{Aim, Goal, Requirement, Target, WhatIf};
pub use reached::reached;
pub use roadmap::{Milestone, Progress, late, roadmap};
pub use targets::{Set, all_targets, remove, set, targets};
pub use what_if::{MAX_SETS, MAX_TRIED, adopt, begin, throw_away, try_out, what_ifs};
