//! SQLite: one writer, several readers, WAL. An answered write is on the disk (`synchronous = FULL`).

use super::{Purpose, Sql, common_failure, holds_nul};
use crate::database::Options;
use crate::error::DbError;
use crate::row::Row;
use crate::value::{Param, Value};
use futures_util::stream::{BoxStream, StreamExt};
use sqlx::sqlite::{
    SqliteArguments, SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePoolOptions, SqliteRow,
    SqliteSynchronous,
};
use sqlx::{Arguments, Column as _, ConnectOptions, Connection as _, Row as _, TypeInfo as _, ValueRef as _};
use std::path::Path;
use std::sync::Arc;

pub(crate) type Transaction = sqlx::Transaction<'static, sqlx::Sqlite>;

/// One connection writes, the others only read.
#[derive(Clone)]
pub(crate) struct Pool {
    writer: sqlx::SqlitePool,
    readers: sqlx::SqlitePool,
}

impl Pool {
    pub async fn open(path: &Path, options: &Options) -> Result<Self, DbError> {
        make_private(path);
        let file = SqliteConnectOptions::new()
            .filename(path)
            .foreign_keys(true)
            .busy_timeout(options.wait)
            .disable_statement_logging();
        let pool = || {
            SqlitePoolOptions::new()
                .acquire_timeout(options.wait)
                .test_before_acquire(false)
                .idle_timeout(None)
                .max_lifetime(None)
                .after_release(|connection, _| Box::pin(is_free(connection)))
        };
        let writing = file
            .clone()
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            // The WAL shrinks again after a long reader (a backup) made it grow.
            .pragma("journal_size_limit", "67108864");
        let writer = pool().max_connections(1).connect_with(writing).await;
        let writer = writer.map_err(|error| opening(path, &error))?;
        let readers = pool()
            .max_connections(options.connections.max(1))
            .connect_lazy_with(file.pragma("query_only", "ON"));
        Ok(Self { writer, readers })
    }

    pub async fn begin(&self, purpose: Purpose) -> Result<Transaction, DbError> {
        let begun = match purpose {
            Purpose::Read => self.readers.begin().await,
            // The lock is taken at once: a transaction that reads, then writes, would be refused half-way.
            Purpose::Write => self.writer.begin_with("BEGIN IMMEDIATE").await,
        };
        begun.map_err(|error| match error {
            sqlx::Error::PoolTimedOut => DbError::Busy {
                statement: purpose.name(),
                message: "every connection is in use for too long".to_owned(),
            },
            error => failure(purpose.name(), &error),
        })
    }

    pub async fn close(&self) {
        self.readers.close().await;
        // Last, so that the WAL goes back into the file.
        self.writer.close().await;
    }
}

/// A new file is made for the owner alone (SQLite gives the same rights to what it puts beside it). What cannot be made
/// here is told by the opening.
fn make_private(path: &Path) {
    let mut options = std::fs::File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let _ = options.open(path);
}

/// May the connection serve again? Some errors (a full volume, a failing disk) make SQLite end the transaction by
/// itself, behind the driver's back, which would then refuse every later one: such a connection is closed.
async fn is_free(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    // What was asked before, the rollback among it, is done when this is answered.
    connection.ping().await?;
    Ok(!connection.is_in_transaction())
}

/// Errors of the opening say which file.
fn opening(path: &Path, error: &sqlx::Error) -> DbError {
    let mut failure = failure("OPEN", error);
    if let DbError::Unavailable { message, .. }
    | DbError::ReadOnly { message, .. }
    | DbError::Damaged { message, .. }
    | DbError::Statement { message, .. } = &mut failure
    {
        *message = format!("{}: {message}", path.display());
    }
    failure
}

