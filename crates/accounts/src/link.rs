//! Single-use secrets: sent by mail, or held between two steps of a login.

use crate::field::EmailAddress;
use crate::ids::RegistrationId;
use crate::model::words;
use crate::{Error, Refusal, Token};
use db::{PersonId, Reading, Row, Timestamp, Writing, params, statements};
use std::time::Duration;

words! {
    /// What a link is for.
    Purpose {
        /// Confirming the address of a request for an account.
        Registration = "registration",
        /// Choosing a new password.
        Reset = "reset",
        /// Confirming a new address.
        Email = "email",
        /// The second step of a login.
        SecondFactor = "second_factor",
    }
}

impl Purpose {
    /// How long it works.
    pub(crate) const fn lasts(self) -> Duration {
        Duration::from_secs(match self {
            Self::Registration => 48 * 3600,
            Self::Reset => 30 * 60,
            Self::Email => 24 * 3600,
            Self::SecondFactor => 10 * 60,
        })
    }
}

statements! {
    INSERT = "INSERT INTO token (hash, purpose, person, registration, email, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    FIND = "SELECT person, registration, email FROM token WHERE hash = $1 AND purpose = $2 AND expires_at > $3";
    USE = "DELETE FROM token WHERE hash = $1 AND purpose = $2";
    FORGET = "DELETE FROM token WHERE person = $1 AND purpose = $2";
    TIDY = "DELETE FROM token WHERE expires_at < $1";
}

/// What a link is tied to.
#[derive(Debug, Default)]
pub(crate) struct Tie<'a> {
    pub person: Option<PersonId>,
    pub registration: Option<RegistrationId>,
    pub email: Option<&'a EmailAddress>,
}

/// What a link was tied to.
pub(crate) struct Tied {
    row: Row,
}

impl Tied {
    pub fn person(&self) -> Result<PersonId, Error> {
        self.row.get::<Option<_>>("person")?.ok_or_else(|| Refusal::LinkDead.into())
    }

    pub fn registration(&self) -> Result<RegistrationId, Error> {
        self.row.get::<Option<_>>("registration")?.ok_or_else(|| Refusal::LinkDead.into())
    }

    pub fn email(&self) -> Result<EmailAddress, Error> {
        self.row.get::<Option<_>>("email")?.ok_or_else(|| Refusal::LinkDead.into())
    }
}

/// Makes a link. One that is tied to a person kills the person's earlier ones of the same purpose.
pub(crate) async fn make(
    writing: &mut Writing,
    purpose: Purpose,
    tie: Tie<'_>,
) -> Result<(Token, Timestamp), Error> {
    let acting = writing.acting().clone();
    if let Some(person) = tie.person {
        writing.execute(&FORGET, params![person, purpose]).await?;
    }
    let (token, now) = (Token::new(&acting), acting.now());
    let until = now.plus(purpose.lasts());
    let parameters = params![token.hash(), purpose, tie.person, tie.registration, tie.email, now, until];
    writing.execute(&INSERT, parameters).await?;
    Ok((token, until))
}

/// What a link is tied to, while it works; [`Refusal::LinkDead`] else.
pub(crate) async fn find(reading: &mut Reading, purpose: Purpose, token: &Token) -> Result<Tied, Error> {
    let now = reading.acting().now();
    let row = reading.row(&FIND, params![token.hash(), purpose, now]).await?;
    Ok(Tied { row: row.ok_or(Refusal::LinkDead)? })
}

/// Uses a link up: of two that try at once, one gets [`Refusal::LinkDead`].
pub(crate) async fn take(writing: &mut Writing, purpose: Purpose, token: &Token) -> Result<Tied, Error> {
    let tied = find(writing, purpose, token).await?;
    if writing.execute(&USE, params![token.hash(), purpose]).await? == 0 {
        return Err(Refusal::LinkDead.into());
    }
    Ok(tied)
}

/// Kills the links of a purpose that are tied to a person.
pub(crate) async fn forget(writing: &mut Writing, purpose: Purpose, person: PersonId) -> Result<(), Error> {
    writing.execute(&FORGET, params![person, purpose]).await?;
    Ok(())
}
