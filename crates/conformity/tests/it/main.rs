//! Products, answers and all that hangs on them, on both databases.

mod answers;
mod products;
mod stage;
mod statements;
mod states;
mod versions;
