//! Sessions: a token of 256 random bits, of which only the hash is kept; idle and absolute ends; listed, ended one by
//! one or all at once; a proof of identity that grows old.

mod client;
mod manage;
mod open;
mod rules;
pub(crate) mod store;

pub use client::{AgentFamily, Client, NetworkPrefix};
pub use manage::{SessionLine, end, end_others, list, prove_by_code, prove_by_password, switch_company};
pub use open::{Means, Opened, Proof, Session, resume};
pub use rules::Rules;

pub(crate) use manage::{end_all, note_proof, start_anew};
pub(crate) use open::open;
