//! Companies, people, rights, ways to log in.

pub mod civil;
pub mod field;
mod model;
pub mod password;
pub mod registration;
mod sealed;
mod token;

pub use model::{Capacity, Company, Lang, Person, PersonName, Role};
pub use sealed::{NotSealed, Sealer};
pub use token::{NotAToken, Token, TokenHash};
