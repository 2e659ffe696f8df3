//! A workbook as plain texts, each with its place.

use identifiers::Text;
use serde::Serialize;
use std::fmt;

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workbook {
    /// Its sheets, in their order; those without a cell included.
    pub sheets: Vec<Sheet>,
    /// What was cut or ignored.
    pub notices: Vec<Notice>,
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// True when whoever opens the file does not see it.
    pub hidden: bool,
    /// Rows that hold something, by increasing number.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number, from 1, as a spreadsheet shows it.
    pub number: u32,
    /// Cells that hold something, by increasing column.
    pub cells: Vec<Cell>,
}

/// A cell that holds something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its column, from 0.
    pub column: u16,
    /// Its text, normalised, never empty.
    pub text: String,
    /// True when the text is that of the first cell of a merged range, of which this is another cell.
    pub filled: bool,
}

impl Row {
    /// The text of a column, empty when there is none.
    pub fn text(&self, column: u16) -> &str {
        self.cell(column).map_or("", |cell| cell.text.as_str())
    }

    /// The cell of a column, if it holds something.
    pub fn cell(&self, column: u16) -> Option<&Cell> {
        let at = self.cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
        self.cells.get(at)
    }
}

impl Sheet {
    /// A place of this sheet; `column` from 0.
    pub fn place(&self, row: u32, column: Option<u16>) -> Place {
        Place { sheet: self.name.clone(), row, column: column.map(column_letters) }
    }
}

/// Where, in a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Place {
    /// Name of the sheet.
    pub sheet: String,
    /// Number of the row, from 1.
    pub row: u32,
    /// Letters of the column, when it is one cell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
}

impl fmt::Display for Place {
    /// `Exigences!C12`, as a spreadsheet writes it; `Exigences!12` for a whole row.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}!{}{}", self.sheet, self.column.as_deref().unwrap_or_default(), self.row)
    }
}

/// Letters of a column, from 0: `A`, `Z`, `AA`.
pub fn column_letters(column: u16) -> String {
    let mut letters = Vec::new();
    let mut left = u32::from(column) + 1;
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or_default()));
        left /= 26;
    }
    letters.iter().rev().collect()
}

/// Something of the file that is not in the rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// What.
    pub kind: NoticeKind,
    /// Where, when it is somewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// What can be cut or ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// The file holds macros: they were not read.
    Macros,
    /// Rows from this one on were left out.
    RowsCut,
    /// Columns from this one on were left out.
    ColumnsCut,
    /// The text of this cell was cut.
    TextCut,
    /// Sheets after the last one read were left out.
    SheetsCut,
    /// Formats of cells were too many to be read: dates of the file are numbers.
    FormatsIgnored,
}

impl Notice {
    /// What happened, in both languages, without its place.
    pub const fn text(&self) -> Text {
        match self.kind {
            NoticeKind::Macros => Text::new(
                "Le fichier contient des macros\u{202f}: elles ont été ignorées.",
                "The file holds macros: they were ignored.",
            ),
            NoticeKind::RowsCut => Text::new(
                "La feuille a trop de lignes\u{202f}: elle n’est pas lue à partir d’ici.",
                "The sheet has too many rows: it is not read from here on.",
            ),
            NoticeKind::ColumnsCut => Text::new(
                "La feuille a trop de colonnes\u{202f}: celles qui viennent à partir d’ici ne sont pas lues.",
                "The sheet has too many columns: those from here on are not read.",
            ),
            NoticeKind::TextCut => Text::new(
                "Le texte de cette cellule est trop long\u{202f}: la fin a été coupée.",
                "The text of this cell is too long: its end was cut.",
            ),
            NoticeKind::SheetsCut => Text::new(
                "Le classeur a trop de feuilles\u{202f}: les dernières ne sont pas lues.",
                "The workbook has too many sheets: the last ones are not read.",
            ),
            NoticeKind::FormatsIgnored => Text::new(
                "Les mises en forme du classeur sont trop nombreuses\u{202f}: ses dates sont lues comme des nombres.",
                "The formats of the workbook are too many: its dates are read as numbers.",
            ),
        }
    }
}
