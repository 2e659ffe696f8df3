//! Coming into a company by an invitation.

use super::invite::{BY_TOKEN, DELETE};
use super::member::Member;
use super::store;
use crate::field::EmailAddress;
use crate::ids::InvitationId;
use crate::password::Password;
use crate::{Capacity, Company, Error, Lang, Person, PersonName, Refusal, Role, Site, Token};
use crate::{authority, company, password, person};
use db::{Acting, Database, PersonId, Reading, Timestamp, Writing, params};
use serde_json::json;

/// What the holder of an invitation is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    /// The invitation.
    pub id: InvitationId,
    /// Into which company.
    pub company: Company,
    /// Who is invited.
    pub email: EmailAddress,
    /// As what.
    pub role: Role,
    /// Language of the mail.
    pub lang: Lang,
    /// Who invited.
    pub by: PersonId,
    /// Until when.
    pub until: Timestamp,
    /// Whether the address has an account already: then it is signed in with, else one is made.
    pub known: bool,
}

/// What an invitation says; the link may be looked at many times before it is used once.
pub async fn look(reading: &mut Reading, token: &Token) -> Result<Invited, Error> {
    let now = reading.acting().now();
    let row = reading.row(&BY_TOKEN, params![token.hash(), now]).await?.ok_or(Refusal::LinkDead)?;
    let email: EmailAddress = row.get("email")?;
    let known = person::by_email(reading, &email).await?.is_some();
    Ok(Invited {
        id: row.get("id")?,
        company: company::by_id(reading, row.get("company")?).await?,
        email,
        role: row.get("role")?,
        lang: row.get("lang")?,
        by: row.get("invited_by")?,
        until: row.get("expires_at")?,
        known,
    })
}

/// Accepts an invitation: by the account that is signed in (its address must be the invited one), or, for an address
/// without account, by making one with this name and password. The link is used up.
pub async fn accept(
    site: &Site,
    db: &Database,
    acting: &Acting,
    token: &Token,
    account: Option<(PersonName, Password)>,
) -> Result<(Company, Person), Error> {
    let invited = look(&mut db.read(acting).await?, token).await?;
    // The hash is computed before the transaction: it would hold everybody else up.
    let account = match account {
        Some((name, chosen)) if !invited.known => {
            let words = vec![invited.email.to_string(), name.to_string(), invited.company.name.to_string()];
            Some((password::choose(site, acting, chosen, words, false).await?, name))
        }
        _ => None,
    };
    let mut writing = db.write(acting).await?;
    let entered = enter(&mut writing, token, account).await?;
    writing.commit().await?;
    Ok(entered)
}

async fn enter(
    writing: &mut Writing,
    token: &Token,
    account: Option<(password::PasswordHash, PersonName)>,
) -> Result<(Company, Person), Error> {
    let first = look(writing, token).await?;
    person::alone(writing, &first.email).await?;
    store::alone(writing, first.company.id).await?;
    // Looked at again, alone: two clicks at once are one entry.
    let invited = look(writing, token).await?;
    let person = match account {
        Some((hash, name)) => person::create(writing, &invited.email, &name, invited.lang, &hash).await?,
        None => {
            let Ok(id) = authority::person(writing.acting()) else {
                return Err(Refusal::SignInAsInvited.into());
            };
            person::by_id(writing, id).await?
        }
    };
    if person.email != invited.email {
        return Err(Refusal::OtherAccount.into());
    }
    let now = writing.acting().now();
    let mut circle = store::circle(writing, invited.company.id).await?;
    let member = match invited.role {
        Role::Responsable => Member::responsable(person.id, Capacity::Habilite, Some(invited.by), now),
        Role::Contributeur => Member::contributeur(person.id, Some(invited.by), now),
    };
    circle.join(member.clone())?;
    store::put(writing, invited.company.id, &member).await?;
    writing.execute_one(&DELETE, params![invited.company.id, invited.id]).await?;
    super::join::close_for(writing, invited.company.id, person.id).await?;
    let detail = json!({ "role": invited.role.word(), "invitation": invited.id });
    crate::audit(writing, "member.joined", "person", person.id, Some(invited.company.id), detail).await?;
    Ok((invited.company, person))
}
