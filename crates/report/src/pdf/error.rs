//! Why a document cannot be printed.

use identifiers::Text;

/// Why a document cannot be printed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// More pages than anybody reads.
    #[error("the document has more than {0} pages")]
    TooLong(usize),
    /// The writer refused it.
    #[error("the PDF cannot be written: {0}")]
    Refused(String),
}

impl PdfError {
    /// The same in both languages.
    pub fn text(&self) -> Text {
        match self {
            Self::TooLong(pages) => Text::of(
                format!("Le document dépasse {pages} pages\u{202f}: exportez-le en XLSX, ou par thème."),
                format!("The document has more than {pages} pages: export it as XLSX, or by theme."),
            ),
            Self::Refused(why) => Text::of(
                format!("Le PDF n’a pas pu être écrit ({why}). Imprimez la page de lecture à la place."),
                format!("The PDF could not be written ({why}). Print the reading page instead."),
            ),
        }
    }
}
