//! Migrations: each room brings its steps, all are applied in one transaction or none.

use crate::database::Database;
use crate::driver::{Dialect, Purpose, Sql, Transaction};
use crate::error::DbError;
use crate::hex;
use crate::row::Row;
use futures_util::stream::TryStreamExt;
use identifiers::Text;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The steps of one room, in ascending versions.
#[derive(Clone, Copy, Debug)]
pub struct Migrations {
    /// Name of the room.
    pub room: &'static str,
    /// Its steps. A released step never changes; a new need is a new step.
    pub steps: &'static [Step],
}

/// One step of a room's schema, in the types of [`Kind`](crate::Kind). Steps run inside the transaction of the migration:
/// one that rebuilds a table of SQLite begins with `PRAGMA defer_foreign_keys = ON`.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// From 1, ascending.
    pub version: u32,
    /// What it does, in a few words.
    pub name: &'static str,
    /// Statements for SQLite, separated by semicolons.
    pub sqlite: &'static str,
    /// Statements for PostgreSQL, separated by semicolons.
    pub postgres: &'static str,
}

impl Step {
    /// A step whose text is the same for both databases.
    pub const fn new(version: u32, name: &'static str, sql: &'static str) -> Self {
        Self { version, name, sqlite: sql, postgres: sql }
    }

    const fn text(&self, dialect: Dialect) -> &'static str {
        match dialect {
            Dialect::Sqlite => self.sqlite,
            Dialect::Postgres => self.postgres,
        }
    }
}

/// What a migration did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// Steps applied now: room and version, in the order of their application.
    pub now: Vec<(&'static str, u32)>,
    /// Steps that were there already.
    pub before: usize,
}

/// The schema and the program do not go together. Nothing was changed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MigrationError {
    /// A step that was applied has another text in this program.
    #[error("migration {room} {version}: its text changed since it was applied")]
    Changed {
        /// The room.
        room: String,
        /// The step.
        version: u32,
    },
    /// The database has a step that this program does not know: it belongs to a newer program.
    #[error("migration {room} {version}: unknown to this program; the database belongs to a newer one")]
    Newer {
        /// The room.
        room: String,
        /// The step.
        version: u32,
    },
    /// The steps of the program are not in ascending versions, or one slipped in before a step already applied.
    #[error("migration {room} {version}: not in ascending order")]
    Order {
        /// The room.
        room: String,
        /// The step.
        version: u32,
    },
    /// The database refused a step.
    #[error("migration {room} {version} ({name}): {message}")]
    Failed {
        /// The room.
        room: String,
        /// The step.
        version: u32,
        /// Its name.
        name: String,
        /// What the database says.
        message: String,
    },
}

impl MigrationError {
    /// What happened and what to do.
    pub fn text(&self) -> Text {
        match self {
            Self::Newer { room, version } => Text::of(
                format!(
                    "La base de données vient d’une version plus récente du programme ({room} {version})\u{202f}: \
                     installez cette version, ou restaurez une sauvegarde plus ancienne. Rien n’a été modifié."
                ),
                format!(
                    "The database belongs to a newer version of the program ({room} {version}): install that \
                     version, or restore an older backup. Nothing was changed."
                ),
            ),
            Self::Changed { room, version }
            | Self::Order { room, version }
            | Self::Failed { room, version, .. } => Text::of(
                format!(
                    "Le schéma de la base de données ne peut pas être mis à jour (étape {room} {version}). Rien n’a \
                     été modifié\u{202f}; le journal en dit la cause."
                ),
                format!(
                    "The schema of the database cannot be brought up to date (step {room} {version}). Nothing was \
                     changed; the log tells the cause."
                ),
            ),
        }
    }
}

const TABLE: &str = "CREATE TABLE IF NOT EXISTS migration (
    room TEXT NOT NULL,
    version BIGINT NOT NULL,
    name TEXT NOT NULL,
    checksum TEXT NOT NULL,
    applied_at TEXT NOT NULL,
    PRIMARY KEY (room, version)
)";

