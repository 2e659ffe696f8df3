//! The folder that holds the generations: which one is current, loading, rolling back, comparing.

use crate::error::DirectoryError;
use crate::generation::Generation;
use crate::main_file::refresh;
use crate::model::SourceStamp;
use crate::publish;
use crate::report::LoadReport;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

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
    /// The generation last asked for as current, kept open.
    open: Mutex<Option<Arc<Generation>>>,
}

impl Library {
    /// Opens (and creates when missing) `data_dir/directory`.
    pub fn open(data_dir: &Path) -> Result<Self, DirectoryError> {
        let root = data_dir.join("directory");
        std::fs::create_dir_all(&root).map_err(DirectoryError::io(&root))?;
        Ok(Self { root, open: Mutex::new(None) })
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The current generation, `None` when nothing was ever loaded. Cheap: the generation is kept
    /// open and only reopened when `CURRENT` points to another one.
    pub fn current(&self) -> Result<Option<Arc<Generation>>, DirectoryError> {
        let Some(id) = publish::current(&self.root)? else { return Ok(None) };
        // A panic elsewhere cannot leave a half-made value here: take it all the same.
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(generation) = open.as_ref().filter(|g| g.info().id == id) {
            return Ok(Some(generation.clone()));
        }
        let generation = self.generation(&id)?;
        *open = Some(generation.clone());
        Ok(Some(generation))
    }

    /// All kept generations, oldest first.
    pub fn list(&self) -> Result<Vec<GenerationInfo>, DirectoryError> {
        publish::list(&self.root)?.iter().map(|id| Ok(self.generation(id)?.info().clone())).collect()
    }

    /// Opens one kept generation.
    pub fn generation(&self, id: &str) -> Result<Arc<Generation>, DirectoryError> {
        if !publish::list(&self.root)?.iter().any(|known| known == id) {
            return Err(DirectoryError::UnknownGeneration(id.to_owned()));
        }
        Generation::open(&publish::generations(&self.root).join(id)).map(Arc::new)
    }

    /// Loads files, archives or folders and publishes a new generation.
    ///
    /// # Errors
    /// [`DirectoryError::Refused`] names the file, the reason and the remedy; [`DirectoryError::Busy`]
    /// when another load runs. The current generation is then what it was.
    pub fn load(
        &self,
        paths: &[PathBuf],
        options: &LoadOptions,
        progress: &mut dyn Progress,
    ) -> Result<LoadReport, DirectoryError> {
        crate::load::load(self, paths, options, progress)
    }

    /// Goes back to the generation before the current one and returns its identifier. The one left
    /// stays in the list, so that a later `rollback` or load decides.
    pub fn rollback(&self) -> Result<String, DirectoryError> {
        let _lock = publish::lock(&self.root)?;
        let current = publish::current(&self.root)?.ok_or(DirectoryError::Empty)?;
        let before = publish::list(&self.root)?.into_iter().rfind(|id| *id < current);
        let before = before.ok_or_else(|| {
            DirectoryError::refused(
                &self.root,
                format!("no generation before {current} is kept; load a file instead"),
            )
        })?;
        self.generation(&before)?;
        publish::set_current(&self.root, &before)?;
        Ok(before)
    }

    /// Changes per person from generation `since` to the current one, in order of identifier.
    pub fn changes(&self, since: &str) -> Result<Vec<PersonChange>, DirectoryError> {
        let old = self.generation(since)?;
        let new = self.current()?.ok_or(DirectoryError::Empty)?;
        let differences = refresh::differences(old.main(), new.main());
        let mut persons = refresh::by_person(old.main(), new.main(), &differences);
        for id in old.attached().changed_persons(new.attached())? {
            persons.entry(id).or_default();
        }
        let lines = |g: &Generation, rows: &[u32]| {
            let (mut line, mut scratch) = (Vec::new(), Vec::new());
            let text = |row: &u32| {
                g.main().line_of(
                    g.main().person_of_row(*row as usize),
                    *row as usize,
                    &mut line,
                    &mut scratch,
                );
                String::from_utf8_lossy(&line).trim_end_matches('|').to_owned()
            };
            rows.iter().map(text).collect::<Vec<String>>()
        };
        let changes = persons.into_iter().filter_map(|(idnps, (before, after))| {
            let kind = match (old.main().person_of_id(&idnps), new.main().person_of_id(&idnps)) {
                (None, None) => return None,
                (None, Some(_)) => "added",
                (Some(_), None) => "removed",
                (Some(_), Some(_)) => "changed",
            };
            Some(PersonChange { idnps, kind, before: lines(&old, &before), after: lines(&new, &after) })
        });
        Ok(changes.collect())
    }

    /// Reads every byte of the current generation against its checksums; returns the bytes read.
    pub fn verify(&self) -> Result<u64, DirectoryError> {
        self.current()?.ok_or(DirectoryError::Empty)?.verify()
    }
}
