//! `jalon admin …`: running the platform from the command line.

mod create;

use super::Outcome;
use crate::context::Context;
use crate::failure::Failure;
use clap::Subcommand;
use std::io::Write;

/// What one can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make an account that runs the platform and verifies companies: the first run
    Create(create::Create),
}

/// Runs one of them.
pub fn run(command: Command, context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    match command {
        Command::Create(args) => create::run(&args, context, out),
    }
}
