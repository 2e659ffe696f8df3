//! Tests of the identifiers.
