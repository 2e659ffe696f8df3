//! The database: opened once, cloned cheaply.

use crate::acting::Acting;
use crate::driver::{Dialect, Pool, Purpose};
use crate::error::DbError;
use crate::transaction::{Reading, Writing};
use crate::url::DatabaseUrl;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Notify;

/// How a database is opened.
#[derive(Clone, Debug)]
pub struct Options {
    /// Connections to PostgreSQL, or readers of SQLite (which has one writer beside them).
    pub connections: u32,
    /// How long a connection or a lock is waited for before an action is refused as busy or unavailable.
    pub wait: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self { connections: 8, wait: Duration::from_secs(5) }
    }
}

/// The records. SQLite: one writer, several readers, WAL; PostgreSQL: one pool. A clone is the same database.
#[derive(Clone)]
pub struct Database {
    pool: Pool,
    /// Rings when a job was written, so that a worker of this process looks at once.
    wake: Arc<Notify>,
}

impl Database {
    /// Opens with usual options. Fails with [`DbError::Unavailable`] when nothing answers there.
    pub async fn open(url: &DatabaseUrl) -> Result<Self, DbError> {
        Self::open_with(url, &Options::default()).await
    }

    /// Opens.
    pub async fn open_with(url: &DatabaseUrl, options: &Options) -> Result<Self, DbError> {
        Ok(Self { pool: Pool::open(url, options).await?, wake: Arc::new(Notify::new()) })
    }

    /// A consistent view of the records, for one action that changes nothing.
    pub async fn read(&self, acting: &Acting) -> Result<Reading, DbError> {
        Ok(Reading::new(self.pool.begin(Purpose::Read).await?, acting.clone()))
    }

    /// A transaction. What is not followed by [`Writing::commit`] never happened.
    ///
    /// SQLite has one writer: asking for a second transaction while holding one waits for oneself, until
    /// [`DbError::Busy`].
    pub async fn write(&self, acting: &Acting) -> Result<Writing, DbError> {
        let transaction = self.pool.begin(Purpose::Write).await?;
        Ok(Writing::new(transaction, acting.clone(), Arc::clone(&self.wake)))
    }

    /// Which of the two databases it is: for what an operator is shown, never to write SQL apart.
    pub const fn dialect(&self) -> Dialect {
        self.pool.dialect()
    }

    /// Waits for the connections in use, then closes all. SQLite's WAL goes back into its file.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// Waits until this program commits a job.
    pub(crate) async fn job_committed(&self) {
        self.wake.notified().await;
    }

    pub(crate) const fn pool(&self) -> &Pool {
        &self.pool
    }
}

impl std::fmt::Debug for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Database({:?})", self.dialect())
    }
}
