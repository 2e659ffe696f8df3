//! What people write in the running program: edited entries and their versions, votes, searches without answer.
//!
//! * [`published()`]: what is to be read and indexed, edited entries in place of the shipped ones; [`revision`] tells the
//!   nodes when to index anew.
//! * [`save`], [`publish`], [`withdraw`], [`back_to_shipped`]: the editor's actions; a save over somebody else's keeps
//!   both texts.
//! * [`versions()`], [`version`], [`listing`]: history and workbench.
//! * [`vote`], [`scores`], [`reasons`]: "Cette réponse vous a-t-elle été utile ?", one count per visitor and day.
//! * [`note_search`], [`unanswered`]: what readers look for and do not find.
//! * [`import`]: entries from JSON lines, each as a draft.

mod edit;
mod error;
mod import;
mod published;
mod searches;
mod sql;
mod versions;
mod visitor;
mod votes;

pub use edit::{Saved, back_to_shipped, publish, save, withdraw};
pub use error::FaqError;
pub use import::{Imported, Rejected, import};
pub use published::{Published, published, revision};
pub use searches::{Unanswered, note_search, purge, unanswered};
pub use versions::{Listed, State, Version, listing, version, versions};
pub use visitor::Visitor;
pub use votes::{Opinion, Reason, Score, Voted, reasons, scores, vote};

use db::{Acting, Actor, Migrations, Roles, Statement, Step, Timestamp};
use jiff::civil::Date;

/// Tables of the room.
pub const MIGRATIONS: Migrations =
    Migrations { room: "faq", steps: &[Step::new(1, "faq", include_str!("../../migrations/faq_1.sql"))] };

/// Every statement of the room, to be prepared by a test on both databases.
pub fn statements() -> &'static [Statement] {
    sql::ALL
}

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// Days since 1970, UTC.
fn day(at: Timestamp) -> i64 {
    at.millis().div_euclid(DAY)
}

/// Civil date, UTC.
fn date(at: Timestamp) -> Date {
    let instant = jiff::Timestamp::from_millisecond(at.millis()).unwrap_or_default();
    instant.to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// Instructors publish the FAQ, administrators too; so does the program itself.
fn may_edit(acting: &Acting) -> Result<(), FaqError> {
    let roles = acting.roles;
    let editor = roles.has(Roles::INSTRUCTOR) || roles.has(Roles::ADMINISTRATOR);
    if editor || matches!(acting.actor, Actor::System(_)) { Ok(()) } else { Err(FaqError::Forbidden) }
}
