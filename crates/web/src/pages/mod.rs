//! Pages: one endpoint, one file. A page reads parameters, makes one domain call, and presents.

pub mod accessibility;
pub mod annuaire;
pub mod error;
mod frame;
pub mod health;
pub mod home;
pub mod identifiants;

pub use frame::{Frame, Section, html, verdict};
