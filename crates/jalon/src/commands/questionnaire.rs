//! `jalon questionnaire …`: for those who write questionnaires, and to try them without the server.

mod check;
mod diff;
mod files;
mod list;
mod score;

use super::Outcome;
use crate::context::Context;
use crate::failure::Failure;
use clap::Subcommand;
use std::io::Write;

/// What one can do with questionnaires.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Say what is wrong in questionnaire files: where, and how to mend it
    Check(check::Check),
    /// List the questionnaires that the program holds
    List,
    /// Print the JSON schema of a questionnaire file
    Schema,
    /// Say what changed from one version of a questionnaire to another
    Diff(diff::Diff),
    /// Evaluate answers: scores, level, what is missing
    Score(score::Score),
}

/// Runs one of them.
pub fn run(command: Command, context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
    match command {
        Command::Check(args) => check::run(&args, context, out),
        Command::List => list::run(context, out),
        Command::Schema => {
            out.write_all(conformity::questionnaire::SCHEMA.as_bytes())?;
            Ok(Outcome::Done)
        }
        Command::Diff(args) => diff::run(&args, context, out),
        Command::Score(args) => score::run(&args, context, out),
    }
}
