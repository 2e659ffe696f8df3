//! Tests of the room.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod coherence;
mod programme;
mod questionnaire;
#[cfg(feature = "records")]
mod records;
mod referentiel;
