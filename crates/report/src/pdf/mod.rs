//! Documents to print, as PDF (ISO 32000-1) with the structure that PDF/UA-1 (ISO 14289-1) asks for: headings, lists,
//! tables with their heads, language, title, outline. A4, one fount, embedded.

mod error;
mod face;
mod layout;
mod model;
mod write;

pub use error::PdfError;
pub use model::{Block, Document};
pub use write::write;
