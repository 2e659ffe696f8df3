//! Ways in.

pub mod backoff;
