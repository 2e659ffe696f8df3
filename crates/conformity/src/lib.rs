//! Convergence: what applies to each product of a company, how mature and conformant it is, the way to the target.
//!
//! * [`programme`]: parcours, démarches, candidatures and their known dates (`content/parcours.yaml`).
//! * [`questionnaire`]: versioned files (`content/questionnaires`) of themes, sections and questions; what their answers are worth.
//! * [`coherence`]: rules over all of them (`content/coherence.yaml`): contradictions, dates that are over.
//! * [`referentiel`]: requirements, scenarios and evidences that the State publishes (REM workbooks) or that others write
//!   (CISO Assistant libraries), read whatever their noise; two editions compared.
//! * [`access`]: who may what here; every action takes a grant made of the rights of the room of accounts.
//! * [`product`]: products of a company, their life, their versions.
//! * [`naming`]: the name that the FAQ of Convergence proposes; [`joined`]: démarches that products join.
//! * [`answers`]: what was answered, by several people at once, with a history that only grows.
//! * [`state`]: draft, in review, validated, reopened; [`published`]: versions of questionnaires that answers know.
//! * [`comments`], [`assignments`], [`mod@todo`]: working on it together.
//! * [`projection`]: targets, the dated way to them, what-if sets; [`snapshot`]: scores over time, anonymous averages.
//! * [`demo`]: fictitious products with answers; [`appraisal`]: the engine over the records: what a questionnaire asks, scores, misses.
//!
//! Everything but [`questionnaire`], [`coherence`], [`referentiel`] and [`programme`] needs the feature `records`. Actions take a
//! [`db::Writing`], kept when the caller
//! commits, and note their audit event in it.

#[cfg(feature = "records")]
pub mod access;
#[cfg(feature = "records")]
pub mod answers;
#[cfg(feature = "records")]
pub mod appraisal;
#[cfg(feature = "records")]
pub mod assignments;
pub mod coherence;
#[cfg(feature = "records")]
pub mod comments;
#[cfg(feature = "records")]
mod day;
#[cfg(feature = "records")]
pub mod demo;
#[cfg(feature = "records")]
mod error;
#[cfg(feature = "records")]
pub mod joined;
#[cfg(feature = "records")]
pub mod naming;
#[cfg(feature = "records")]
mod place;
#[cfg(feature = "records")]
pub mod product;
pub mod programme;
#[cfg(feature = "records")]
pub mod projection;
#[cfg(feature = "records")]
pub mod published;
pub mod questionnaire;
pub mod referentiel;
#[cfg(feature = "records")]
pub mod snapshot;
#[cfg(feature = "records")]
pub mod state;
#[cfg(feature = "records")]
mod texts;
#[cfg(feature = "records")]
pub mod todo;
#[cfg(feature = "records")]
mod words;

#[cfg(feature = "records")]
pub use access::{
    Access, CanArchive, CanCreate, CanDraft, CanEdit, CanImport, CanPublish, CanRead, CanSee, CanValidate,
};
#[cfg(feature = "records")]
pub use error::{Error, Nature, Refusal};
#[cfg(feature = "records")]
pub use place::{
    AssignmentId, CommentId, IDENTIFICATION, Place, ProductId, SnapshotId, Subject, TargetId, WhatIfId,
};
#[cfg(feature = "records")]
pub use texts::{MAX_LINE, MAX_NAME, MAX_TEXT};
#[cfg(feature = "records")]
pub use words::{NotASlug, Slug};

#[cfg(feature = "records")]
use db::{Migrations, Step};

#[cfg(feature = "records")]
/// Tables of the room.
pub const MIGRATIONS: Migrations = Migrations {
    room: "conformity",
    steps: &[
        Step::new(1, "products, answers, states", include_str!("../migrations/1_conformity.sql")),
        Step {
            version: 2,
            name: "the history of answers only grows",
            sqlite: include_str!("../migrations/2_history.sqlite.sql"),
            postgres: include_str!("../migrations/2_history.postgres.sql"),
        },
    ],
};

#[cfg(feature = "records")]
/// Every statement of the room: a test prepares them on both databases.
pub const STATEMENTS: &[&[db::Statement]] = &[
    answers::STATEMENTS,
    assignments::sql::ALL,
    comments::sql::ALL,
    joined::sql::ALL,
    product::store::ALL,
    projection::store::sql::ALL,
    published::sql::ALL,
    snapshot::average::sql::ALL,
    snapshot::take::sql::ALL,
    state::STATEMENTS,
];
