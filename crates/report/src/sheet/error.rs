//! Why a workbook is not read.

use super::model::Place;
use identifiers::Text;

/// Why a workbook is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// The file has more bytes than the limit.
    #[error("the file is {bytes} bytes, more than {most}")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The limit.
        most: usize,
    },
    /// The bytes are not a ZIP archive, or it is cut.
    #[error("not a ZIP archive, or a cut one")]
    NotZip,
    /// The old binary format, or a file under a password: both begin alike.
    #[error("an .xls file, or one under a password")]
    LegacyOrProtected,
    /// A ZIP archive that is no XLSX workbook: a document, an OpenDocument sheet, an `.xlsb`.
    #[error("a ZIP archive that is not an XLSX workbook")]
    NotWorkbook,
    /// The archive has more entries than the limit.
    #[error("more than {most} entries")]
    TooManyEntries {
        /// The limit.
        most: usize,
    },
    /// The archive inflates, or says that it inflates, to more than the limit.
    #[error("inflates to more than {most} bytes")]
    Bomb {
        /// The limit, in bytes.
        most: u64,
    },
    /// A part of the file contradicts itself or cannot be read.
    #[error("damaged at {part}")]
    Damaged {
        /// Name of the part or place of the cell.
        part: String,
    },
    /// More cells or more text than the limits, merged ranges filled.
    #[error("too much in it, from {place}")]
    TooMuch {
        /// Where it became too much.
        place: Place,
    },
}

impl SheetError {
    /// Stable word for machines.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "sheet.too_large",
            Self::NotZip => "sheet.not_zip",
            Self::LegacyOrProtected => "sheet.legacy_or_protected",
            Self::NotWorkbook => "sheet.not_workbook",
            Self::TooManyEntries { .. } => "sheet.too_many_entries",
            Self::Bomb { .. } => "sheet.bomb",
            Self::Damaged { .. } => "sheet.damaged",
            Self::TooMuch { .. } => "sheet.too_much",
        }
    }

    /// What happened and what to do.
    pub fn text(&self) -> Text {
        match self {
            Self::TooLarge { bytes, most } => Text::of(
                format!(
                    "Le fichier fait {bytes} octets, plus que les {} Mio acceptés. Gardez-en les feuilles utiles seulement.",
                    most >> 20
                ),
                format!(
                    "The file is {bytes} bytes, more than the {} MiB accepted. Keep only its useful sheets.",
                    most >> 20
                ),
            ),
            Self::NotZip => Text::new(
                "Ce n’est pas un classeur XLSX, ou le fichier est coupé. Téléchargez-le à nouveau, ou enregistrez-le au format XLSX.",
                "This is not an XLSX workbook, or the file is cut. Download it again, or save it as XLSX.",
            ),
            Self::LegacyOrProtected => Text::new(
                "Le classeur est à l’ancien format XLS, ou protégé par un mot de passe. Enregistrez-le au format XLSX, sans mot de passe.",
                "The workbook is in the old XLS format, or under a password. Save it as XLSX, without a password.",
            ),
            Self::NotWorkbook => Text::new(
                "Cette archive n’est pas un classeur XLSX (document, ODS ou XLSB, peut-être). Enregistrez-la au format XLSX.",
                "This archive is not an XLSX workbook (a document, ODS or XLSB, maybe). Save it as XLSX.",
            ),
            Self::TooManyEntries { most } => Text::of(
                format!(
                    "Le classeur contient plus de {most} éléments. Enregistrez-le sans ses images ni ses objets."
                ),
                format!(
                    "The workbook holds more than {most} parts. Save it without its pictures and objects."
                ),
            ),
            Self::Bomb { most } => Text::of(
                format!(
                    "Une fois décompressé, le classeur dépasse {} Mio\u{202f}: il est refusé. Gardez-en les feuilles utiles seulement.",
                    most >> 20
                ),
                format!(
                    "Once inflated, the workbook is beyond {} MiB: it is refused. Keep only its useful sheets.",
                    most >> 20
                ),
            ),
            Self::Damaged { part } => Text::of(
                format!(
                    "Le classeur est abîmé à cet endroit\u{202f}: {part}. Ouvrez-le dans un tableur et enregistrez-le à nouveau."
                ),
                format!(
                    "The workbook is damaged at this place: {part}. Open it in a spreadsheet program and save it again."
                ),
            ),
            Self::TooMuch { place } => Text::of(
                format!(
                    "Le classeur contient trop de cellules ou de texte, à partir de {place}. Découpez-le."
                ),
                format!("The workbook holds too many cells or too much text, from {place} on. Cut it."),
            ),
        }
    }
}
