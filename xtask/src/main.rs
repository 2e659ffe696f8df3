//! Jalon.
fn main() {}
