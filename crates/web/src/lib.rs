//! Pages and HTTP interfaces: what people see in a browser and what programs call.
//!
//! * [`router`]: every route, with its limits and headers, over an [`App`]; [`addresses`] lists them;
//! * `pages/<room>/<page>.rs`, `api/<room>/<call>.rs`: one endpoint, one file;
//! * `lang/`: every sentence, in French and English; `templates/` and `assets/` beside `src/`.
//!
//! Nothing here reads a clock or a file of the directory by itself: the [`App`] brings both.

mod api;
mod app;
mod assets;
mod caller;
mod cookies;
mod desk;
mod error;
mod format;
mod forms;
mod headers;
mod lang;
mod notice;
mod pages;
mod params;
mod records;
mod router;
mod routes;
mod shelf;
mod standing;
mod visit;

pub use app::App;
pub use records::{ReadyAccount, Records};
pub use router::router;
pub use routes::{Address, addresses};

use db::{Migrations, Step};

/// Tables of the room.
pub const MIGRATIONS: Migrations =
    Migrations { room: "web", steps: &[Step::new(1, "forms", include_str!("../migrations/1_forms.sql"))] };

/// Removes what is over: forms sent long ago; how many rows. To be called every hour or so.
pub async fn tidy(writing: &mut db::Writing) -> Result<u64, db::DbError> {
    forms::once::tidy(writing).await
}

/// Every statement of the room: a test prepares them on both databases.
pub const STATEMENTS: &[&[db::Statement]] = &[forms::once::ALL, forms::key::ALL];