impl Database {
    /// Brings the schema up to the program: the ground's own steps first, then `rooms` in their order, in one
    /// transaction. Steps already there are compared with the program's. Several nodes may start at once: one works, the
    /// others wait.
    pub async fn migrate(&self, rooms: &[Migrations]) -> Result<Applied, DbError> {
        let mut transaction = self.pool().begin(Purpose::Write).await?;
        let rooms: Vec<Migrations> = crate::OWN_MIGRATIONS.iter().chain(rooms).copied().collect();
        let applied = migrate_in(&mut transaction, &rooms).await?;
        transaction.commit().await?;
        Ok(applied)
    }
}

/// The same inside a transaction, with every room, the ground's own included.
pub(crate) async fn migrate_in(
    transaction: &mut Transaction,
    rooms: &[Migrations],
) -> Result<Applied, DbError> {
    let dialect = transaction.dialect();
    if dialect == Dialect::Postgres {
        let lock = "SET LOCAL lock_timeout = 0;
            SELECT pg_advisory_xact_lock(hashtextextended('migrate ' || current_schema(), 0))";
        transaction.script(Sql::fixed("MIGRATION_LOCK", lock)).await?;
    }
    transaction.script(Sql::fixed("MIGRATION_TABLE", TABLE)).await?;
    let mut known = recorded(transaction).await?;
    let mut applied = Applied { before: known.len(), now: Vec::new() };
    for room in rooms {
        let last = known.keys().filter(|(name, _)| name == room.room).map(|(_, version)| *version).max();
        let mut previous = 0;
        for step in room.steps {
            let of_step = || (room.room.to_owned(), step.version);
            let disorder = || {
                let (room, version) = of_step();
                Err(MigrationError::Order { room, version }.into())
            };
            if step.version <= previous {
                return disorder();
            }
            previous = step.version;
            match known.remove(&of_step()) {
                Some(checksum) if checksum == checksum_of(step, dialect) => {}
                Some(_) => {
                    let (room, version) = of_step();
                    return Err(MigrationError::Changed { room, version }.into());
                }
                None if last.is_some_and(|last| last > step.version) => return disorder(),
                None => {
                    apply(transaction, room.room, step).await?;
                    applied.now.push((room.room, step.version));
                }
            }
        }
    }
    match known.pop_first() {
        Some(((room, version), _)) => Err(MigrationError::Newer { room, version }.into()),
        None => Ok(applied),
    }
}

async fn apply(transaction: &mut Transaction, room: &'static str, step: &Step) -> Result<(), DbError> {
    let dialect = transaction.dialect();
    let done = transaction.script(Sql::fixed("MIGRATION_STEP", step.text(dialect))).await;
    done.map_err(|error| match error {
        DbError::Statement { message, .. } | DbError::Refused { message, .. } => MigrationError::Failed {
            room: room.to_owned(),
            version: step.version,
            name: step.name.to_owned(),
            message,
        }
        .into(),
        error => error,
    })?;
    let record = "INSERT INTO migration (room, version, name, checksum, applied_at)
        VALUES ($1, $2, $3, $4, CAST(CURRENT_TIMESTAMP AS TEXT))";
    let params = crate::params![room, step.version, step.name, checksum_of(step, dialect)];
    transaction.execute(Sql::fixed("MIGRATION_RECORD", record), params).await?;
    Ok(())
}

/// Steps that the database knows, with their checksums.
async fn recorded(transaction: &mut Transaction) -> Result<BTreeMap<(String, u32), String>, DbError> {
    let sql = Sql::fixed("MIGRATIONS", "SELECT room, version, checksum FROM migration");
    let rows: Vec<Row> = transaction.stream(sql, Vec::new()).try_collect().await?;
    rows.iter().map(|row| Ok(((row.get("room")?, row.get("version")?), row.get("checksum")?))).collect()
}

fn checksum_of(step: &Step, dialect: Dialect) -> String {
    hex::of(&Sha256::digest(step.text(dialect)))
}
