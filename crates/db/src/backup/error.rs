//! Why a backup was not made, or not restored.

use crate::audit::Why;
use crate::documents::DocumentError;
use crate::error::DbError;
use crate::objects::StoreError;
use identifiers::Text;

/// Why a backup was not made, or not restored. [`code`](Self::code) is stable; [`text`](Self::text) is for people.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BackupError {
    /// The file of the archive.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// The file is no archive of this program, or one of a later format.
    #[error("this is no backup, or one of a newer program: {0}")]
    NotABackup(String),
    /// An entry is missing, or is not what the manifest says.
    #[error("the backup is damaged: {entry}: {problem}")]
    Damaged {
        /// The entry.
        entry: String,
        /// In what.
        problem: String,
    },
    /// The audit trail of the archive is broken.
    #[error("the audit trail in the backup is broken at entry {seq}: {why}")]
    Audit {
        /// The first entry that is wrong.
        seq: i64,
        /// In what.
        why: Why,
    },
    /// The place to restore into is not empty.
    #[error("{what} is not empty: a backup is restored into an empty place only")]
    NotEmpty {
        /// Database or document store.
        what: &'static str,
    },
    /// The records know documents, and no document store was given.
    #[error("the records have documents: give the document store")]
    NoStore,
    /// A column that the portable format cannot hold: a fault of a migration.
    #[error("{table}.{column} has a type outside of the portable subset")]
    Unportable {
        /// The table.
        table: String,
        /// The column.
        column: String,
    },
    /// The documents.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// The object store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The records.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl BackupError {
    /// Stable name.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::File { .. } => "backup.file",
            Self::NotABackup(_) => "backup.format",
            Self::Damaged { .. } => "backup.damaged",
            Self::Audit { .. } => "backup.audit",
            Self::NotEmpty { .. } => "backup.not_empty",
            Self::NoStore => "backup.no_store",
            Self::Unportable { .. } => "backup.unportable",
            Self::Document(error) => error.code(),
            Self::Store(_) => "document.store",
            Self::Db(error) => error.code(),
        }
    }

    /// What happened and what to do.
    pub fn text(&self) -> Text {
        match self {
            Self::File { path, source } => Text::of(
                format!(
                    "Le fichier {path} ne peut pas être lu ou écrit ({source}). Vérifiez le chemin, les droits et la \
                     place libre."
                ),
                format!(
                    "The file {path} cannot be read or written ({source}). Check path, rights and free space."
                ),
            ),
            Self::NotABackup(_) => Text::new(
                "Ce fichier n’est pas une sauvegarde de ce programme, ou vient d’une version plus récente. Rien n’a \
                 été modifié.",
                "This file is no backup of this program, or belongs to a newer version. Nothing was changed.",
            ),
            Self::Damaged { entry, .. } => Text::of(
                format!(
                    "La sauvegarde est endommagée ({entry}). Rien n’a été modifié\u{202f}: prenez-en une autre."
                ),
                format!("The backup is damaged ({entry}). Nothing was changed: take another one."),
            ),
            Self::Audit { seq, .. } => Text::of(
                format!(
                    "Le journal d’audit de la sauvegarde a été altéré (entrée {seq}). Rien n’a été modifié\u{202f}: \
                     prenez une autre sauvegarde et cherchez qui a pu modifier celle-ci."
                ),
                format!(
                    "The audit trail of the backup was tampered with (entry {seq}). Nothing was changed: take \
                     another backup, and look for who could change this one."
                ),
            ),
            Self::NotEmpty { .. } => Text::new(
                "La destination n’est pas vide. Une sauvegarde se restaure dans une base et un espace de documents \
                 neufs. Rien n’a été modifié.",
                "The destination is not empty. A backup is restored into a new database and a new document store. \
                 Nothing was changed.",
            ),
            Self::NoStore => Text::new(
                "Des documents existent\u{202f}: indiquez aussi leur espace de stockage.",
                "There are documents: give their store too.",
            ),
            Self::Unportable { .. } => Text::new(
                "Le schéma de la base de données contient un type que la sauvegarde ne connaît pas. Prévenez les \
                 auteurs du programme.",
                "The schema of the database has a type that backups do not know. Tell the authors of the program.",
            ),
            Self::Document(error) => error.text(),
            Self::Store(error) => Text::of(
                format!("L’espace de stockage des documents ne répond pas ({error}). Recommencez plus tard."),
                format!("The store of the documents does not answer ({error}). Try again later."),
            ),
            Self::Db(error) => error.text(),
        }
    }
}
