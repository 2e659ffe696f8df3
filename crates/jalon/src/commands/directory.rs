//! `jalon directory …`: the national directory on the command line.

mod changes;
mod load;
mod rollback;
mod search;
mod show;
mod status;
mod verify;

use super::Outcome;
use crate::context::Context;
use crate::failure::Failure;
use clap::Subcommand;
use std::io::Write;

/// What one can do with the directory.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Load extractions (ZIP, folders or text files) and publish a new generation
    Load(load::Load),
    /// Show the current generation, its age, its report and the generations kept
    Status(status::Status),
    /// Search people: one line as one says it, fields, or both
    Search(Box<search::Search>),
    /// Show everything about one professional
    Show(show::Show),
    /// List what changed per person since a generation (one JSON object per line with --json)
    Changes(changes::Changes),
    /// Read every byte of the current generation against its checksums
    Verify,
    /// Go back to the generation before the current one
    Rollback,
}

/// Runs one of them.
pub fn run(command: Command, context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    match command {
        Command::Load(args) => load::run(&args, context, out),
        Command::Status(args) => status::run(&args, context, out),
        Command::Search(args) => search::run(*args, context, out),
        Command::Show(args) => show::run(&args, context, out),
        Command::Changes(args) => changes::run(&args, context, out),
        Command::Verify => verify::run(context, out),
        Command::Rollback => rollback::run(context, out),
    }
}
