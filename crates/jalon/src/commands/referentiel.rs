//! `jalon referentiel …`: requirement matrices (REM) and CISO Assistant libraries, read and compared.

mod import;

use super::Outcome;
use crate::context::Context;
use crate::failure::Failure;
use clap::Subcommand;
use std::io::Write;

/// What one can do with référentiels.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read a REM workbook or a CISO Assistant library: what it asks, what could not be read, what changed
    Import(import::Import),
}

/// Runs one of them.
pub fn run(command: Command, context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    match command {
        Command::Import(args) => import::run(&args, context, out),
    }
}
