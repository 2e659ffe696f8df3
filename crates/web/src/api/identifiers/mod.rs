//! Identifiers, for programs.

pub mod identify;
