//! Every statement is prepared on both databases.

use crate::driver::{Pool, Purpose, postgres};
use crate::{Database, DbError, Statement};
use sqlx::{Column as _, Either, Executor as _, SqlSafeStr as _, Statement as _, TypeInfo as _};

/// Prepares every statement; on PostgreSQL, every parameter and every column must be of the portable subset (a `SUM`
/// of BIGINT is NUMERIC there: it needs a CAST). Panics with the list of what is wrong.
pub async fn prepare_all(db: &Database, statements: &[Statement]) {
    let mut wrong = Vec::new();
    for statement in statements {
        if let Err(problem) = prepare(db, statement).await {
            wrong.push(format!("{}: {problem}", statement.name));
        }
    }
    assert!(wrong.is_empty(), "on {:?}:\n{}", db.dialect(), wrong.join("\n"));
}

/// The ground's own statements.
pub fn own_statements() -> Vec<Statement> {
    [crate::audit::store::ALL, crate::jobs::store::ALL, crate::documents::store::ALL].concat()
}

async fn prepare(db: &Database, statement: &Statement) -> Result<(), String> {
    match db.pool() {
        Pool::Sqlite(pool) => {
            let mut transaction = pool.begin(Purpose::Read).await.map_err(|error| error.to_string())?;
            let prepared = transaction.prepare(statement.sqlite.into_sql_str()).await;
            prepared.map(|_| ()).map_err(|error| error.to_string())
        }
        Pool::Postgres(pool) => {
            let mut transaction = pool.begin(Purpose::Write).await.map_err(|error| error.to_string())?;
            let prepared = transaction.prepare(statement.postgres.into_sql_str()).await;
            let prepared = prepared.map_err(|error| readable(&postgres::failure("PREPARE", &error)))?;
            let mut strange = Vec::new();
            if let Some(Either::Left(types)) = prepared.parameters() {
                for (i, parameter) in types.iter().enumerate() {
                    // What a parameter is compared with decides its type: it is sent as one of these four.
                    if !matches!(parameter.name(), "BOOL" | "INT8" | "TEXT" | "BYTEA") {
                        strange.push(format!("${} is taken for {}", i + 1, parameter.name()));
                    }
                }
            }
            for column in prepared.columns() {
                if !postgres::is_portable(column.type_info().name()) {
                    strange.push(format!("column {} is {}", column.name(), column.type_info().name()));
                }
            }
            if strange.is_empty() { Ok(()) } else { Err(format!("{}; CAST it", strange.join(", "))) }
        }
    }
}

fn readable(error: &DbError) -> String {
    error.to_string()
}
