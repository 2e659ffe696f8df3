//! The command line: its words are a contract, kept stable. The English texts below are the help; their
//! French is in `clap_fr`, and a test fails when one is missing.

use crate::commands::{
    admin, audit, backup, directory, id, key, questionnaire, referentiel, restore, serve, synth,
};
use crate::lang::Lang;
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// One self-hosted program for companies that make French e-health software
#[derive(Debug, Parser)]
#[command(name = "jalon", version, disable_help_subcommand = true)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

/// What holds for every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options of every command")]
pub struct Global {
    /// Folder of the data
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "JALON_DATA_DIR",
        default_value = "./jalon-data",
        hide_env_values = true
    )]
    pub data_dir: PathBuf,
    /// Answer in JSON; errors become one JSON object on standard error
    #[arg(long, global = true)]
    pub json: bool,
    /// Language of what people read; that of the environment by default, French first
    #[arg(long, global = true, value_enum, env = "JALON_LANG", hide_env_values = true)]
    pub lang: Option<Lang>,
}

/// The commands, one file each.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start the server: pages and HTTP interfaces
    Serve(serve::Serve),
    /// Identifiers of French health: check, recognise, explain
    Id {
        #[command(subcommand)]
        command: id::Command,
    },
    /// Write a synthetic national set in the published formats (fictitious people)
    Synth(synth::Synth),
    /// The national directory: load, search, follow
    Directory {
        #[command(subcommand)]
        command: directory::Command,
    },
    /// Run the platform from the command line
    Admin {
        #[command(subcommand)]
        command: admin::Command,
    },
    /// The audit trail: who did what; verify, export
    Audit {
        #[command(subcommand)]
        command: audit::Command,
    },
    /// Copy the records and the documents into one archive, while the program goes on
    Backup(backup::Backup),
    /// Bring a backup into an empty database and an empty place for documents
    Restore(restore::Restore),
    /// The master keys, under which documents and secrets are encrypted
    Key {
        #[command(subcommand)]
        command: key::Command,
    },
    /// Questionnaires of Convergence: write, check, compare, score
    Questionnaire {
        #[command(subcommand)]
        command: questionnaire::Command,
    },
    /// Requirement matrices (REM) and CISO Assistant libraries: read, compare
    Referentiel {
        #[command(subcommand)]
        command: referentiel::Command,
    },
}
