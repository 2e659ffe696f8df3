//! Acts on the people of a company, written, audited, told.

use super::circle::{Act, Circle};
use super::member::Member;
use super::store;
use crate::authority::{self, Instructor};
use crate::field::EmailAddress;
use crate::mail::{self, Message, PlaceChange, Recipient};
use crate::{Capacity, Company, Error, Refusal, Role, Site, company, person};
use db::{CompanyId, PersonId, Timestamp, Writing};
use serde_json::json;

/// Does it in the company in whose name one acts. The person concerned is told by mail, unless it is who acts.
pub async fn act(writing: &mut Writing, site: &Site, act: Act) -> Result<(), Error> {
    let (actor, company, now) = here(writing)?;
    store::alone(writing, company).await?;
    let before = store::circle(writing, company).await?;
    let mut after = before.clone();
    after.act(actor, act, now)?;
    store::save(writing, company, &before, &after).await?;
    let company = company::by_id(writing, company).await?;
    for (person, change) in changes(&before, &after, now) {
        note(writing, &company, person, change).await?;
        if person != actor {
            tell(writing, site, &company, person, change).await?;
        }
    }
    Ok(())
}

fn here(writing: &Writing) -> Result<(PersonId, CompanyId, Timestamp), Refusal> {
    let acting = writing.acting();
    Ok((authority::person(acting)?, authority::company(acting)?, acting.now()))
}

/// What changed for whom.
fn changes(before: &Circle, after: &Circle, now: Timestamp) -> Vec<(PersonId, PlaceChange)> {
    let mut changes = Vec::new();
    for old in before.members() {
        let change = match after.get(old.person) {
            None => PlaceChange::Removed,
            Some(new) if new == old => continue,
            Some(new) if new.active != old.active => {
                if new.active {
                    PlaceChange::Enabled
                } else {
                    PlaceChange::Disabled
                }
            }
            Some(new) if new.role_at(now) == Role::Responsable => PlaceChange::Responsable(new.until),
            Some(_) => PlaceChange::Contributeur,
        };
        changes.push((old.person, change));
    }
    changes
}

async fn note(
    writing: &mut Writing,
    company: &Company,
    person: PersonId,
    change: PlaceChange,
) -> Result<(), Error> {
    let (action, until) = match change {
        PlaceChange::Responsable(until) => ("member.responsable", until),
        PlaceChange::Contributeur => ("member.contributeur", None),
        PlaceChange::Disabled => ("member.disabled", None),
        PlaceChange::Enabled => ("member.enabled", None),
        PlaceChange::Removed => ("member.removed", None),
    };
    crate::audit(writing, action, "person", person, Some(company.id), json!({ "until": until })).await
}

async fn tell(
    writing: &mut Writing,
    site: &Site,
    company: &Company,
    person: PersonId,
    change: PlaceChange,
) -> Result<(), Error> {
    let person = person::by_id(writing, person).await?;
    let to = Recipient { email: person.email, lang: person.lang };
    mail::post(writing, site, &to, &Message::PlaceChanged { company: company.name.clone(), change }).await
}

/// An instructor who verified that somebody represents a company makes them its Responsable: for a company whose own
/// can no longer be reached. The person must have an account.
pub async fn appoint(
    writing: &mut Writing,
    site: &Site,
    by: Instructor,
    company: CompanyId,
    email: &EmailAddress,
) -> Result<(), Error> {
    let now = writing.acting().now();
    store::alone(writing, company).await?;
    let company = company::by_id(writing, company).await?;
    let person = person::by_email(writing, email).await?.ok_or(Refusal::NotFound)?;
    if person.id == by.person() {
        return Err(Refusal::OwnRequest.into());
    }
    let mut member = Member::responsable(person.id, Capacity::Mandataire, Some(by.person()), now);
    if let Some(old) = store::member(writing, company.id, person.id).await? {
        member.since = old.since;
    }
    store::put(writing, company.id, &member).await?;
    crate::audit(writing, "member.appointed", "person", person.id, Some(company.id), json!({})).await?;
    tell(writing, site, &company, person.id, PlaceChange::Responsable(None)).await
}
