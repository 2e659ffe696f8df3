//! Convergence: what applies to each product of a company, how mature and conformant it is, the way to the target.
//!
//! * [`questionnaire`]: versioned files (`content/questionnaires`) of themes, sections and questions; what their answers are worth.
//! * [`access`]: who may what here; every action takes a grant made of the rights of the room of accounts.
//! * [`product`]: products of a company, their life, their versions.
//! * [`naming`]: the name that the FAQ of Convergence proposes; [`joined`]: démarches that products join.
//! * [`answers`]: what was answered, by several people at once, with a history that only grows.
//! * [`state`]: draft, in review, validated, reopened; [`published`]: versions of questionnaires that answers know.
//! * [`comments`], [`assignments`], [`todo`]: working on it together.
//! * [`projection`]: targets, the dated way to them, what-if sets; [`snapshot`]: scores over time, anonymous averages.
//!
//! Actions take a [`db::Writing`], kept when the caller commits, and note their audit event in it.

pub mod access;
pub mod answers;
pub mod assignments;
pub mod comments;
mod day;
mod error;
pub mod joined;
pub mod naming;
mod place;
pub mod product;
pub mod projection;
pub mod published;
pub mod questionnaire;
pub mod snapshot;
pub mod state;
mod texts;
pub mod todo;
mod words;

pub use access::{
    Access, CanArchive, CanCreate, CanDraft, CanEdit, CanImport, CanPublish, CanRead, CanSee, CanValidate,
};
pub use error::{Error, Nature, Refusal};
pub use place::{
    AssignmentId, CommentId, IDENTIFICATION, Place, ProductId, SnapshotId, Subject, TargetId, WhatIfId,
};
pub use texts::{MAX_LINE, MAX_NAME, MAX_TEXT};
pub use words::{NotASlug, Slug};

use db::{Migrations, Step};

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
