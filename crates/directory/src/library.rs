//! The folder that holds the generations: which one is current, loading, rolling back, comparing.

use crate::error::DirectoryError;
use crate::generation::Generation;
use crate::model::SourceStamp;
use crate::report::LoadReport;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One generation, as `status` lists it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct GenerationInfo {
    /// Identifier, sortable in order of publication (`000012-20261122`).
    pub id: String,
    /// Date of the main file's data, `YYYY-MM-DD`.
    pub source_date: String,
    /// Instant of publication, UTC.
    pub published_at: String,
    /// Distinct persons.
    pub persons: u64,
    /// Lines held.
    pub lines: u64,
    /// Distinct structures.
    pub structures: u64,
    /// Bytes on disk.
    pub bytes: u64,
    /// Files it was made from.
    pub sources: Vec<SourceStamp>,
}

/// Choices of a load.
#[derive(Clone, Debug)]
pub struct LoadOptions {
    /// Take a file that holds under 80 % of the lines of the last one.
    pub accept_shrink: bool,
    /// How many generations are kept, the current one included (at least 2).
    pub keep: usize,
    /// The clock: seconds since 1970-01-01T00:00:00Z.
    pub now: i64,
}

/// Told how a load goes on; every method may be called often and must be cheap.
pub trait Progress: Send {
    /// A file begins: its name and its size in bytes when known.
    fn file(&mut self, name: &str, bytes: Option<u64>);
    /// Bytes of the text read so far in this file.
    fn bytes(&mut self, done: u64);
    /// A step after reading: `index`, `write`, `publish`.
    fn step(&mut self, step: &'static str);
}

/// No display.
impl Progress for () {
    fn file(&mut self, _: &str, _: Option<u64>) {}
    fn bytes(&mut self, _: u64) {}
    fn step(&mut self, _: &'static str) {}
}

/// What changed for one person between two generations (DIR-3).
#[derive(Clone, Debug, Serialize)]
pub struct PersonChange {
    /// Identification nationale PP.
    pub idnps: String,
    /// `added`, `changed` or `removed`.
    pub kind: &'static str,
    /// Lines as published (canonical 56 columns, trailing empty ones dropped) that are gone.
    pub before: Vec<String>,
    /// Lines that are new.
    pub after: Vec<String>,
}

/// The library of generations under one data folder.
pub struct Library {
    root: PathBuf,
}

impl Library {
    /// Opens (and creates when missing) `data_dir/directory`.
    pub fn open(data_dir: &Path) -> Result<Self, DirectoryError> {
        let root = data_dir.join("directory");
        std::fs::create_dir_all(&root).map_err(DirectoryError::io(&root))?;
        Ok(Self { root })
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The current generation, `None` when nothing was ever loaded. Cheap: the generation is kept
    /// open and only reopened when `CURRENT` points to another one.
    pub fn current(&self) -> Result<Option<Arc<Generation>>, DirectoryError> {
        Ok(None)
    }

    /// All kept generations, oldest first.
    pub fn list(&self) -> Result<Vec<GenerationInfo>, DirectoryError> {
        Ok(Vec::new())
    }

    /// Opens one kept generation.
    pub fn generation(&self, id: &str) -> Result<Arc<Generation>, DirectoryError> {
        Err(DirectoryError::UnknownGeneration(id.to_owned()))
    }

    /// Loads files, archives or folders and publishes a new generation.
    pub fn load(
        &self,
        _paths: &[PathBuf],
        _options: &LoadOptions,
        _progress: &mut dyn Progress,
    ) -> Result<LoadReport, DirectoryError> {
        Err(DirectoryError::Empty)
    }

    /// Goes back to the generation before the current one and returns its identifier.
    pub fn rollback(&self) -> Result<String, DirectoryError> {
        Err(DirectoryError::Empty)
    }

    /// Changes per person from generation `since` to the current one, in order of identifier.
    pub fn changes(&self, since: &str) -> Result<Vec<PersonChange>, DirectoryError> {
        Err(DirectoryError::UnknownGeneration(since.to_owned()))
    }

    /// Reads every byte of the current generation against its checksums; returns the bytes read.
    pub fn verify(&self) -> Result<u64, DirectoryError> {
        Err(DirectoryError::Empty)
    }
}
