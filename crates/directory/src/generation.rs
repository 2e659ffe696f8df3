//! One immutable, published state of the directory, opened for reading.

use crate::error::DirectoryError;
use crate::library::GenerationInfo;
use crate::model::Person;
use crate::query::{Query, SearchPage};
use crate::report::LoadReport;

/// An open generation. Shared between threads; readers hold the one they opened.
pub struct Generation {
    info: GenerationInfo,
    report: LoadReport,
}

impl Generation {
    /// Identity, dates, counts.
    pub fn info(&self) -> &GenerationInfo {
        &self.info
    }

    /// The report of the load that made it.
    pub fn report(&self) -> &LoadReport {
        &self.report
    }

    /// Searches (DIR-4). Bounded in time whatever the query; never fails on user input.
    pub fn search(&self, _query: &Query) -> Result<SearchPage, DirectoryError> {
        Ok(SearchPage::default())
    }

    /// Everything about one person, by RPPS (11 digits) or IDNPS (12 digits, or legacy `0`+ADELI).
    pub fn person(&self, _id: &str) -> Result<Option<Person>, DirectoryError> {
        Ok(None)
    }
}
