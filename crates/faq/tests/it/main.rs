//! Tests of the FAQ from outside.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod content;
mod feed;
mod markdown;
mod quality;
mod search;
mod similar;
mod store;
