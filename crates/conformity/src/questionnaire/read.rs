//! From bytes to a questionnaire: bounded, and an error says where it is.

use super::lines::Lines;
use super::model::Questionnaire;
use serde_saphyr::{Error, Options};
use std::fmt;

/// Largest file read, in bytes.
pub const MAX_FILE: usize = 4 * 1024 * 1024;

/// Deepest nesting of lists and maps: a file without conditions needs 12, conditions of conditions some more.
const MAX_DEPTH: usize = 60;

/// A questionnaire and where its parts stand in the file.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Name of the file, as given.
    pub file: String,
    /// What it holds.
    pub questionnaire: Questionnaire,
    /// Lines of its themes, sections and questions.
    pub lines: Lines,
}

/// Why a file cannot be read. Printed as `file:line:column: …`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ReadError {
    /// Name of the file, as given.
    pub file: String,
    /// Line, from 1; 0 when the whole file is at fault.
    pub line: u64,
    /// Column, from 1, in characters.
    pub column: u64,
    /// What is wrong, in French.
    pub fr: String,
    /// What is wrong, in English.
    pub en: String,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at(), self.en)
    }
}

impl std::error::Error for ReadError {}

impl ReadError {
    /// `file:line:column`.
    pub fn at(&self) -> String {
        match self.line {
            0 => self.file.clone(),
            line => format!("{}:{line}:{}", self.file, self.column),
        }
    }
}

/// Reads one file. `file` names it in errors.
///
/// # Errors
/// The bytes are too many, are not UTF-8, are not YAML, nest too deeply, or do not have the shape of a questionnaire.
pub fn read(file: &str, bytes: &[u8]) -> Result<Sheet, ReadError> {
    let questionnaire: Questionnaire = read_as(file, bytes)?;
    let lines = Lines::read(bytes, options());
    Ok(Sheet { file: file.to_owned(), questionnaire, lines })
}

/// Reads a YAML file of some shape, with the same bounds and the same errors.
pub(crate) fn read_as<T: serde::de::DeserializeOwned>(file: &str, bytes: &[u8]) -> Result<T, ReadError> {
    if bytes.len() > MAX_FILE {
        return Err(ReadError {
            file: file.to_owned(),
            line: 0,
            column: 0,
            fr: format!(
                "le fichier fait {} octets, plus que les 4 Mio acceptés\u{202f}; découpez-le en plusieurs fichiers",
                bytes.len()
            ),
            en: format!(
                "the file is {} bytes, more than the 4 MiB accepted; cut it into several",
                bytes.len()
            ),
        });
    }
    serde_saphyr::from_slice_with_options(bytes, options()).map_err(|error| of_yaml(file, &error))
}

fn options() -> Options {
    serde_saphyr::options! {
        with_snippet: false,
        budget: serde_saphyr::budget! {
            max_depth: MAX_DEPTH,
            max_aliases: 1_000,
            max_anchors: 1_000,
            max_documents: 1,
        },
    }
}

fn of_yaml(file: &str, error: &Error) -> ReadError {
    let error = error.without_snippet();
    let (line, column) = error.location().map_or((0, 0), |at| (at.line(), at.column()));
    let (fr, en) = told(error);
    ReadError { file: file.to_owned(), line, column, fr, en }
}

/// The errors that authors meet, in both languages; the reader's own English words for the others.
fn told(error: &Error) -> (String, String) {
    match error {
        Error::SerdeUnknownField { field, expected, .. } => (
            format!(
                "champ «\u{202f}{field}\u{202f}» inconnu ici\u{202f}; champs possibles\u{202f}: {}",
                expected.join(", ")
            ),
            format!("no field `{field}` here; possible fields: {}", expected.join(", ")),
        ),
        Error::SerdeMissingField { field, .. } => (
            format!(
                "le champ «\u{202f}{field}\u{202f}» manque dans l’élément qui commence ici\u{202f}; ajoutez-le"
            ),
            format!("the field `{field}` is missing in what begins here; add it"),
        ),
        Error::SerdeUnknownVariant { variant, expected, .. } => (
            format!(
                "«\u{202f}{variant}\u{202f}» n’est pas une valeur possible\u{202f}; attendu\u{202f}: {}",
                expected.join(", ")
            ),
            format!("`{variant}` is not a possible value; expected: {}", expected.join(", ")),
        ),
        Error::SerdeInvalidType { unexpected, expected, .. } => (
            format!(
                "une autre sorte de valeur est attendue ici\u{202f}: {expected} (lu\u{202f}: {unexpected})"
            ),
            format!("another kind of value is expected here: {expected} (read: {unexpected})"),
        ),
        Error::DuplicateMappingKey { key, .. } => {
            let key = key.as_deref().unwrap_or("?");
            (
                format!(
                    "la clé «\u{202f}{key}\u{202f}» est écrite deux fois au même endroit\u{202f}; gardez-en une"
                ),
                format!("the key `{key}` is written twice in the same place; keep one"),
            )
        }
        Error::Budget { .. } => {
            let own = first_line(error);
            (
                format!("le fichier est trop profond ou trop chargé ({own})\u{202f}; découpez-le"),
                format!("the file nests too deeply or holds too much ({own}); cut it"),
            )
        }
        Error::InvalidUtf8Input => (
            "le fichier n’est pas en UTF-8\u{202f}; enregistrez-le en UTF-8".to_owned(),
            "the file is not UTF-8; save it as UTF-8".to_owned(),
        ),
        other => {
            let own = first_line(other);
            (format!("le YAML ne se lit pas\u{202f}: {own}"), format!("the YAML cannot be read: {own}"))
        }
    }
}

fn first_line(error: &Error) -> String {
    error.to_string().lines().next().unwrap_or_default().to_owned()
}
