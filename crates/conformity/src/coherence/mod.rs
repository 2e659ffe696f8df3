//! What cannot be true together, or no longer is: rules over the answers of a product, of the strategy, of time (CNV-7).
//!
//! * [`shipped`]: `content/coherence.yaml`, compiled in; [`read`] and [`check()`] for one's own.
//! * [`run`]: the rules over one product and the strategy; [`siblings`]: variants of one product that answer differently;
//!   [`company()`]: the records of a company among themselves.

mod check;
#[cfg(feature = "records")]
mod company;
mod model;
mod run;

pub use check::check;
#[cfg(feature = "records")]
pub use company::{Company, Problem, company};
pub use model::{Expiry, Rule, Rules, Severity, Siblings};
pub use run::{Answered, Found, run, siblings};

use crate::questionnaire::{ReadError, read_as};
use std::sync::LazyLock;

/// Reads rules. `file` names them in errors.
///
/// # Errors
/// As for a questionnaire: too big, not YAML, not of the shape; with line and column.
pub fn read(file: &str, bytes: &[u8]) -> Result<Rules, ReadError> {
    read_as(file, bytes)
}

/// The shipped rules. A test reads and checks them.
///
/// # Errors
/// The file cannot be read: the program was built from changed content without its tests.
pub fn shipped() -> Result<&'static Rules, &'static ReadError> {
    static RULES: LazyLock<Result<Rules, ReadError>> =
        LazyLock::new(|| read("coherence.yaml", include_bytes!(env!("COHERENCE"))));
    RULES.as_ref()
}
