//! Companies, people, rights, ways to log in.
//!
//! Actions take a [`db::Writing`] (kept when the caller commits) or, when they compute hashes, a [`db::Database`]; who
//! acts comes with it. They answer an [`Error`] whose [`Refusal`] has a stable code and a text in both languages. Every
//! action that changes something writes its audit event and puts its mails into the outbox, in the same transaction.
//!
//! * [`registration`]: a company asks for an account; documents, instruction, decision.
//! * [`people`]: Responsables and Contributeurs, invitations, delegation; a company is never left without one.
//! * [`rights`]: none, read, draft, validate; the matrix; grants that later actions ask for.
//! * [`login`], [`password`], [`second_factor`], [`session`]: ways in, and what one holds once in.
//! * [`mail`]: what is written to people and how it leaves.

pub mod admin;
mod authority;
pub mod civil;
pub mod company;
pub mod demo;
pub mod email;
mod error;
pub mod field;
mod ids;
mod link;
pub mod login;
pub mod mail;
mod model;
pub mod passkey;
pub mod password;
pub mod people;
pub mod person;
pub mod registration;
pub mod rights;
mod sealed;
pub mod second_factor;
pub mod session;
mod site;
mod texts;
mod tidy;
mod token;

pub use authority::{Administrator, Instructor, administrator, instructor};
pub use error::{Error, Nature, Refusal};
pub use ids::{InvitationId, JoinRequestId, MailId, PasskeyId, RegistrationId, SessionId};
pub use model::{Capacity, Company, Lang, Person, PersonName, Role};
pub use sealed::{NotSealed, Sealer};
pub use site::Site;
pub use tidy::tidy;
pub use token::{NotAToken, Token, TokenHash};

use db::{CompanyId, Event, Migrations, Step, Writing};

/// Tables of the room.
pub const MIGRATIONS: Migrations = Migrations {
    room: "accounts",
    steps: &[Step::new(1, "accounts", include_str!("../migrations/1_accounts.sql"))],
};

/// Every statement of the room: a test prepares them on both databases.
pub const STATEMENTS: &[&[db::Statement]] = &[
    admin::sql::ALL,
    authority::ALL,
    company::sql::ALL,
    demo::STATEMENTS,
    email::sql::ALL,
    link::ALL,
    login::SIGN_IN,
    login::throttle::ALL,
    mail::outbox::ALL,
    passkey::store::ALL,
    password::STATEMENTS,
    people::store::ALL,
    people::INVITE,
    people::JOIN,
    person::sql::ALL,
    registration::store::ALL,
    rights::STATEMENTS,
    second_factor::STATEMENTS,
    second_factor::RESEAL,
    session::store::ALL,
];

/// Notes an event in the audit trail, with the transaction.
pub(crate) async fn audit(
    writing: &mut Writing,
    action: &'static str,
    object: &'static str,
    id: impl std::fmt::Display,
    company: Option<CompanyId>,
    detail: serde_json::Value,
) -> Result<(), Error> {
    Ok(writing.audit(Event { action, object, id, company, detail }).await?)
}
