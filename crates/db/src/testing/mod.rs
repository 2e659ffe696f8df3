//! Databases for tests.
//!
//! [`each_database`] runs one body on a fresh SQLite file and on a fresh database of a real PostgreSQL. The server is
//! Debian's: the package `postgresql` (or `postgresql-15`) must be installed; it needs no configuration and no running
//! service, only its programs under `/usr/lib/postgresql/*/bin`.
//!
//! One server serves all test processes of a user. The first process starts it, with its data and its socket in a
//! folder of the temporary folder, as the user `postgres` when the tests run as root (the server refuses root). Every
//! process holds a shared lock on a file as long as it lives, however it ends; a watcher stops the server and removes
//! the folder a few seconds after the last lock went.

mod each;
mod prepare;
mod server;

pub use each::{TestBed, acting, acting_at, each_database, on_empty, on_postgres, on_sqlite};
pub use prepare::{own_statements, prepare_all};
pub use server::Server;
