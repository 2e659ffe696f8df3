//! The whole router, in process: every page in both languages, with and without a directory.

mod empty;
mod library;
