//! Convergence: the records, on both databases.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

#[cfg(feature = "records")]
mod records;
