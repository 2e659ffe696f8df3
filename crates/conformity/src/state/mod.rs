//! Draft → in review → validated → reopened, for each questionnaire of a subject.

mod model;
mod store;

pub use model::{Act, Form, State, Step};
pub(crate) use store::{ALL as STATEMENTS, open};
