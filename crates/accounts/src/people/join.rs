//! Somebody asked for a company that is there already: it is up to its Responsables.

use super::store;
use crate::field::EmailAddress;
use crate::ids::JoinRequestId;
use crate::mail::{self, Message, Recipient};
use crate::{Company, Error, Person, PersonName, Refusal, Site, authority};
use db::{CompanyId, PersonId, Reading, Timestamp, Writing, params, statements};
use serde::Serialize;
use serde_json::json;

statements! {
    OPEN_FOR = "SELECT id FROM join_request WHERE company = $1 AND person = $2 AND closed_at IS NULL";
    INSERT = "INSERT INTO join_request (id, company, person, created_at) VALUES ($1, $2, $3, $4)";
    OPEN = "SELECT join_request.id, join_request.person, join_request.created_at, person.email, person.given_name,
            person.family_name
        FROM join_request JOIN person ON person.id = join_request.person
        WHERE join_request.company = $1 AND join_request.closed_at IS NULL
        ORDER BY join_request.created_at, join_request.id";
    CLOSE = "UPDATE join_request SET closed_at = $3 WHERE company = $1 AND id = $2 AND closed_at IS NULL";
    CLOSE_FOR = "UPDATE join_request SET closed_at = $3 WHERE company = $1 AND person = $2 AND closed_at IS NULL";
}

/// Somebody who wants to come into the company. To take them in, invite their address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JoinRequest {
    /// Identifier.
    pub id: JoinRequestId,
    /// Who.
    pub person: PersonId,
    /// Address.
    pub email: EmailAddress,
    /// Name.
    pub name: PersonName,
    /// When.
    pub at: Timestamp,
}

/// The requests that wait in the company in whose name one acts: for Responsables.
pub async fn join_requests(reading: &mut Reading) -> Result<Vec<JoinRequest>, Error> {
    let company = responsable_here(reading).await?;
    let rows = reading.rows(&OPEN, params![company]).await?;
    let requests = rows.iter().map(|row| {
        Ok(JoinRequest {
            id: row.get("id")?,
            person: row.get("person")?,
            email: row.get("email")?,
            name: PersonName { given: row.get("given_name")?, family: row.get("family_name")? },
            at: row.get("created_at")?,
        })
    });
    requests.collect()
}

/// Sets a request aside. Who asked is not told.
pub async fn dismiss(writing: &mut Writing, id: JoinRequestId) -> Result<(), Error> {
    let company = responsable_here(writing).await?;
    let now = writing.acting().now();
    if writing.execute(&CLOSE, params![company, id, now]).await? == 0 {
        return Err(Refusal::NotFound.into());
    }
    crate::audit(writing, "join_request.dismissed", "join_request", id, Some(company), json!({})).await
}

async fn responsable_here(reading: &mut Reading) -> Result<CompanyId, Error> {
    let member = super::acting_member(reading).await?;
    if !member.is_responsable(reading.acting().now()) {
        return Err(Refusal::ResponsableOnly.into());
    }
    Ok(authority::company(reading.acting())?)
}

/// Hands somebody who asked for this company over to its Responsables; once, however often they ask.
pub(crate) async fn hand_over(
    writing: &mut Writing,
    site: &Site,
    company: &Company,
    person: &Person,
) -> Result<(), Error> {
    let acting = writing.acting().clone();
    store::alone(writing, company.id).await?;
    let known = writing.row(&OPEN_FOR, params![company.id, person.id]).await?.is_some()
        || store::member(writing, company.id, person.id).await?.is_some();
    if known {
        return Ok(());
    }
    let id: JoinRequestId = acting.new_id();
    writing.execute(&INSERT, params![id, company.id, person.id, acting.now()]).await?;
    let message = Message::JoinAsked {
        company: company.name.clone(),
        name: person.name.to_string(),
        email: person.email.clone(),
    };
    for row in writing.rows(&store::RESPONSABLES, params![company.id]).await? {
        if store::read(&row)?.is_responsable(acting.now()) {
            let to = Recipient { email: row.get("email")?, lang: row.get("lang")? };
            mail::post(writing, site, &to, &message).await?;
        }
    }
    crate::audit(writing, "join_request.made", "join_request", id, Some(company.id), json!({})).await
}

/// Whoever came in waits no more.
pub(super) async fn close_for(
    writing: &mut Writing,
    company: CompanyId,
    person: PersonId,
) -> Result<(), Error> {
    let now = writing.acting().now();
    writing.execute(&CLOSE_FOR, params![company, person, now]).await?;
    Ok(())
}
