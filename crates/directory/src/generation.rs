//! One immutable, published state of the directory, opened for reading.

use crate::attached::Attached;
use crate::error::DirectoryError;
use crate::library::GenerationInfo;
use crate::main_file::reader::Main;
use crate::model::Person;
use crate::query::{Facets, Query, SearchPage};
use crate::report::LoadReport;
use crate::search::{self, Activities};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// An open generation. Shared between threads; readers hold the one they opened.
pub struct Generation {
    folder: PathBuf,
    info: GenerationInfo,
    report: LoadReport,
    main: Main,
    attached: Attached,
    activities: Activities,
    /// Facets of everybody, which an empty search shows: counted once.
    everybody: OnceLock<Facets>,
}

impl Generation {
    /// Opens a published generation's folder: milliseconds, whatever the size.
    pub fn open(folder: &Path) -> Result<Self, DirectoryError> {
        let main = Main::open(folder)?;
        Ok(Self {
            info: read_json(&folder.join("info.json"))?,
            report: read_json(&folder.join("report.json"))?,
            attached: Attached::open(folder)?,
            activities: Activities::of(&main),
            main,
            everybody: OnceLock::new(),
            folder: folder.to_owned(),
        })
    }

    /// Identity, dates, counts.
    pub fn info(&self) -> &GenerationInfo {
        &self.info
    }

    /// The report of the load that made it.
    pub fn report(&self) -> &LoadReport {
        &self.report
    }

    /// Searches (DIR-4). Bounded in time whatever the query; never fails on user input.
    pub fn search(&self, query: &Query) -> Result<SearchPage, DirectoryError> {
        search::search(self, query)
    }

    /// The numbers of the persons of one page, without their texts: what [`Generation::search`] finds
    /// before it displays. (total, persons)
    pub fn find(&self, query: &Query) -> Result<(u64, Vec<u32>), DirectoryError> {
        search::find(self, query)
    }

    /// Everything about one person, by RPPS (11 digits) or IDNPS (12 digits, or legacy `0`+ADELI).
    pub fn person(&self, id: &str) -> Result<Option<Person>, DirectoryError> {
        search::person(self, id)
    }

    /// Reads every byte against its checksum; returns how many.
    pub fn verify(&self) -> Result<u64, DirectoryError> {
        self.main.pack.verify()?;
        Ok(self.main.pack.size() + self.attached.verify()?)
    }

    /// Sections of the main pack with their sizes in bytes.
    pub fn sizes(&self) -> impl Iterator<Item = (&str, u64)> {
        self.main.pack.sizes()
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn main(&self) -> &Main {
        &self.main
    }

    pub(crate) fn attached(&self) -> &Attached {
        &self.attached
    }

    pub(crate) fn activities(&self) -> &Activities {
        &self.activities
    }

    pub(crate) fn everybody(&self, count: impl FnOnce() -> Facets) -> Facets {
        self.everybody.get_or_init(count).clone()
    }
}

fn read_json<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, DirectoryError> {
    let bytes = std::fs::read(path).map_err(DirectoryError::io(path))?;
    serde_json::from_slice(&bytes).map_err(|e| DirectoryError::Corrupt {
        generation: path
            .parent()
            .and_then(Path::file_name)
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        detail: format!("{}: {e}", path.file_name().unwrap_or_default().to_string_lossy()),
    })
}
