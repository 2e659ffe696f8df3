//! What a connection lends itself to: reading, and writing, which can also read.

use crate::acting::Acting;
use crate::audit::{self, Event, Noted};
use crate::driver::{Dialect, Sql, Transaction};
use crate::error::DbError;
use crate::row::Row;
use crate::statement::Statement;
use crate::value::Param;
use futures_util::stream::{BoxStream, TryStreamExt as _};
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use tokio::sync::Notify;

/// A consistent view of the records. A function that only reads takes `&mut Reading`: a [`Writing`] lends itself to it.
pub struct Reading {
    transaction: Transaction,
    acting: Acting,
    /// A statement failed: PostgreSQL would silently keep nothing, SQLite would keep the rest, so both refuse what
    /// follows.
    failed: bool,
}

impl Reading {
    pub(crate) const fn new(transaction: Transaction, acting: Acting) -> Self {
        Self { transaction, acting, failed: false }
    }

    /// Who acts.
    pub const fn acting(&self) -> &Acting {
        &self.acting
    }

    /// All rows. For answers of a bounded size: what may be long is asked page by page.
    pub async fn rows(&mut self, statement: &Statement, params: Vec<Param>) -> Result<Vec<Row>, DbError> {
        let sql = self.transaction.sql(statement);
        self.rows_of(sql, params).await
    }

    pub(crate) async fn rows_of(&mut self, sql: Sql, params: Vec<Param>) -> Result<Vec<Row>, DbError> {
        self.begin(sql.name)?;
        let rows = self.transaction.stream(sql, params).try_collect().await;
        self.noting(rows)
    }

    /// The first row, if there is one.
    pub async fn row(&mut self, statement: &Statement, params: Vec<Param>) -> Result<Option<Row>, DbError> {
        let rows = self.rows(statement, params).await?;
        Ok(rows.into_iter().next())
    }

    pub(crate) const fn dialect(&self) -> Dialect {
        self.transaction.dialect()
    }

    /// The rows as they come, for what only reads.
    pub(crate) fn stream(
        &mut self,
        sql: Sql,
        params: Vec<Param>,
    ) -> Result<BoxStream<'_, Result<Row, DbError>>, DbError> {
        self.check(sql.name)?;
        Ok(self.transaction.stream(sql, params))
    }

    fn check(&self, statement: &'static str) -> Result<(), DbError> {
        if self.failed { Err(DbError::Aborted { statement }) } else { Ok(()) }
    }

    /// A statement that is given up in the middle (its caller stopped waiting) may have been run or not: until it is
    /// answered, the transaction counts as failed.
    fn begin(&mut self, statement: &'static str) -> Result<(), DbError> {
        self.check(statement)?;
        self.failed = true;
        Ok(())
    }

    /// Remembers how a statement ended.
    fn noting<T>(&mut self, result: Result<T, DbError>) -> Result<T, DbError> {
        self.failed = result.is_err();
        result
    }
}

/// A transaction. Dropped without [`commit`](Self::commit), nothing of it happened.
///
/// After an error nothing more can be done with it, on both databases: what may be there already is written with
/// `ON CONFLICT`. Two transactions that read, decide, then write may cross on PostgreSQL; an invariant over several
/// rows is kept by a constraint or by [`alone`](Self::alone).
pub struct Writing {
    reading: Reading,
    events: Vec<Noted>,
    /// A job was written: the worker is woken by the commit.
    rings: bool,
    wake: Arc<Notify>,
}

impl Writing {
    pub(crate) const fn new(transaction: Transaction, acting: Acting, wake: Arc<Notify>) -> Self {
        Self { reading: Reading::new(transaction, acting), events: Vec::new(), rings: false, wake }
    }

    /// Runs a statement; how many rows it changed.
    pub async fn execute(&mut self, statement: &Statement, params: Vec<Param>) -> Result<u64, DbError> {
        let sql = self.reading.transaction.sql(statement);
        self.execute_sql(sql, params).await
    }

    /// Runs a statement that must change one row: [`DbError::Stale`] when it changed none (the row went, or its version
    /// in the WHERE clause is no longer the one that was read).
    pub async fn execute_one(&mut self, statement: &Statement, params: Vec<Param>) -> Result<(), DbError> {
        match self.execute(statement, params).await? {
            1 => Ok(()),
            0 => self.reading.noting(Err(DbError::Stale { statement: statement.name })),
            n => self.reading.noting(Err(DbError::Statement {
                statement: statement.name,
                message: format!("changed {n} rows instead of one"),
            })),
        }
    }

    /// Keeps others out of the same `thing` (`"company:0193…"`) until the end of this transaction: who reads, decides,
    /// then writes over several rows asks for it first. SQLite writes one transaction at a time anyway.
    pub async fn alone(&mut self, thing: &str) -> Result<(), DbError> {
        if self.dialect() == Dialect::Postgres {
            let sql = Sql::fixed(
                "ALONE",
                "SELECT COUNT(*) FROM (SELECT pg_advisory_xact_lock(hashtextextended($1, 0))) AS held",
            );
            self.execute_sql(sql, crate::params![thing]).await?;
        }
        Ok(())
    }

    /// Notes an event in the audit trail. It is written by the commit, with the rest or not at all.
    pub async fn audit<I: std::fmt::Display>(&mut self, event: Event<I>) -> Result<(), DbError> {
        self.reading.check("AUDIT")?;
        let company = event.company.or(self.acting().company);
        self.events.push(Noted {
            action: event.action,
            object: event.object,
            object_id: event.id.to_string(),
            company: company.map(|company| company.to_string()),
            detail: audit::canonical(&event.detail),
        });
        Ok(())
    }

    /// Keeps everything. An answer means that it is on the disk.
    pub async fn commit(mut self) -> Result<(), DbError> {
        self.reading.check("COMMIT")?;
        let events = std::mem::take(&mut self.events);
        audit::store::append(&mut self, events).await?;
        self.reading.transaction.commit().await?;
        if self.rings {
            self.wake.notify_one();
        }
        Ok(())
    }

    /// Wakes a worker of this program after the commit.
    pub(crate) const fn ring(&mut self) {
        self.rings = true;
    }

    pub(crate) const fn transaction(&mut self) -> &mut Transaction {
        &mut self.reading.transaction
    }

    pub(crate) async fn execute_sql(&mut self, sql: Sql, params: Vec<Param>) -> Result<u64, DbError> {
        self.reading.begin(sql.name)?;
        let result = self.reading.transaction.execute(sql, params).await;
        self.reading.noting(result)
    }
}

impl Deref for Writing {
    type Target = Reading;

    fn deref(&self) -> &Reading {
        &self.reading
    }
}

impl DerefMut for Writing {
    fn deref_mut(&mut self) -> &mut Reading {
        &mut self.reading
    }
}
