//! Why an action on the FAQ did not happen.

use crate::content::Broken;
use thiserror::Error;

/// Why an action on the FAQ did not happen.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum FaqError {
    /// Only an instructor or an administrator edits.
    #[error("only an instructor or an administrator edits the FAQ")]
    Forbidden,
    /// Nothing under this id, language or version.
    #[error("no such entry or version")]
    NotFound,
    /// The entry breaks a rule.
    #[error("{}: {}", .0.field, .0.en)]
    Invalid(Broken),
    /// A stored version cannot be read any more.
    #[error("version {version} of {id} cannot be read: {detail}")]
    Damaged {
        /// Entry.
        id: String,
        /// Version.
        version: i64,
        /// Why.
        detail: String,
    },
    /// The database.
    #[error(transparent)]
    Db(#[from] db::DbError),
}

impl FaqError {
    /// What happened and what to do, in French and in English.
    pub fn text(&self) -> [String; 2] {
        match self {
            Self::Forbidden => [
                "Seuls les instructeurs et les administrateurs modifient la FAQ.".into(),
                "Only instructors and administrators edit the FAQ.".into(),
            ],
            Self::NotFound => [
                "Cette réponse ou cette version n’existe pas\u{202f}; revenez à la liste.".into(),
                "There is no such answer or version; go back to the list.".into(),
            ],
            Self::Invalid(Broken { field, fr, en }) => [
                format!("Champ «\u{202f}{field}\u{202f}» à corriger\u{202f}: {fr}."),
                format!("Field “{field}” to be corrected: {en}."),
            ],
            Self::Damaged { id, version, .. } => [
                format!(
                    "La version {version} de «\u{202f}{id}\u{202f}» est illisible\u{202f}; restaurez-la depuis une sauvegarde."
                ),
                format!("Version {version} of “{id}” cannot be read; restore it from a backup."),
            ],
            Self::Db(error) => {
                let text = error.text();
                [text.fr.into_owned(), text.en.into_owned()]
            }
        }
    }
}
