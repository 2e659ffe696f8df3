//! The ground of the records, on both databases.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod audit;
mod backup;
mod documents;
mod faults;
mod jobs;
mod migrations;
mod rows;
mod s3;
mod transactions;
