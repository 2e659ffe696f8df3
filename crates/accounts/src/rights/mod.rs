//! Who may read, draft, validate what (CNV-2): for each questionnaire of each product, and for the global strategy.
//!
//! * [`Level`], [`Object`]: what a right is; [`Standing`]: what somebody may do in a company, and the grants
//!   ([`MayRead`], [`MayDraft`], [`MayValidate`]…) that later actions ask for: they cannot be made otherwise.
//! * [`Matrix`]: people × objects, seen and set by cell, by row, by column.

mod grant;
mod level;
mod matrix;
mod object;
mod store;

pub use grant::{
    MayCreateProduct, MayDraft, MayGiveRights, MayInvite, MayManagePeople, MayRead, MayValidate, Standing,
};
pub use level::Level;
pub use matrix::{Change, Holder, Matrix};
pub use object::{NotAnObject, Object, ProductKey, QuestionnaireCode};
pub use store::{begin_product, forget_product, matrix, save, standing};

pub(crate) use store::{ALL as STATEMENTS, put};
