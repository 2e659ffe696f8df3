//! Answers, by company, subject, questionnaire and question; a history that only grows.
//!
//! * [`save`], [`save_page`]: with the revision that was on the screen; whoever comes second loses nothing.
//! * [`restore`], [`undo`]: an answer comes back; [`carry`]: answers go to another version of the questionnaire.
//! * [`all`], [`history`], [`aside`] (what came second and waits for a look), [`facts`] (for the engine), [`all_facts`] (for the dashboard).

mod copy;
mod model;
mod read;
mod restore;
mod save;
mod store;

pub use copy::carry;
pub(crate) use copy::copy;
pub use model::{Answer, Carry, Cause, Edit, Facts, MAX_VALUE, Past, Review, Saved};
pub(crate) use read::facts_of;
pub use read::{all, all_facts, aside, facts, history};
pub use restore::{restore, undo};
pub(crate) use save::begin;
pub use save::{MAX_PAGE, save, save_page};
pub(crate) use store::ALL as STATEMENTS;
