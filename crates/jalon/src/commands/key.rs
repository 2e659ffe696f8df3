//! `jalon key …`: the master keys, under which documents and secrets are encrypted.

mod new;
mod rotate;

use super::Outcome;
use crate::context::Context;
use crate::failure::Failure;
use clap::Subcommand;
use std::io::Write;

/// What one can do with the master keys.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print a new master key, as a line of a key file
    New,
    /// Move every document and secret under the first key of the file; the others can be given up afterwards
    Rotate(rotate::Rotate),
}

/// Runs one of them.
pub fn run(command: Command, context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    match command {
        Command::New => new::run(context, out),
        Command::Rotate(args) => rotate::run(&args, context, out),
    }
}
