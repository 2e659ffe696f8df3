//! The engine from outside: files in, answers out.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod faults;
mod lines;
mod refresh;
mod search;
