//! The people of a company.

mod circle;
mod member;

pub use circle::{Act, Circle};
pub use member::Member;
