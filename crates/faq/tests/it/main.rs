//! Tests of the FAQ from outside.

mod content;
