//! Référentiels: what the State asks of a product, read from the files it publishes.
//!
//! * [`import`]: bytes become requirements, scenarios, evidences and groups; what is not taken is told with its place and
//!   its reason. It reads REM workbooks (Ségur, DMN) in the layouts known, and CISO Assistant libraries.
//! * [`diff`]: two editions compared: added, removed, changed, renumbered.
//! * [`Id`]: identifiers of both families, their own text kept.
//!
//! Nothing here is lost silently: `rows_read` is the sum of the rows kept, rejected, empty, of headers and of headings.

mod columns;
mod diff;
mod error;
mod fold;
mod gather;
mod id;
mod import;
mod library;
mod markup;
mod medium;
mod model;
mod rem;
mod steps;

pub use diff::{Change, Changes, Diff, Renumbered, diff};
pub use error::ImportError;
pub use id::{Family, Id, Parts};
pub use import::import;
pub use medium::Medium;
pub use model::{
    Choice, Counts, DependsOn, Evidence, Format, Group, ImplementationGroup, Import, Level, MAX_TOLD, Notice,
    Obligation, Place, Question, Rejected, Requirement, Scale, Scenario, Wording,
};
