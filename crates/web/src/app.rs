//! What the handlers are given: the directory, the clock, and whether this is a demonstration.

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
}

impl App {
    /// Real data, at the time of `clock`.
    pub fn new(library: Arc<Library>, clock: fn() -> i64) -> Self {
        Self { library, clock, demo: false }
    }

    /// The same, announced as a demonstration.
    #[must_use]
    pub fn demo(self, demo: bool) -> Self {
        Self { demo, ..self }
    }
}
