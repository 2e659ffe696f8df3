//! The program from outside, as a script or a person runs it.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod directory;
mod durable;
mod faults;
mod house;
mod ids;
mod questionnaires;
mod records;
mod referentiels;
mod serve;
mod synth;
mod usage;
