//! The directory, for programs.

pub mod person;
pub mod search;
pub mod status;
