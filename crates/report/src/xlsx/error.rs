//! Why a workbook is not written.

use identifiers::Text;

/// Why a workbook is not written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum XlsxError {
    /// A sheet has more rows than the format holds, or a row more cells than there are columns.
    #[error("sheet {sheet}: too many rows or cells")]
    TooMany {
        /// Its name.
        sheet: String,
    },
    /// A text is longer than a cell may hold.
    #[error("sheet {sheet}, row {row}, column {column}: text too long")]
    TooLong {
        /// Name of the sheet.
        sheet: String,
        /// Row, from 1.
        row: u32,
        /// Letters of the column.
        column: String,
    },
    /// There is no sheet, or a sheet has no column.
    #[error("nothing to write")]
    Empty,
    /// The library gave up.
    #[error("{0}")]
    Writer(String),
}

impl XlsxError {
    /// What happened and what to do.
    pub fn text(&self) -> Text {
        match self {
            Self::TooMany { sheet } => Text::of(
                format!(
                    "La feuille «\u{202f}{sheet}\u{202f}» a trop de lignes ou de cellules pour un classeur. Réduisez la sélection."
                ),
                format!("The sheet “{sheet}” has too many rows or cells for a workbook. Select less."),
            ),
            Self::TooLong { sheet, row, column } => Text::of(
                format!(
                    "Feuille «\u{202f}{sheet}\u{202f}», cellule {column}{row}\u{202f}: le texte dépasse les 32\u{202f}767 caractères d’une cellule. Raccourcissez-le."
                ),
                format!(
                    "Sheet “{sheet}”, cell {column}{row}: the text is beyond the 32,767 characters of a cell. Shorten it."
                ),
            ),
            Self::Empty => Text::new(
                "Il n’y a rien à écrire dans le classeur.",
                "There is nothing to write in the workbook.",
            ),
            Self::Writer(error) => Text::of(
                format!("Le classeur n’a pas pu être écrit\u{202f}: {error}."),
                format!("The workbook could not be written: {error}."),
            ),
        }
    }
}
