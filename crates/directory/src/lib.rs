//! The directory engine: the national extractions come in, immutable generations come out, and
//! anyone is found in them in microseconds. No SQL, no HTTP, no clock of its own.
//!
//! * [`Library`]: the folder of generations (load, current, rollback, changes, verify);
//! * [`Generation`]: one published state (search, person view);
//! * [`model`], [`query`], [`report`]: the plain types of the answers.

pub mod attached;
mod error;
#[doc(hidden)]
pub mod fuzzing;
mod generation;
pub mod intake;
mod library;
pub mod lines;
mod load;
mod main_file;
mod map;
pub mod model;
pub mod pack;
mod publish;
pub mod query;
pub mod report;
mod search;
pub mod text;

pub use error::DirectoryError;
pub use generation::Generation;
pub use library::{GenerationInfo, Library, LoadOptions, PersonChange, Progress};
pub use query::{Query, SearchPage};
pub use report::LoadReport;
