//! A document to print, as plain data.

/// A document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Its title: first on its first page, and in the properties of the file.
    pub title: String,
    /// `fr` or `en`.
    pub lang: String,
    /// What stands under every page, before its number.
    pub foot: String,
    /// When it is said to be made, in seconds since 1970 UTC: the caller's clock. Same data, same second, same bytes.
    pub created: i64,
    /// What it holds, in reading order.
    pub blocks: Vec<Block>,
}

impl Document {
    /// Its title; one that has none is still named, as PDF/UA-1 asks.
    pub(super) fn name(&self) -> &str {
        if self.title.trim().is_empty() { "Jalon" } else { &self.title }
    }
}

/// A part of a document. Texts may hold line ends.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading: 2 a chapter, 3 a section, 4 an entry.
    Heading(u8, String),
    /// A paragraph.
    Text(String),
    /// A paragraph that stands back: sources, hints.
    Quiet(String),
    /// A paragraph that stands out.
    Strong(String),
    /// Items.
    List(Vec<String>),
    /// A table: heads, share of the width of each column, rows.
    Table {
        /// Heads, one for each column.
        heads: Vec<String>,
        /// Width of each column, in parts of their sum.
        widths: Vec<f32>,
        /// Rows; a row may be shorter than the heads.
        rows: Vec<Vec<String>>,
    },
    /// What follows begins a page.
    NewPage,
}
