//! `jalon id …`: what is this number, and what are all these numbers?

mod check;
mod explain;

use super::Outcome;
use crate::context::Context;
use crate::failure::Failure;
use clap::Subcommand;
use std::io::Write;

/// What one can ask about identifiers.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Say what a number may be, whether its key is right, and what to do with it
    Check(check::Check),
    /// Explain a kind of identifier, or compare them all
    Explain(explain::Explain),
}

/// Runs one of them.
pub fn run(command: Command, context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    match command {
        Command::Check(args) => check::run(&args, context, out),
        Command::Explain(args) => explain::run(&args, context, out),
    }
}
