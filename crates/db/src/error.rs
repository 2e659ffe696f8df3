//! What a database may answer instead of what was asked, the same words for both databases.
//!
//! No value of a row enters an error: errors are logged, values are personal data.

use identifiers::Text;
use std::borrow::Cow;

/// Why an action on the records did not happen. [`DbError::code`] is stable; [`DbError::text`] is for people.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DbError {
    /// Something unique exists already.
    #[error("{statement}: {table}({}) must be unique", columns.join(", "))]
    Conflict {
        /// Name of the statement.
        statement: &'static str,
        /// The table.
        table: String,
        /// The columns that must be unique together, as the database names them.
        columns: Vec<String>,
    },
    /// A row that this one points to is missing, or rows still point to this one.
    #[error("{statement}: a row points to one that is not there")]
    Reference {
        /// Name of the statement.
        statement: &'static str,
    },
    /// A rule of the schema (NOT NULL, CHECK, a trigger) refused the change.
    #[error("{statement}: refused by the database: {message}")]
    Refused {
        /// Name of the statement.
        statement: &'static str,
        /// What the database says.
        message: String,
    },
    /// The row changed or went since it was read.
    #[error("{statement}: the row changed or went since it was read")]
    Stale {
        /// Name of the statement.
        statement: &'static str,
    },
    /// Somebody else held what was needed for too long. Nothing was written; the same action may succeed later.
    #[error("{statement}: busy: {message}")]
    Busy {
        /// Name of the statement.
        statement: &'static str,
        /// What the database says.
        message: String,
    },
    /// The database does not answer. The same action may succeed later.
    #[error("{statement}: the database does not answer: {message}")]
    Unavailable {
        /// Name of the statement.
        statement: &'static str,
        /// What the driver says.
        message: String,
    },
    /// The database may be read but not written: file permissions, read-only volume, standby server.
    #[error("{statement}: the database is read-only: {message}")]
    ReadOnly {
        /// Name of the statement.
        statement: &'static str,
        /// What the database says.
        message: String,
    },
    /// No room left on the volume of the database.
    #[error("{statement}: no space left: {message}")]
    Full {
        /// Name of the statement.
        statement: &'static str,
        /// What the database says.
        message: String,
    },
    /// What is stored cannot be read: not a database, or a damaged one.
    #[error("{statement}: damaged or no database: {message}")]
    Damaged {
        /// Name of the statement, or where.
        statement: &'static str,
        /// What is wrong.
        message: String,
    },
    /// An earlier statement of this transaction failed: nothing of it can be kept.
    #[error("{statement}: an earlier statement of this transaction failed")]
    Aborted {
        /// Name of the statement.
        statement: &'static str,
    },
    /// A text that no record may hold (it contains a NUL character).
    #[error("{statement}: a text contains a NUL character")]
    NulCharacter {
        /// Name of the statement.
        statement: &'static str,
    },
    /// A column is missing or holds something else than what the program reads.
    #[error("{statement}: column {column}: {problem}")]
    Column {
        /// Name of the statement.
        statement: &'static str,
        /// Name of the column.
        column: String,
        /// What was expected.
        problem: Cow<'static, str>,
    },
    /// The statement itself is wrong: a fault of the program.
    #[error("{statement}: wrong statement: {message}")]
    Statement {
        /// Name of the statement.
        statement: &'static str,
        /// What the database says.
        message: String,
    },
    /// The address of the database cannot be read.
    #[error("address of the database: {0}")]
    Url(String),
    /// The schema and the program do not go together.
    #[error(transparent)]
    Migration(#[from] crate::migrate::MigrationError),
}

