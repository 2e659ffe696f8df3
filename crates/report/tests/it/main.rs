//! Workbooks and documents to print, from their bytes.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod broken;
mod made;
mod pdf;
mod read;
mod write;
