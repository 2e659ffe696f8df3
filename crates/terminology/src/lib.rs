//! Terminology.
