//! Instructors: the queue, and the decision.

use super::model::Registration;
use super::state::{State, Step};
use super::store::{self, Change};
use crate::authority::Instructor;
use crate::field::Reason;
use crate::ids::RegistrationId;
use crate::mail::{self, Message, Recipient};
use crate::people::{self, Member};
use crate::{Company, Error, Refusal, Site, company, person};
use db::{CompanyId, PersonId, Reading, Writing, params};
use serde_json::json;

/// Requests in a state, those that wait longest first; 500 at most.
pub async fn queue(reading: &mut Reading, _: Instructor, state: State) -> Result<Vec<Registration>, Error> {
    let rows = reading.rows(&store::BY_STATE, params![state]).await?;
    store::many(reading, rows).await
}

/// What an instructor sees of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    /// The request.
    pub request: Registration,
    /// The company of this SIREN, when it is there already: accepting hands the request to its Responsables.
    pub company: Option<Company>,
    /// Other requests for the same SIREN.
    pub others: Vec<Registration>,
}

/// A request with what surrounds it.
pub async fn dossier(reading: &mut Reading, _: Instructor, id: RegistrationId) -> Result<Dossier, Error> {
    let request = store::by_id(reading, id).await?;
    // Not confirmed: nobody's yet.
    if request.person.is_none() {
        return Err(Refusal::NotFound.into());
    }
    let company = company::by_siren(reading, request.siren).await?;
    let rows = reading.rows(&store::SAME_SIREN, params![request.siren.to_string(), id]).await?;
    let others = store::many(reading, rows).await?;
    Ok(Dossier { request, company, others })
}

/// Takes a request out of the queue.
pub async fn take(
    writing: &mut Writing,
    by: Instructor,
    id: RegistrationId,
    version: i64,
) -> Result<(), Error> {
    let request = seen(writing, id, version).await?;
    if request.person == Some(by.person()) {
        return Err(Refusal::OwnRequest.into());
    }
    let change = Change { instructor: Some(by.person()), ..Change::default() };
    store::step(writing, &request, Step::Take, change).await?;
    Ok(())
}

/// Gives a request back to the queue: who holds it, or another instructor who takes over from them.
pub async fn release(
    writing: &mut Writing,
    _: Instructor,
    id: RegistrationId,
    version: i64,
) -> Result<(), Error> {
    let request = seen(writing, id, version).await?;
    store::step(writing, &request, Step::Release, Change::default()).await?;
    Ok(())
}

/// Asks for something else.
pub async fn ask_complement(
    writing: &mut Writing,
    site: &Site,
    by: Instructor,
    (id, version): (RegistrationId, i64),
    what: &Reason,
) -> Result<(), Error> {
    let request = held(writing, by, id, version).await?;
    let change = Change { note: Some(what), instructor: Some(by.person()), ..Change::default() };
    store::step(writing, &request, Step::AskComplement, change).await?;
    let company = request.company_name.clone();
    tell(writing, site, &request, &Message::ComplementAsked { company, what: what.clone() }).await
}

/// Refuses, with a reason that is sent.
pub async fn refuse(
    writing: &mut Writing,
    site: &Site,
    by: Instructor,
    (id, version): (RegistrationId, i64),
    reason: &Reason,
) -> Result<(), Error> {
    let request = held(writing, by, id, version).await?;
    let change = Change { note: Some(reason), instructor: Some(by.person()), ..Change::default() };
    store::step(writing, &request, Step::Refuse, change).await?;
    let company = request.company_name.clone();
    tell(writing, site, &request, &Message::RequestRefused { company, reason: reason.clone() }).await
}

/// What came of an acceptance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accepted {
    /// The company is active and who asked is its Responsable.
    Company(CompanyId),
    /// Another request for the same SIREN was accepted meanwhile: this one went to its Responsables.
    Routed(CompanyId),
}

/// Accepts: the company is active, who asked is its Responsable.
pub async fn accept(
    writing: &mut Writing,
    site: &Site,
    by: Instructor,
    (id, version): (RegistrationId, i64),
) -> Result<Accepted, Error> {
    let request = held(writing, by, id, version).await?;
    let person = request.person.ok_or(Refusal::NotFound)?;
    // Two requests for one company, two instructors, one company.
    writing.alone(&format!("siren:{}", request.siren)).await?;
    if let Some(company) = company::by_siren(writing, request.siren).await? {
        let person = person::by_id(writing, person).await?;
        super::ask::route(writing, site, &request, &company, &person).await?;
        return Ok(Accepted::Routed(company.id));
    }
    let company = create(writing, &request, person, by).await?;
    let change = Change { instructor: Some(by.person()), company: Some(company), ..Change::default() };
    store::step(writing, &request, Step::Accept, change).await?;
    let message = Message::RequestAccepted { company: request.company_name.clone() };
    tell(writing, site, &request, &message).await?;
    Ok(Accepted::Company(company))
}

async fn create(
    writing: &mut Writing,
    request: &Registration,
    person: PersonId,
    by: Instructor,
) -> Result<CompanyId, Error> {
    let acting = writing.acting().clone();
    let id: CompanyId = acting.new_id();
    let parameters = params![id, request.siren.to_string(), &request.company_name, acting.now()];
    writing.execute(&company::sql::INSERT, parameters).await?;
    let member = Member::responsable(person, request.capacity, Some(by.person()), acting.now());
    people::store::put(writing, id, &member).await?;
    let detail =
        json!({ "siren": request.siren.to_string(), "registration": request.id, "responsable": person });
    crate::audit(writing, "company.created", "company", id, Some(id), detail).await?;
    Ok(id)
}

/// The request that the instructor saw.
async fn seen(writing: &mut Writing, id: RegistrationId, version: i64) -> Result<Registration, Error> {
    let request = store::by_id(writing, id).await?;
    if request.person.is_none() {
        return Err(Refusal::NotFound.into());
    }
    if request.version == version { Ok(request) } else { Err(Refusal::Stale.into()) }
}

/// The same, when this instructor holds it.
async fn held(
    writing: &mut Writing,
    by: Instructor,
    id: RegistrationId,
    version: i64,
) -> Result<Registration, Error> {
    let request = seen(writing, id, version).await?;
    if request.state != State::InInstruction {
        return Err(Refusal::NotNow.into());
    }
    if request.instructor == Some(by.person()) {
        Ok(request)
    } else {
        Err(Refusal::NotYourInstruction.into())
    }
}

async fn tell(
    writing: &mut Writing,
    site: &Site,
    request: &Registration,
    message: &Message,
) -> Result<(), Error> {
    let to = Recipient { email: request.email.clone(), lang: request.lang };
    mail::post(writing, site, &to, message).await
}
