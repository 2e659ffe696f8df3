//! Workbooks: read behind guards, written from plain data. No SQL, no HTTP, no clock.
//!
//! * [`sheet::read`]: the bytes of an XLSX file become rows of plain texts, each with its place (sheet, row, column);
//!   what was cut, filled or ignored is said in [`sheet::Workbook::notices`].
//! * [`xlsx::write`]: sheets of plain data become the bytes of an XLSX file.
//!
//! Errors are types with their French and English texts.

pub mod sheet;
pub mod xlsx;
