//! Accounts, on both databases.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod circle;
mod matrix;
