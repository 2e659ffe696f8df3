//! Reading XLSX files that come from outside.
//!
//! A file goes through three gates before a cell is read: its size and its ZIP directory (`intake`), what its parts really
//! inflate to (`intake`), what their tags declare (`tags`). Only the parts that hold cells are ever inflated; macros,
//! pictures and links are left where they are. Then `cells` walks each sheet cell by cell and stops at the bounds.

mod cells;
mod error;
mod intake;
mod limits;
mod model;
mod tags;
mod text;

pub use error::SheetError;
pub use limits::Limits;
pub use model::{Cell, Notice, NoticeKind, Place, Row, Sheet, Workbook, column_letters};
pub use text::normalised;

/// Reads a workbook.
///
/// Merged cells are filled from their first cell, formulas give the value their program kept beside them (none is ever
/// evaluated), dates are written `2026-11-23`, texts are [`normalised`].
///
/// # Errors
/// The file is not a workbook, is protected, is damaged, or is beyond the limits.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, SheetError> {
    let taken = intake::take(bytes, limits)?;
    cells::read(taken, limits)
}