impl DbError {
    /// Stable name, for the table that gives HTTP status and FHIR issue.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Conflict { .. } => "db.conflict",
            Self::Reference { .. } => "db.reference",
            Self::Refused { .. } => "db.refused",
            Self::Stale { .. } => "db.stale",
            Self::Busy { .. } => "db.busy",
            Self::Unavailable { .. } => "db.unavailable",
            Self::ReadOnly { .. } => "db.read_only",
            Self::Full { .. } => "db.full",
            Self::Damaged { .. } => "db.damaged",
            Self::NulCharacter { .. } => "db.nul_character",
            Self::Url(_) => "db.url",
            Self::Migration(_) => "db.migration",
            Self::Aborted { .. } | Self::Column { .. } | Self::Statement { .. } => "db.fault",
        }
    }

    /// May the same action succeed if it is tried again a little later?
    pub const fn is_passing(&self) -> bool {
        matches!(self, Self::Busy { .. } | Self::Unavailable { .. })
    }

    /// Is it a conflict on exactly these columns of this table?
    pub fn is_conflict_on(&self, table: &str, columns: &[&str]) -> bool {
        matches!(self, Self::Conflict { table: t, columns: c, .. } if t == table && c == columns)
    }

    /// What happened and what to do, for the person in front of the screen.
    pub fn text(&self) -> Text {
        match self {
            Self::Conflict { .. } => Text::new(
                "Cette valeur existe déjà. Rien n’a été enregistré\u{202f}: modifiez-la puis recommencez.",
                "This value exists already. Nothing was saved: change it, then try again.",
            ),
            Self::Reference { .. } => Text::new(
                "Un élément lié n’existe plus, ou est encore utilisé ailleurs. Rien n’a été enregistré\u{202f}: \
                 rechargez la page.",
                "A linked item no longer exists, or is still used elsewhere. Nothing was saved: reload the page.",
            ),
            Self::Refused { .. } => Text::new(
                "La base de données a refusé cette modification. Rien n’a été enregistré.",
                "The database refused this change. Nothing was saved.",
            ),
            Self::Stale { .. } => Text::new(
                "Quelqu’un a modifié cet élément entre-temps. Rien n’a été enregistré\u{202f}: rechargez la page \
                 puis recommencez.",
                "Somebody changed this item meanwhile. Nothing was saved: reload the page, then try again.",
            ),
            Self::Busy { .. } => Text::new(
                "La base de données est occupée. Rien n’a été enregistré\u{202f}: recommencez dans quelques secondes.",
                "The database is busy. Nothing was saved: try again in a few seconds.",
            ),
            Self::Unavailable { .. } => Text::new(
                "La base de données ne répond pas. Recommencez dans une minute\u{202f}; si cela dure, prévenez \
                 l’administrateur.",
                "The database does not answer. Try again in a minute; if it lasts, tell the administrator.",
            ),
            Self::ReadOnly { .. } => Text::new(
                "La base de données est en lecture seule\u{202f}: on peut consulter, pas enregistrer. Prévenez \
                 l’administrateur.",
                "The database is read-only: things can be read, not saved. Tell the administrator.",
            ),
            Self::Full { .. } => Text::new(
                "Il n’y a plus de place sur le disque de la base de données. Rien n’a été enregistré\u{202f}: \
                 prévenez l’administrateur.",
                "No space is left on the volume of the database. Nothing was saved: tell the administrator.",
            ),
            Self::Damaged { .. } => Text::new(
                "La base de données est illisible. Prévenez l’administrateur\u{202f}: une sauvegarde devra être \
                 restaurée.",
                "The database cannot be read. Tell the administrator: a backup will have to be restored.",
            ),
            Self::NulCharacter { .. } => Text::new(
                "Un texte contient un caractère interdit (NUL). Rien n’a été enregistré\u{202f}: retirez-le.",
                "A text contains a forbidden character (NUL). Nothing was saved: remove it.",
            ),
            Self::Url(_) => Text::new(
                "L’adresse de la base de données n’est pas comprise. Elle s’écrit sqlite:CHEMIN ou \
                 postgres://HÔTE/BASE.",
                "The address of the database is not understood. Write sqlite:PATH or postgres://HOST/DATABASE.",
            ),
            Self::Migration(error) => error.text(),
            Self::Aborted { .. } | Self::Column { .. } | Self::Statement { .. } => Text::new(
                "Le programme a rencontré une erreur interne. Rien n’a été enregistré\u{202f}; le journal en dit la \
                 cause.",
                "The program met an internal error. Nothing was saved; the log tells the cause.",
            ),
        }
    }
}
