//! What was written, and what truly changed: the reference for whoever loads the files.

use serde::Serialize;
use std::path::PathBuf;

/// Everything that one call wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// One per day, in order.
    pub days: Vec<DaySummary>,
}

/// The files of one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DaySummary {
    /// `2026-11-21`.
    pub date: String,
    /// The folder they are in.
    #[serde(skip)]
    pub folder: PathBuf,
    /// Every file of national data, in order of writing; a file inside an archive is listed by its own name.
    pub files: Vec<FileSummary>,
    /// Persons listed in the main file.
    pub persons: u64,
    /// Changes of the main file since the day before; `None` on the first day.
    pub changes: Option<Changes>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileSummary {
    /// Name of the text file.
    pub name: String,
    /// Name of the archive that holds it.
    pub archive: Option<String>,
    /// Lines, header not counted.
    pub lines: u64,
    /// Bytes of the text, header included.
    pub bytes: u64,
}

/// The exact difference between two days of the main file, compared as multisets of lines.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// Persons who were not listed the day before.
    pub persons_added: u64,
    /// Persons who are listed no more.
    pub persons_removed: u64,
    /// Persons listed on both days, with other lines.
    pub persons_changed: u64,
    /// Lines that the day before did not have, or had fewer times.
    pub lines_added: u64,
    /// Lines of the day before that are gone, or are there fewer times.
    pub lines_removed: u64,
    /// RPPS of the persons added, in ascending order.
    pub added: Vec<u64>,
    /// RPPS of the persons removed, in ascending order.
    pub removed: Vec<u64>,
    /// RPPS of the persons changed, in ascending order.
    pub changed: Vec<u64>,
}
