//! Asking for an account, and confirming that the address is one's own.

use super::model::{Ask, Registration};
use super::state::{State, Step};
use super::store::{self, Change};
use crate::ids::RegistrationId;
use crate::link::{self, Purpose, Tie};
use crate::login::{Counted, throttle};
use crate::mail::{self, Message, Recipient};
use crate::password::{self, Password, PasswordHash};
use crate::session::NetworkPrefix;
use crate::{Company, Error, Person, Refusal, Site, Token, authority, company, people, person};
use db::{Acting, Database, Reading, Writing, params};
use serde_json::json;

/// Asks. The answer and the work are the same whether the company, or the address, is known or not: what follows comes
/// by mail, to whoever reads it.
pub async fn ask(
    writing: &mut Writing,
    site: &Site,
    input: &Ask,
    network: &NetworkPrefix,
) -> Result<RegistrationId, Error> {
    throttle::count(writing, Counted::Request, network.as_str())
        .await?
        .map_err(|_| Refusal::TooManyRequests)?;
    throttle::count(writing, Counted::Mail, input.email.as_str())
        .await?
        .map_err(|_| Refusal::TooManyMails)?;
    let acting = writing.acting().clone();
    let id: RegistrationId = acting.new_id();
    let parameters = params![
        id,
        input.siren.to_string(),
        &input.company,
        input.capacity,
        &input.email,
        &input.name.given,
        &input.name.family,
        input.lang,
        None::<db::PersonId>,
        State::Asked,
        acting.now()
    ];
    writing.execute(&store::INSERT, parameters).await?;
    let tie = Tie { registration: Some(id), email: Some(&input.email), ..Tie::default() };
    let (token, until) = link::make(writing, Purpose::Registration, tie).await?;
    let link = site.base.confirm_request(&token);
    let message = Message::ConfirmRequest { siren: input.siren, link, until };
    let to = Recipient { email: input.email.clone(), lang: input.lang };
    mail::post(writing, site, &to, &message).await?;
    crate::audit(writing, "registration.asked", "registration", id, None, json!({})).await?;
    Ok(id)
}

/// What the holder of a link is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    /// The request.
    pub request: Registration,
    /// Whether the address has an account already: then it is signed in with, else one is made.
    pub known: bool,
}

/// What a link confirms; it may be looked at many times before it is used once.
pub async fn look(reading: &mut Reading, token: &Token) -> Result<Confirmation, Error> {
    let tied = link::find(reading, Purpose::Registration, token).await?;
    let request = store::by_id(reading, tied.registration()?).await?;
    let known = person::by_email(reading, &request.email).await?.is_some();
    Ok(Confirmation { request, known })
}

/// What came of a confirmed request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Confirmed {
    /// The documents are awaited.
    DocumentsAwaited(RegistrationId, Person),
    /// The company is there already: its Responsables were told.
    Routed(RegistrationId, Person),
}

/// Confirms: by the account that is signed in (its address must be that of the request), or, for an address without
/// account, by making one with this password. The link is used up.
pub async fn confirm(
    site: &Site,
    db: &Database,
    acting: &Acting,
    token: &Token,
    chosen: Option<Password>,
) -> Result<Confirmed, Error> {
    let Confirmation { request, known } = look(&mut db.read(acting).await?, token).await?;
    let hash = match chosen {
        Some(chosen) if !known => {
            let words =
                vec![request.email.to_string(), request.name.to_string(), request.company_name.to_string()];
            Some(password::choose(site, acting, chosen, words, false).await?)
        }
        _ => None,
    };
    let mut writing = db.write(acting).await?;
    let confirmed = claim(&mut writing, site, token, &request, hash.as_ref()).await?;
    writing.commit().await?;
    Ok(confirmed)
}

async fn claim(
    writing: &mut Writing,
    site: &Site,
    token: &Token,
    request: &Registration,
    hash: Option<&PasswordHash>,
) -> Result<Confirmed, Error> {
    person::alone(writing, &request.email).await?;
    link::take(writing, Purpose::Registration, token).await?;
    let person = match (hash, authority::person(writing.acting())) {
        (Some(hash), _) => person::create(writing, &request.email, &request.name, request.lang, hash).await?,
        (None, Ok(id)) => person::by_id(writing, id).await?,
        (None, Err(_)) => return Err(Refusal::SignInAsInvited.into()),
    };
    if person.email != request.email {
        return Err(Refusal::OtherAccount.into());
    }
    if writing.execute(&store::CLAIM, params![request.id, person.id]).await? == 0 {
        return Err(Refusal::LinkDead.into());
    }
    crate::audit(writing, "registration.confirmed", "registration", request.id, None, json!({})).await?;
    let request = store::by_id(writing, request.id).await?;
    if let Some(company) = company::by_siren(writing, request.siren).await? {
        route(writing, site, &request, &company, &person).await?;
        return Ok(Confirmed::Routed(request.id, person));
    }
    let to = Recipient { email: person.email.clone(), lang: person.lang };
    let message = Message::DocumentsAwaited { company: request.company_name.clone() };
    mail::post(writing, site, &to, &message).await?;
    Ok(Confirmed::DocumentsAwaited(request.id, person))
}

/// The company is there already: to its Responsables.
pub(super) async fn route(
    writing: &mut Writing,
    site: &Site,
    request: &Registration,
    company: &Company,
    person: &Person,
) -> Result<(), Error> {
    let change = Change { company: Some(company.id), instructor: request.instructor, note: None };
    store::step(writing, request, Step::Route, change).await?;
    people::hand_over(writing, site, company, person).await?;
    let to = Recipient { email: person.email.clone(), lang: person.lang };
    mail::post(writing, site, &to, &Message::RequestRouted { company: company.name.clone() }).await
}
