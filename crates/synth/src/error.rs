//! What can go wrong.

use std::path::PathBuf;

/// Why a set was not written.
#[derive(Debug, thiserror::Error)]
pub enum SynthError {
    /// More rows than there are fictitious numbers.
    #[error("{rows} rows are too many: at most {most}")]
    TooManyRows {
        /// Rows asked.
        rows: u64,
        /// The most that can be numbered.
        most: u64,
    },
    /// No row or no day.
    #[error("at least one row and one day are needed")]
    Nothing,
    /// The first date is not a date, or the days run past the calendar.
    #[error("{year}-{month}-{day} is no date to start from")]
    Date {
        /// Year.
        year: i16,
        /// Month.
        month: u8,
        /// Day.
        day: u8,
    },
    /// A file or folder could not be written.
    #[error("cannot write {path}: {source}")]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// An archive could not be written.
    #[error("cannot write {path}: {source}")]
    Archive {
        /// The archive.
        path: PathBuf,
        /// Why.
        source: zip::result::ZipError,
    },
}
