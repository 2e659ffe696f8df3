//! PostgreSQL: one pool, READ COMMITTED to write, REPEATABLE READ to read.

use super::{Purpose, Sql, common_failure, holds_nul};
use crate::database::Options;
use crate::error::DbError;
use crate::row::Row;
use crate::value::{Param, Value};
use futures_util::stream::{BoxStream, StreamExt};
use sqlx::postgres::{PgArguments, PgConnectOptions, PgDatabaseError, PgPoolOptions, PgRow};
use sqlx::{
    Arguments, AssertSqlSafe, Column as _, ConnectOptions, Executor as _, Row as _, TypeInfo as _,
    ValueRef as _,
};
use std::sync::Arc;
use std::time::Duration;

pub(crate) type Transaction = sqlx::Transaction<'static, sqlx::Postgres>;

#[derive(Clone)]
pub(crate) struct Pool {
    pool: sqlx::PgPool,
    connections: u32,
}

impl Pool {
    pub async fn open(server: &PgConnectOptions, options: &Options) -> Result<Self, DbError> {
        let server = server.clone().application_name("jalon").disable_statement_logging();
        let connections = options.connections.max(1);
        let wait = options.wait.as_millis();
        let pool = PgPoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(options.wait)
            // BEGIN is the test, see `begin`: it saves a journey to the server.
            .test_before_acquire(false)
            .max_lifetime(Duration::from_secs(3600))
            .after_connect(move |connection, _| {
                Box::pin(async move {
                    // A lock is waited for as long as SQLite waits for its writer.
                    connection.execute(AssertSqlSafe(format!("SET lock_timeout = {wait}"))).await?;
                    Ok(())
                })
            })
            .connect_with(server)
            .await
            .map_err(|error| failure("OPEN", &error))?;
        Ok(Self { pool, connections })
    }

    /// A connection that died while it was idle (server restarted, network cut) is told by its BEGIN: nothing was done
    /// yet, so the next connection is tried, until one is fresh.
    pub async fn begin(&self, purpose: Purpose) -> Result<Transaction, DbError> {
        let begin = match purpose {
            Purpose::Read => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            Purpose::Write => "BEGIN",
        };
        let mut last = None;
        for _ in 0..=self.connections {
            let error = match self.pool.begin_with(begin).await {
                Ok(transaction) => return Ok(transaction),
                Err(error) => error,
            };
            let dead = !matches!(error, sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed);
            let failure = failure(purpose.name(), &error);
            if !(dead && matches!(failure, DbError::Unavailable { .. })) {
                return Err(failure);
            }
            last = Some(failure);
        }
        Err(last.unwrap_or_else(|| failure(purpose.name(), &sqlx::Error::PoolTimedOut)))
    }

    pub async fn close(&self) {
        self.pool.close().await;
    }
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

fn arguments(params: Vec<Param>) -> PgArguments {
    let mut arguments = PgArguments::default();
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

/// Types of PostgreSQL that are read, and as what. The catalogue's own types are here for its own queries.
#[cfg(feature = "testing")]
pub(crate) fn is_portable(name: &str) -> bool {
    matches!(name, "BOOL" | "INT8" | "INT4" | "INT2" | "TEXT" | "VARCHAR" | "NAME" | "BYTEA")
}

fn value(row: &PgRow, index: usize) -> Result<Value, Problem> {
    let wrong = |error: &dyn std::fmt::Display| (index, error.to_string().into());
    let raw = row.try_get_raw(index).map_err(|error| wrong(&error))?;
    if raw.is_null() {
        return Ok(Value::Null);
    }
    let name = raw.type_info().name().to_owned();
    match name.as_str() {
        "BOOL" => row.try_get_unchecked(index).map(Value::Bool),
        "INT8" => row.try_get_unchecked(index).map(Value::Int),
        "INT4" => row.try_get_unchecked(index).map(|int: i32| Value::Int(int.into())),
        "INT2" => row.try_get_unchecked(index).map(|int: i16| Value::Int(int.into())),
        "TEXT" | "VARCHAR" | "NAME" => row.try_get_unchecked(index).map(Value::Text),
        "BYTEA" => row.try_get_unchecked(index).map(Value::Bytes),
        _ => return Err((index, format!("{name} is not in the portable subset; CAST it").into())),
    }
    .map_err(|error| wrong(&error))
}

/// What PostgreSQL said, in the words of both databases.
/// Codes: <https://www.postgresql.org/docs/15/errcodes-appendix.html>.
pub(crate) fn failure(statement: &'static str, error: &sqlx::Error) -> DbError {
    let sqlx::Error::Database(database) = error else { return common_failure(statement, error) };
    let Some(database) = database.try_downcast_ref::<PgDatabaseError>() else {
        return common_failure(statement, error);
    };
    // The message alone: details quote values.
    let message = format!("{} ({})", database.message(), database.code());
    match database.code() {
        "23505" => DbError::Conflict {
            statement,
            table: database.table().unwrap_or_default().to_owned(),
            columns: conflicting_columns(database.detail().unwrap_or_default()),
        },
        "23503" => DbError::Reference { statement },
        "40001" | "40P01" | "55P03" | "57014" => DbError::Busy { statement, message },
        "25006" => DbError::ReadOnly { statement, message },
        "25P02" => DbError::Aborted { statement },
        "53100" => DbError::Full { statement, message },
        "3D000" => DbError::Unavailable { statement, message },
        code => match &code[..2.min(code.len())] {
            "22" | "23" | "P0" => DbError::Refused { statement, message },
            "08" | "28" | "53" | "57" => DbError::Unavailable { statement, message },
            "XX" => DbError::Damaged { statement, message },
            _ => DbError::Statement { statement, message },
        },
    }
}

/// `Key (siren, year)=(…) already exists.`, in whatever language the server speaks.
fn conflicting_columns(detail: &str) -> Vec<String> {
    let list = detail.split_once('(').and_then(|(_, rest)| rest.split_once(")=("));
    list.map_or_else(Vec::new, |(list, _)| list.split(", ").map(str::to_owned).collect())
}
