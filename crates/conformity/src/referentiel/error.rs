//! Why a file is no référentiel.

use crate::questionnaire::ReadError;
use identifiers::Text;
use report::sheet::SheetError;

/// Why a file is no référentiel.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// The workbook cannot be read.
    #[error(transparent)]
    Sheet(#[from] SheetError),
    /// No sheet of the workbook has the headers of a REM: the names of those looked at, the first ten.
    #[error("no headers of a REM in {0:?}")]
    NoHeader(Vec<String>),
    /// The YAML cannot be read.
    #[error(transparent)]
    Yaml(#[from] ReadError),
    /// The YAML is no CISO Assistant library with a framework.
    #[error("no framework in it")]
    NoFramework,
    /// Neither a workbook nor YAML.
    #[error("neither a workbook nor YAML")]
    Unknown,
}

impl ImportError {
    /// Stable word for machines.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Sheet(error) => error.code(),
            Self::NoHeader(_) => "referentiel.no_header",
            Self::Yaml(_) => "referentiel.yaml",
            Self::NoFramework => "referentiel.no_framework",
            Self::Unknown => "referentiel.unknown",
        }
    }

    /// What happened and what to do.
    pub fn text(&self) -> Text {
        match self {
            Self::Sheet(error) => error.text(),
            Self::NoHeader(sheets) => Text::of(
                format!(
                    "Aucune feuille n’a les en-têtes d’un REM (N° exigence, Énoncé, N° scénario, Preuve…). Feuilles lues\u{202f}: {}. \
                     Vérifiez que le fichier est bien un REM, et que la ligne d’en-têtes y est.",
                    sheets.join(", ")
                ),
                format!(
                    "No sheet has the headers of a REM (N° exigence, Énoncé, N° scénario, Preuve…). Sheets read: {}. Check that \
                     the file is a REM and that its row of headers is there.",
                    sheets.join(", ")
                ),
            ),
            Self::Yaml(error) => Text::of(
                format!("{}\u{202f}: {}.", error.at(), error.fr),
                format!("{}: {}.", error.at(), error.en),
            ),
            Self::NoFramework => Text::new(
                "Ce fichier YAML n’est pas une bibliothèque CISO Assistant avec un référentiel (objects.framework.requirement_nodes).",
                "This YAML file is no CISO Assistant library with a framework (objects.framework.requirement_nodes).",
            ),
            Self::Unknown => Text::new(
                "Ce fichier n’est ni un classeur XLSX ni un fichier YAML en UTF-8.",
                "This file is neither an XLSX workbook nor a YAML file in UTF-8.",
            ),
        }
    }
}
