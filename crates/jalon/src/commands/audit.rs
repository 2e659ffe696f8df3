//! `jalon audit …`: the trail of who did what.

mod anchor;
mod export;
mod verify;

use super::Outcome;
use crate::context::Context;
use crate::failure::Failure;
use clap::Subcommand;
use std::io::Write;

/// What one can do with the trail.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Say whether every entry is there and as it was written
    Verify(verify::Verify),
    /// Write the whole trail as JSON lines, to be kept elsewhere
    Export(export::Export),
}

/// Runs one of them.
pub fn run(command: Command, context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    match command {
        Command::Verify(args) => verify::run(&args, context, out),
        Command::Export(args) => export::run(&args, context, out),
    }
}
