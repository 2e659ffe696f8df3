//! What the handlers are given: the directory, the records, the clock, and whether this is a demonstration.

use crate::records::Records;
use crate::shelf::Shelf;
use directory::Library;
use std::sync::Arc;

/// The state of the router. Cheap to clone: one is cloned for each request.
#[derive(Clone)]
pub struct App {
    /// The generations of the directory.
    pub library: Arc<Library>,
    /// Seconds since 1970-01-01T00:00:00Z; the age of the data is counted from it.
    pub clock: fn() -> i64,
    /// The data are fictitious: said at the top of every page.
    pub demo: bool,
    /// Companies, people, rights; without them the directory is served alone.
    pub records: Option<Arc<Records>>,
    /// The FAQ as readers see it.
    pub(crate) shelf: Arc<Shelf>,
}

impl App {
    /// Real data, at the time of `clock`, without records.
    pub fn new(library: Arc<Library>, clock: fn() -> i64) -> Self {
        Self { library, clock, demo: false, records: None, shelf: Arc::default() }
    }

    /// The same, announced as a demonstration.
    #[must_use]
    pub fn demo(self, demo: bool) -> Self {
        Self { demo, ..self }
    }

    /// The same, with the pages of accounts.
    #[must_use]
    pub fn with_records(self, records: Records) -> Self {
        Self { records: Some(Arc::new(records)), ..self }
    }

    /// Makes what is made once (the index of the FAQ, some tens of milliseconds), so that no visitor waits for it.
    pub async fn prepare(&self) {
        drop(self.shelf.edition(self.records.as_ref()).await);
    }
}
