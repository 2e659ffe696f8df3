//! Draft → in review → validated → reopened, for each questionnaire of a subject.
//!
//! * [`submit`], [`take_back`]: whoever may draft; [`validate`], [`send_back`], [`reopen`]: whoever may validate.
//! * [`of`], [`all`], [`history`]: where questionnaires stand, and how they came there.

mod act;
mod model;
mod store;

pub use act::{Moved, all, history, of, reopen, send_back, submit, take_back, validate};
pub use model::{Act, Form, State, Step};
pub(crate) use store::{ALL as STATEMENTS, alone, form, go_to, open};
