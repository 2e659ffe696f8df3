//! Adding a passkey; one's own list.

use super::ceremony::{self, Purpose};
use super::{Options, not_accepted, party, store};
use crate::field::Label;
use crate::ids::PasskeyId;
use crate::mail::FactorChange;
use crate::second_factor;
use crate::session::Proof;
use crate::{Error, Refusal, Site, Token, authority, person};
use db::{Id as _, Reading, Timestamp, Writing, params};
use serde::Serialize;
use serde_json::json;
use webauthn_rs::prelude::{CredentialID, PasskeyRegistration, RegisterPublicKeyCredential};

/// Begins: the options for `navigator.credentials.create`.
pub async fn begin_add(writing: &mut Writing, site: &Site, proof: Proof) -> Result<Options, Error> {
    let party = party(site)?;
    let person = person::by_id(writing, proof.person).await?;
    let mut known = Vec::new();
    for row in writing.rows(&store::OF_PERSON, params![person.id]).await? {
        known.push(CredentialID::from(row.get::<Vec<u8>>("credential")?));
    }
    let (options, state) = party
        .start_passkey_registration(
            person.id.uuid(),
            person.email.as_str(),
            &person.name.to_string(),
            Some(known),
        )
        .map_err(|_| Error::Damaged("a passkey ceremony cannot begin"))?;
    let mut json =
        serde_json::to_value(&options).map_err(|_| Error::Damaged("a passkey ceremony cannot be written"))?;
    // The library only asks for a passkey that can be offered without naming the account; here it must be one.
    json["publicKey"]["authenticatorSelection"]["residentKey"] = json!("required");
    json["publicKey"]["authenticatorSelection"]["requireResidentKey"] = json!(true);
    let token = ceremony::begin(writing, site, Purpose::Add, Some(person.id), &state).await?;
    Ok(Options { json, token })
}

/// Ends: the passkey signs in from now on. `answer` is what the browser gave (`PublicKeyCredential.toJSON()`).
pub async fn finish_add(
    writing: &mut Writing,
    site: &Site,
    proof: Proof,
    token: &Token,
    answer: &serde_json::Value,
    name: &Label,
) -> Result<PasskeyId, Error> {
    let party = party(site)?;
    let state: PasskeyRegistration =
        ceremony::end(writing, site, Purpose::Add, Some(proof.person), token).await?;
    let answer: RegisterPublicKeyCredential =
        serde_json::from_value(answer.clone()).map_err(|error| not_accepted(&error))?;
    let passkey = party.finish_passkey_registration(&answer, &state).map_err(|error| not_accepted(&error))?;
    let credential = passkey.cred_id().as_slice().to_vec();
    if writing.row(&store::KNOWN, params![credential.as_slice()]).await?.is_some() {
        return Err(Refusal::PasskeyKnown.into());
    }
    let acting = writing.acting().clone();
    let id: PasskeyId = acting.new_id();
    let data = serde_json::to_string(&passkey).map_err(|_| Error::Damaged("a passkey cannot be written"))?;
    let parameters = params![id, proof.person, credential, name, data, acting.now()];
    writing.execute(&store::INSERT, parameters).await?;
    second_factor::tell(writing, site, proof.person, FactorChange::PasskeyAdded).await?;
    crate::audit(writing, "passkey.added", "passkey", id, None, json!({ "person": proof.person })).await?;
    Ok(id)
}

/// A line of the list of one's passkeys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PasskeyLine {
    /// Identifier.
    pub id: PasskeyId,
    /// The name given to it.
    pub name: Label,
    /// When it was added.
    pub since: Timestamp,
    /// When it was used last.
    pub used: Option<Timestamp>,
}

/// One's passkeys, the oldest first.
pub async fn list(reading: &mut Reading) -> Result<Vec<PasskeyLine>, Error> {
    let person = authority::person(reading.acting())?;
    let rows = reading.rows(&store::OF_PERSON, params![person]).await?;
    let lines = rows.iter().map(|row| {
        Ok(PasskeyLine {
            id: row.get("id")?,
            name: row.get("name")?,
            since: row.get("created_at")?,
            used: row.get("used_at")?,
        })
    });
    lines.collect()
}

/// Names one of one's passkeys anew.
pub async fn rename(writing: &mut Writing, id: PasskeyId, name: &Label) -> Result<(), Error> {
    let person = authority::person(writing.acting())?;
    if writing.execute(&store::RENAME, params![id, person, name]).await? == 0 {
        return Err(Refusal::NotFound.into());
    }
    crate::audit(writing, "passkey.renamed", "passkey", id, None, json!({ "person": person })).await
}

/// Takes one of one's passkeys away.
pub async fn remove(writing: &mut Writing, site: &Site, proof: Proof, id: PasskeyId) -> Result<(), Error> {
    if writing.execute(&store::DELETE, params![id, proof.person]).await? == 0 {
        return Err(Refusal::NotFound.into());
    }
    let row = writing.row(&store::PROTECTION, params![proof.person]).await?.ok_or(Refusal::NotFound)?;
    let staff = row.get::<bool>("administrator")? || row.get::<bool>("instructor")?;
    let bare = row.get::<Option<Timestamp>>("totp_since")?.is_none() && row.get::<i64>("passkeys")? == 0;
    if staff && bare && site.sessions.staff_needs_second_factor {
        return Err(Refusal::StaffNeedsSecondFactor.into());
    }
    second_factor::tell(writing, site, proof.person, FactorChange::PasskeyRemoved).await?;
    crate::audit(writing, "passkey.removed", "passkey", id, None, json!({ "person": proof.person })).await
}
