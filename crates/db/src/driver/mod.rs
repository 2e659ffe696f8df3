//! The one place that knows drivers. Nothing of sqlx leaves this module but the text of dynamic SQL.

pub(crate) mod postgres;
pub(crate) mod sqlite;

use crate::database::Options;
use crate::error::DbError;
use crate::row::Row;
use crate::statement::Statement;
use crate::url::{DatabaseUrl, Place};
use crate::value::Param;
use futures_util::stream::BoxStream;
use sqlx::{AssertSqlSafe, SqlSafeStr, SqlStr};

/// Text of a statement under its name.
pub(crate) struct Sql {
    pub name: &'static str,
    pub text: SqlStr,
}

impl Sql {
    pub fn fixed(name: &'static str, text: &'static str) -> Self {
        Self { name, text: text.into_sql_str() }
    }

    /// A text made at run time: of names of tables and columns read from the catalogue, quoted; never of values.
    pub fn made(name: &'static str, text: String) -> Self {
        Self { name, text: AssertSqlSafe(text).into_sql_str() }
    }
}

/// Which of the two databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// An embedded file.
    Sqlite,
    /// A server.
    Postgres,
}

/// What a transaction is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    Read,
    Write,
}

impl Purpose {
    /// Name of its first statement in errors.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Read => "BEGIN READ",
            Self::Write => "BEGIN WRITE",
        }
    }
}

#[derive(Clone)]
pub(crate) enum Pool {
    Sqlite(sqlite::Pool),
    Postgres(postgres::Pool),
}

pub(crate) enum Transaction {
    Sqlite(sqlite::Transaction),
    Postgres(postgres::Transaction),
}

impl Pool {
    pub async fn open(url: &DatabaseUrl, options: &Options) -> Result<Self, DbError> {
        match &url.0 {
            Place::Sqlite(path) => Ok(Self::Sqlite(sqlite::Pool::open(path, options).await?)),
            Place::Postgres(server) => Ok(Self::Postgres(postgres::Pool::open(server, options).await?)),
        }
    }

    /// Begins a transaction in a task of its own: a caller who stops waiting in the middle of a BEGIN would otherwise
    /// give the connection back to the pool with a transaction that nobody knows of.
    pub async fn begin(&self, purpose: Purpose) -> Result<Transaction, DbError> {
        let pool = self.clone();
        let begun = tokio::spawn(async move {
            match pool {
                Self::Sqlite(pool) => pool.begin(purpose).await.map(Transaction::Sqlite),
                Self::Postgres(pool) => pool.begin(purpose).await.map(Transaction::Postgres),
            }
        });
        begun.await.unwrap_or_else(|stopped| {
            Err(DbError::Unavailable { statement: purpose.name(), message: stopped.to_string() })
        })
    }

    pub async fn close(&self) {
        match self {
            Self::Sqlite(pool) => pool.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }

    pub const fn dialect(&self) -> Dialect {
        match self {
            Self::Sqlite(_) => Dialect::Sqlite,
            Self::Postgres(_) => Dialect::Postgres,
        }
    }
}

impl Transaction {
    pub const fn dialect(&self) -> Dialect {
        match self {
            Self::Sqlite(_) => Dialect::Sqlite,
            Self::Postgres(_) => Dialect::Postgres,
        }
    }

    /// The text of a statement for this database.
    pub fn sql(&self, statement: &Statement) -> Sql {
        let text = match self.dialect() {
            Dialect::Sqlite => statement.sqlite,
            Dialect::Postgres => statement.postgres,
        };
        Sql::fixed(statement.name, text)
    }

    /// The rows, as they come.
    pub fn stream(&mut self, sql: Sql, params: Vec<Param>) -> BoxStream<'_, Result<Row, DbError>> {
        match self {
            Self::Sqlite(transaction) => sqlite::stream(transaction, sql, params),
            Self::Postgres(transaction) => postgres::stream(transaction, sql, params),
        }
    }

    /// How many rows it changed.
    pub async fn execute(&mut self, sql: Sql, params: Vec<Param>) -> Result<u64, DbError> {
        match self {
            Self::Sqlite(transaction) => sqlite::execute(transaction, sql, params).await,
            Self::Postgres(transaction) => postgres::execute(transaction, sql, params).await,
        }
    }

    /// Several statements without parameters: steps of migrations.
    pub async fn script(&mut self, sql: Sql) -> Result<(), DbError> {
        match self {
            Self::Sqlite(transaction) => sqlite::script(transaction, sql).await,
            Self::Postgres(transaction) => postgres::script(transaction, sql).await,
        }
    }

    pub async fn commit(self) -> Result<(), DbError> {
        match self {
            Self::Sqlite(transaction) => {
                transaction.commit().await.map_err(|error| sqlite::failure("COMMIT", &error))
            }
            Self::Postgres(transaction) => {
                transaction.commit().await.map_err(|error| postgres::failure("COMMIT", &error))
            }
        }
    }
}

/// A NUL inside a text: PostgreSQL refuses it, so both do.
fn holds_nul(params: &[Param]) -> bool {
    params.iter().any(|param| matches!(param, Param::Text(Some(text)) if text.contains('\0')))
}

/// What both drivers report the same way, whatever the database said.
fn common_failure(statement: &'static str, error: &sqlx::Error) -> DbError {
    let message = error.to_string();
    match error {
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::Protocol(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed
        | sqlx::Error::BeginFailed => DbError::Unavailable { statement, message },
        _ => DbError::Statement { statement, message },
    }
}
