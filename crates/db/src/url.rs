//! Where the records are.

use crate::error::DbError;
use sqlx::postgres::PgConnectOptions;
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Address of a database: `sqlite:PATH` or `postgres://USER:PASSWORD@HOST:PORT/DATABASE?sslmode=verify-full`.
///
/// The parameters of a PostgreSQL address are those of libpq (`sslmode`, `sslrootcert`, `host` for a socket folder…).
/// Neither `Debug` nor `Display` shows the password.
#[derive(Clone)]
pub struct DatabaseUrl(pub(crate) Place);

#[derive(Clone)]
pub(crate) enum Place {
    Sqlite(PathBuf),
    Postgres(Box<PgConnectOptions>),
}

impl DatabaseUrl {
    /// A SQLite file; it is made when it is not there.
    pub fn sqlite(path: impl AsRef<Path>) -> Self {
        Self(Place::Sqlite(path.as_ref().to_owned()))
    }

    /// Is it a PostgreSQL server?
    pub const fn is_postgres(&self) -> bool {
        matches!(self.0, Place::Postgres(_))
    }
}

impl FromStr for DatabaseUrl {
    type Err = DbError;

    fn from_str(text: &str) -> Result<Self, DbError> {
        if let Some(path) = text.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            return match path {
                "" => Err(DbError::Url("sqlite: needs the path of a file".to_owned())),
                // Every connection would have a database of its own.
                ":memory:" => {
                    Err(DbError::Url("a database in memory cannot be shared; give a file".to_owned()))
                }
                path => Ok(Self::sqlite(path)),
            };
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            // The driver's message could quote the address, hence the password.
            let options = text.parse::<PgConnectOptions>().map_err(|_| {
                DbError::Url(
                    "the postgres:// address cannot be read (is the password percent-encoded?)".to_owned(),
                )
            })?;
            return Ok(Self(Place::Postgres(Box::new(options))));
        }
        Err(DbError::Url("it must begin with sqlite: or postgres://".to_owned()))
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Place::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Place::Postgres(options) => match options.get_socket() {
                Some(socket) => write!(f, "postgres://{}", socket.display()),
                None => write!(f, "postgres://{}:{}", options.get_host(), options.get_port()),
            }
            .and_then(|()| write!(f, "/{}", options.get_database().unwrap_or_default())),
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DatabaseUrl({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_is_never_shown() {
        let url: DatabaseUrl = "postgres://jalon:s3cret@db.example:5433/records".parse().unwrap();
        assert_eq!(url.to_string(), "postgres://db.example:5433/records");
        assert!(!format!("{url:?}").contains("s3cret"));
        let error = "postgres://jalon:s3cret@db.example:port/x".parse::<DatabaseUrl>().unwrap_err();
        assert!(!format!("{error:?} {error}").contains("s3cret"));
    }

    #[test]
    fn sqlite_needs_a_file() {
        let url: DatabaseUrl = "sqlite:/var/lib/jalon/what?.db".parse().unwrap();
        assert_eq!(url.to_string(), "sqlite:/var/lib/jalon/what?.db");
        for text in ["sqlite:", "sqlite://", "sqlite::memory:", "mysql://x", "records.db"] {
            assert!(matches!(text.parse::<DatabaseUrl>(), Err(DbError::Url(_))), "{text}");
        }
    }
}
