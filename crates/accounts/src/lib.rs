//! Companies, people, rights, ways to log in.

pub mod civil;
mod error;
pub mod field;
mod model;
pub mod password;
pub mod people;
pub mod registration;
pub mod rights;
mod sealed;
mod texts;
mod token;

pub use error::{Error, Nature, Refusal};
pub use model::{Capacity, Company, Lang, Person, PersonName, Role};
pub use sealed::{NotSealed, Sealer};
pub use token::{NotAToken, Token, TokenHash};
