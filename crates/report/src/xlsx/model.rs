//! A workbook to write, as plain data.

/// A workbook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    /// Its title, in the properties of the file.
    pub title: String,
    /// When it is said to be made, in seconds since 1970 UTC: the caller's clock. Same data, same second, same bytes.
    pub created: i64,
    /// Its sheets.
    pub pages: Vec<Page>,
}

/// A sheet: a frozen, filtered header, then rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Its name; what a sheet may not be named is replaced, and a name given twice gets a number.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows; a row may be shorter than the columns.
    pub rows: Vec<Vec<Value>>,
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// Its header.
    pub title: String,
    /// Its width, in characters.
    pub width: f64,
    /// Hidden: keys by which the file will be read again.
    pub hidden: bool,
}

impl Column {
    /// A column that is seen.
    pub fn new(title: &str, width: f64) -> Self {
        Self { title: title.to_owned(), width, hidden: false }
    }

    /// A column that is not.
    pub fn hidden(title: &str) -> Self {
        Self { title: title.to_owned(), width: 8.0, hidden: true }
    }
}

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// A text, whatever it begins with: never a formula.
    Text(String),
    /// A number.
    Number(f64),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}
