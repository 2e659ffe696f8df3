//! Products, answers and all that hangs on them, on both databases.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod answers;
mod backup;
mod isolation;
mod laws;
mod products;
mod projection;
mod races;
mod scores;
mod stage;
mod statements;
mod states;
mod versions;
mod work;
