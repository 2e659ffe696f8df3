//! Seeded generator of a synthetic national directory, in the exact formats of the published files.
//!
//! Nobody in it exists: RPPS numbers begin `99 0` to `99 6`, company numbers `99`, telephones are those that the
//! regulator keeps for fiction, mail domains end in `.example`. Shapes, shares and frequencies follow published
//! figures where there are some; `data/SOURCES.md` says which.
//!
//! The same [`Options`] give the same bytes on any machine, and memory does not grow with the files but by eight
//! bytes a line: every person, structure and event is drawn again from its number when it is needed.

mod activity;
mod address;
mod alias;
mod attached;
mod cards;
mod digits;
mod diplomas;
mod error;
mod events;
mod finess;
mod generate;
mod headers;
mod know_how;
mod line;
mod mailboxes;
mod matrix;
mod names;
mod options;
mod output;
mod person;
mod places;
mod professions;
mod rng;
mod roster;
mod sites;
mod specialties;
mod structure;
mod summary;
mod syllables;
mod templates;
mod truth;
mod tsv;
mod volume;
mod world;

pub use error::SynthError;
pub use generate::generate;
pub use options::{Layout, Options};
pub use summary::{Changes, DaySummary, FileSummary, Summary};