pub(crate) fn stream(
    transaction: &mut Transaction,
    sql: Sql,
    params: Vec<Param>,
) -> BoxStream<'_, Result<Row, DbError>> {
    let statement = sql.name;
    if holds_nul(&params) {
        return futures_util::stream::iter([Err(DbError::NulCharacter { statement })]).boxed();
    }
    let mut columns: Option<Arc<[Box<str>]>> = None;
    let rows = sqlx::query_with(sql.text, arguments(params)).fetch(&mut **transaction);
    rows.map(move |row| {
        let row = row.map_err(|error| failure(statement, &error))?;
        let columns = columns.get_or_insert_with(|| row.columns().iter().map(|c| c.name().into()).collect());
        let values = (0..columns.len()).map(|index| value(&row, index)).collect::<Result<_, _>>();
        let values = values.map_err(|(index, problem)| DbError::Column {
            statement,
            column: columns[index].to_string(),
            problem,
        })?;
        Ok(Row { statement, columns: Arc::clone(columns), values })
    })
    .boxed()
}

pub(crate) async fn execute(
    transaction: &mut Transaction,
    sql: Sql,
    params: Vec<Param>,
) -> Result<u64, DbError> {
    let statement = sql.name;
    if holds_nul(&params) {
        return Err(DbError::NulCharacter { statement });
    }
    let done = sqlx::query_with(sql.text, arguments(params)).execute(&mut **transaction).await;
    done.map(|done| done.rows_affected()).map_err(|error| failure(statement, &error))
}

pub(crate) async fn script(transaction: &mut Transaction, sql: Sql) -> Result<(), DbError> {
    let done = sqlx::raw_sql(sql.text).execute(&mut **transaction).await;
    done.map(|_| ()).map_err(|error| failure(sql.name, &error))
}

fn arguments(params: Vec<Param>) -> SqliteArguments {
    let mut arguments = SqliteArguments::default();
    for param in params {
        // Encoding these four types cannot fail.
        let _ = match param {
            Param::Bool(value) => arguments.add(value),
            Param::Int(value) => arguments.add(value),
            Param::Text(value) => arguments.add(value),
            Param::Bytes(value) => arguments.add(value),
        };
    }
    arguments
}

type Problem = (usize, std::borrow::Cow<'static, str>);

fn value(row: &SqliteRow, index: usize) -> Result<Value, Problem> {
    let wrong = |error: &dyn std::fmt::Display| (index, error.to_string().into());
    let raw = row.try_get_raw(index).map_err(|error| wrong(&error))?;
    if raw.is_null() {
        return Ok(Value::Null);
    }
    // The class of the value itself, not the declared type of its column.
    let class = raw.type_info().name().to_owned();
    match class.as_str() {
        "INTEGER" => row.try_get_unchecked(index).map(Value::Int),
        "TEXT" => row.try_get_unchecked(index).map(Value::Text),
        "BLOB" => row.try_get_unchecked(index).map(Value::Bytes),
        _ => return Err((index, format!("{class} is not in the portable subset; CAST it").into())),
    }
    .map_err(|error| wrong(&error))
}

/// What SQLite said, in the words of both databases. Codes: <https://www.sqlite.org/rescode.html>.
pub(crate) fn failure(statement: &'static str, error: &sqlx::Error) -> DbError {
    let sqlx::Error::Database(database) = error else { return common_failure(statement, error) };
    let message = database.message().to_owned();
    let code: i32 = database.code().and_then(|code| code.parse().ok()).unwrap_or(1);
    match (code & 0xff, code) {
        (19, 1555 | 2067) => conflict(statement, &message),
        (19, 787) => DbError::Reference { statement },
        (18..=20, _) => DbError::Refused { statement, message },
        (5 | 6, _) => DbError::Busy { statement, message },
        (8, _) => DbError::ReadOnly { statement, message },
        (13, _) => DbError::Full { statement, message },
        (11 | 26, _) => DbError::Damaged { statement, message },
        (3 | 10 | 14, _) => DbError::Unavailable { statement, message },
        _ => DbError::Statement { statement, message },
    }
}

/// `UNIQUE constraint failed: company.siren, company.year`, or `… failed: index 'name'`.
fn conflict(statement: &'static str, message: &str) -> DbError {
    let list = message.rsplit_once("failed: ").map_or("", |(_, list)| list);
    let mut table = String::new();
    let columns = list.split(", ").map(|item| match item.split_once('.') {
        Some((of, column)) => {
            of.clone_into(&mut table);
            column.to_owned()
        }
        None => item.to_owned(),
    });
    let columns = columns.collect();
    DbError::Conflict { statement, table, columns }
}
