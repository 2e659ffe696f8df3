//! Scores over time, and the anonymous average of all companies.
//!
//! The engine computes them; here they are kept ([`take`], [`history`], [`latest`]) and compared ([`average`]).

pub(crate) mod average;
mod model;
pub(crate) mod take;

pub use average::{Average, LEAST_COMPANIES, average};
pub use model::{Scores, Snapshot, ThemeScore};
pub use take::{history, latest, take};
