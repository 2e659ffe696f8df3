//! Sessions.

mod client;

pub use client::{AgentFamily, Client, NetworkPrefix};
