//! The engine from outside: files in, answers out.

mod faults;
mod lines;
mod refresh;
mod search;
