//! Signing in by a passkey, or showing again who one is.

use super::ceremony::{self, Purpose};
use super::{Options, not_accepted, party, store};
use crate::login::{Counted, SignIn, throttle};
use crate::session::{self, Client, Means, Proof, Session};
use crate::{Error, PasskeyId, Refusal, Site, Token};
use db::{Acting, Database, Id as _, PersonId, Writing, params};
use serde_json::Value;
use webauthn_rs::prelude::{DiscoverableAuthentication, Passkey, PublicKeyCredential};

/// Begins: the options for `navigator.credentials.get`.
pub async fn begin_sign_in(writing: &mut Writing, site: &Site) -> Result<Options, Error> {
    begin(writing, site, Purpose::SignIn, None).await
}

/// Begins, for who is signed in already.
pub async fn begin_proof(writing: &mut Writing, site: &Site, session: &Session) -> Result<Options, Error> {
    begin(writing, site, Purpose::Prove, Some(session.person.id)).await
}

async fn begin(
    writing: &mut Writing,
    site: &Site,
    purpose: Purpose,
    person: Option<PersonId>,
) -> Result<Options, Error> {
    let (options, state) = party(site)?
        .start_discoverable_authentication()
        .map_err(|_| Error::Damaged("a passkey ceremony cannot begin"))?;
    let mut json =
        serde_json::to_value(&options).map_err(|_| Error::Damaged("a passkey ceremony cannot be written"))?;
    // Whether the browser asks at once or waits for a field to be touched is up to the page.
    if let Some(options) = json.as_object_mut() {
        options.remove("mediation");
    }
    let token = ceremony::begin(writing, site, purpose, person, &state).await?;
    Ok(Options { json, token })
}

/// Ends: in, refused, or to wait when too many failed from this network.
pub async fn finish_sign_in(
    site: &Site,
    db: &Database,
    acting: &Acting,
    token: &Token,
    answer: &Value,
    client: &Client,
) -> Result<SignIn, Error> {
    let network = client.network.as_str();
    let mut writing = db.write(acting).await?;
    let counted = throttle::count(&mut writing, Counted::Network, network).await?;
    writing.commit().await?;
    if let Err(open) = counted {
        return Ok(SignIn::Wait(open));
    }
    let mut writing = db.write(acting).await?;
    let person = match authenticate(&mut writing, site, Purpose::SignIn, None, token, answer).await {
        Ok(person) => person,
        Err(error) if error.refusal() == Some(Refusal::PasskeyNotAccepted) => return Ok(SignIn::Refused),
        Err(error) => return Err(error),
    };
    throttle::take_back(&mut writing, Counted::Network, network).await?;
    let opened = session::open(&mut writing, person, Means::Passkey, client).await?;
    writing.commit().await?;
    Ok(SignIn::Done(opened))
}

/// Ends: proof of who one is. The passkey must be one's own.
pub async fn finish_proof(
    writing: &mut Writing,
    site: &Site,
    session: &Session,
    token: &Token,
    answer: &Value,
) -> Result<Proof, Error> {
    let expected = Some(session.person.id);
    let person = authenticate(writing, site, Purpose::Prove, expected, token, answer).await?;
    if Some(person) != expected {
        return Err(Refusal::PasskeyNotAccepted.into());
    }
    session::note_proof(writing, session).await
}

async fn authenticate(
    writing: &mut Writing,
    site: &Site,
    purpose: Purpose,
    person: Option<PersonId>,
    token: &Token,
    answer: &Value,
) -> Result<PersonId, Error> {
    let party = party(site)?;
    let state: DiscoverableAuthentication = ceremony::end(writing, site, purpose, person, token).await?;
    let answer: PublicKeyCredential =
        serde_json::from_value(answer.clone()).map_err(|error| not_accepted(&error))?;
    let (user, credential) =
        party.identify_discoverable_authentication(&answer).map_err(|error| not_accepted(&error))?;
    let row = writing
        .row(&store::BY_CREDENTIAL, params![credential])
        .await?
        .ok_or_else(|| not_accepted(&"unknown"))?;
    let (id, owner): (PasskeyId, PersonId) = (row.get("id")?, row.get("person")?);
    if owner.uuid() != user {
        return Err(not_accepted(&"another account"));
    }
    let mut passkey: Passkey = serde_json::from_str(&row.get::<String>("data")?)
        .map_err(|_| Error::Damaged("a passkey cannot be read"))?;
    // Also refuses a counter that went back: a copied authenticator (Web Authentication, 6.1.1).
    let result = party
        .finish_discoverable_authentication_v2(&answer, state, &passkey)
        .map_err(|error| not_accepted(&error))?;
    passkey.update_credential(&result);
    let data = serde_json::to_string(&passkey).map_err(|_| Error::Damaged("a passkey cannot be written"))?;
    let now = writing.acting().now();
    writing.execute_one(&store::USED, params![id, data, now]).await?;
    Ok(owner)
}
