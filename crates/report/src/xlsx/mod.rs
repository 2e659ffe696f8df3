//! Writing XLSX files from plain data.

mod error;
mod model;
mod write;

pub use error::XlsxError;
pub use model::{Book, Column, Page, Value};
pub use write::write;
