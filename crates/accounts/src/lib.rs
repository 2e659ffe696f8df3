//! Companies, people, rights, ways to log in.

pub mod civil;
mod error;
pub mod field;
pub mod login;
mod model;
pub mod password;
pub mod people;
pub mod registration;
pub mod rights;
mod sealed;
pub mod second_factor;
pub mod session;
mod texts;
mod token;

pub use error::{Error, Nature, Refusal};
pub use model::{Capacity, Company, Lang, Person, PersonName, Role};
pub use sealed::{NotSealed, Sealer};
pub use token::{NotAToken, Token, TokenHash};
