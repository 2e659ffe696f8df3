//! Products, answers and all that hangs on them, on both databases.

mod answers;
mod appraisal;
mod backup;
mod demo;
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
