//! Workbooks read behind guards and written from plain data; documents to print. No SQL, no HTTP, no clock.
//!
//! * [`sheet::read`]: the bytes of an XLSX file become rows of plain texts, each with its place (sheet, row, column);
//!   what was cut, filled or ignored is said in [`sheet::Workbook::notices`].
//! * [`xlsx::write`]: sheets of plain data become the bytes of an XLSX file.
//! * [`pdf::write`]: headings, paragraphs, lists and tables become the bytes of an accessible PDF.
//!
//! Errors are types with their French and English texts.

pub mod pdf;
pub mod sheet;
pub mod xlsx;
