//! A company asks for an account.

pub mod kbis;
mod state;

pub use state::{State, Step};
