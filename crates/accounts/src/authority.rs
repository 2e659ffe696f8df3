//! Who acts, as the records know them: what a session said when it was opened may be over.

use crate::{Error, Refusal};
use db::{Acting, Actor, CompanyId, PersonId, Reading, Roles, params, statements};

statements! {
    AUTHORITY = "SELECT administrator, instructor FROM person WHERE id = $1 AND active";
}

/// Proof that who acts verifies companies (Instructeur).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instructor(PersonId);

impl Instructor {
    /// Who.
    pub const fn person(self) -> PersonId {
        self.0
    }
}

/// Proof that who acts runs the platform: an administrator, or a command on the machine itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Administrator(());

/// The person who acts.
pub fn person(acting: &Acting) -> Result<PersonId, Refusal> {
    match acting.actor {
        Actor::Person(person) => Ok(person),
        Actor::Visitor | Actor::System(_) => Err(Refusal::SignInNeeded),
    }
}

/// The company in whose name one acts; without one, nothing of a company exists.
pub fn company(acting: &Acting) -> Result<CompanyId, Refusal> {
    acting.company.ok_or(Refusal::NotFound)
}

/// Is who acts an instructor? To others the instruction does not exist. Both the session (which knows whether two factors
/// were shown) and the records (which know whether it still holds) must say so.
pub async fn instructor(reading: &mut Reading) -> Result<Instructor, Error> {
    let person = person(reading.acting())?;
    session_says(reading.acting(), Roles::INSTRUCTOR)?;
    let row = reading.row(&AUTHORITY, params![person]).await?;
    match row.map(|row| row.get::<bool>("instructor")).transpose()? {
        Some(true) => Ok(Instructor(person)),
        _ => Err(Refusal::NotFound.into()),
    }
}

/// Does who acts run the platform? To others its administration does not exist.
pub async fn administrator(reading: &mut Reading) -> Result<Administrator, Error> {
    if matches!(reading.acting().actor, Actor::System(_)) {
        return Ok(Administrator(()));
    }
    let person = person(reading.acting())?;
    session_says(reading.acting(), Roles::ADMINISTRATOR)?;
    let row = reading.row(&AUTHORITY, params![person]).await?;
    match row.map(|row| row.get::<bool>("administrator")).transpose()? {
        Some(true) => Ok(Administrator(())),
        _ => Err(Refusal::NotFound.into()),
    }
}

fn session_says(acting: &Acting, role: Roles) -> Result<(), Refusal> {
    if acting.roles.has(role) { Ok(()) } else { Err(Refusal::NotFound) }
}
