//! Pages and HTTP interfaces: what people see in a browser and what programs call.
//!
//! * [`router`]: every route, with its limits and headers, over an [`App`];
//! * `pages/<room>/<page>.rs`, `api/<room>/<call>.rs`: one endpoint, one file;
//! * `lang/`: every sentence, in French and English; `templates/` and `assets/` beside `src/`.
//!
//! Nothing here reads a clock or a file of the directory by itself: the [`App`] brings both.

mod api;
mod app;
mod assets;
mod error;
mod format;
mod headers;
mod lang;
mod pages;
mod params;
mod router;
mod visit;

pub use app::App;
pub use router::router;
