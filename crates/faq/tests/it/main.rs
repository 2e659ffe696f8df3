//! Tests of the FAQ from outside.

mod content;
mod markdown;
mod quality;
mod search;
mod similar;
