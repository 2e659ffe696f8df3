//! Accounts, on both databases.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod backup;
mod circle;
mod demo;
mod isolation;
mod login;
mod mails;
mod matrix;
mod passkeys;
mod people;
mod registration;
mod session;
mod stage;
mod statements;
