//! The commands: one file each, and the way to each.

pub mod admin;
pub mod audit;
pub mod backup;
pub mod directory;
pub mod id;
pub mod key;
pub mod questionnaire;
pub mod referentiel;
pub mod restore;
pub mod serve;
pub mod synth;

use crate::cli::Command;
use crate::context::Context;
use crate::failure::Failure;
use std::io::Write;

/// How a command that answered ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Done.
    Done,
    /// The answer is complete, and it says that the input is not good.
    Refused,
}

/// Runs one command.
pub fn run(command: Command, context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    match command {
        Command::Synth(args) => synth::run(&args, context, out),
        Command::Serve(args) => serve::run(&args, context, out),
        Command::Id { command } => id::run(command, context, out),
        Command::Directory { command } => directory::run(command, context, out),
        Command::Admin { command } => admin::run(command, context, out),
        Command::Audit { command } => audit::run(command, context, out),
        Command::Backup(args) => backup::run(&args, context, out),
        Command::Restore(args) => restore::run(&args, context, out),
        Command::Key { command } => key::run(command, context, out),
        Command::Questionnaire { command } => questionnaire::run(command, context, out),
        Command::Referentiel { command } => referentiel::run(command, context, out),
    }
}
