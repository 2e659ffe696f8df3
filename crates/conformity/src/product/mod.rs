//! Products of a company: one for each support where it changes maturity (FAQ of Convergence).
//!
//! * [`create`] from the answers of the identification, whose card is [`card_of`] them; [`list`], [`get`], [`history`].
//! * [`change`] says one thing anew; whoever comes second is shown both texts.
//! * [`check`]: what is left to say of it, or does not go together.
//! * [`split`] makes a product for another system or device; [`archive`], [`restore`], [`undo`].

mod change;
mod check;
mod create;
mod identify;
mod lifecycle;
mod list;
mod model;
mod seen;
mod split;
pub(crate) mod store;

pub use change::{Change, Changed, archive, change, restore, undo};
pub use check::{EXPIRY_NOTICE_DAYS, check};
pub use create::{NewProduct, create};
pub use identify::{CARD_QUESTIONS, card_of};
pub use lifecycle::{InScope, Lifecycle, SOON_MONTHS};
pub use list::{Past, get, history, list};
pub use model::{Card, Certification, Edition, Nil, Product, Version, What};
pub(crate) use seen::Seen;
pub use split::{Support, split};
