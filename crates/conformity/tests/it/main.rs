//! Products, answers and all that hangs on them, on both databases.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod answers;
mod isolation;
mod products;
mod projection;
mod scores;
mod stage;
mod statements;
mod states;
mod versions;
mod work;
