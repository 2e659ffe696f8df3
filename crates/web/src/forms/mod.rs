//! Forms: what is asked, how it is shown, what is read back.
//!
//! * [`Form`] and [`Field`]: one description serves the empty form, the reading and the form shown again with its errors;
//! * [`Typed`]: what was typed, as it was; [`gate`]: what a request must show before it changes something;
//! * [`Parts`]: a form that brings a document; [`Button`]: a form that is one button;
//! * [`once`]: a form that is sent twice acts once.

mod button;
mod field;
mod form;
pub mod gate;
pub mod key;
pub mod once;
mod parts;
mod token;
mod typed;

pub use button::Button;
pub use field::{Choice, Field};
pub use form::Form;
pub use parts::{Parts, Sent};
pub use token::{Nonce, Tokens};
pub use typed::{TOKEN, Typed};
