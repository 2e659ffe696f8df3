//! What every command is given: where the data are, how to answer, in which language, at what time.

use crate::cli::Cli;
use crate::failure::Failure;
use crate::lang::Lang;
use directory::{DirectoryError, Generation, Library};
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

/// The circumstances of one run.
pub struct Context {
    /// The data folder.
    pub data_dir: PathBuf,
    /// Answer in JSON.
    pub json: bool,
    /// Language of what people read.
    pub lang: Lang,
    /// Seconds since 1970 when the command began.
    pub now: i64,
}

impl Context {
    /// From the command line, the environment and the clock.
    pub fn new(cli: &Cli) -> Self {
        Self {
            data_dir: cli.global.data_dir.clone(),
            json: cli.global.json,
            lang: cli.global.lang.unwrap_or_else(Lang::from_environment),
            now: crate::clock::now(),
        }
    }

    /// The library, for a command that may write: its folder is created when missing.
    pub fn library(&self) -> Result<Library, Failure> {
        Ok(Library::open(&self.data_dir)?)
    }

    /// The library, for a command that only reads: a mistyped folder is not created. `None` when
    /// there is none.
    pub fn existing_library(&self) -> Result<Option<Library>, Failure> {
        if !self.data_dir.join("directory").is_dir() {
            return Ok(None);
        }
        self.library().map(Some)
    }

    /// The current generation; the failure says how to load one.
    pub fn current(&self) -> Result<Arc<Generation>, Failure> {
        let library = self.existing_library()?.ok_or(DirectoryError::Empty)?;
        Ok(library.current()?.ok_or(DirectoryError::Empty)?)
    }

    /// Prints one JSON value on a line of its own.
    pub fn print_json(&self, value: &impl serde::Serialize, out: &mut dyn Write) -> Result<(), Failure> {
        serde_json::to_writer(&mut *out, value).map_err(std::io::Error::from)?;
        Ok(out.write_all(b"\n")?)
    }
}
