//! Accounts, on both databases.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod circle;
mod login;
mod matrix;
mod people;
mod registration;
mod session;
mod stage;
mod statements;
