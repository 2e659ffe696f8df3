//! The written files, read back as a loader would.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod days;
mod files;
mod people;
mod set;
mod shares;
