//! Choosing a password, changing it, having forgotten it.

use super::policy::{self, Context};
use super::{Password, PasswordHash};
use crate::field::EmailAddress;
use crate::link::{self, Purpose, Tie};
use crate::login::{Counted, throttle};
use crate::mail::{self, Message, Recipient};
use crate::session::{self, NetworkPrefix, Opened, Proof};
use crate::{Error, Person, Refusal, Site, Token, person};
use db::{Acting, Database, PersonId, Reading, Writing, params, statements};
use serde_json::json;

statements! {
    OF_PERSON = "SELECT password FROM person WHERE id = $1 AND active";
    SET = "UPDATE person SET password = $2, password_changed_at = $3 WHERE id = $1";
    REHASH = "UPDATE person SET password = $2 WHERE id = $1 AND password = $3";
    CONTEXT = "SELECT company.name FROM company JOIN member ON member.company = company.id WHERE member.person = $1";
    ACTIVE_BY_EMAIL = "SELECT id, email, given_name, family_name, lang FROM person WHERE email = $1 AND active";
    SECOND_FACTOR = "SELECT totp_since FROM person WHERE id = $1";
}

/// The stored hash of an active account.
pub(crate) async fn of_person(
    reading: &mut Reading,
    person: PersonId,
) -> Result<Option<PasswordHash>, Error> {
    let row = reading.row(&OF_PERSON, params![person]).await?;
    let text = row.map(|row| row.get::<Option<String>>("password")).transpose()?.flatten();
    Ok(text.map(PasswordHash::stored))
}

/// Checks that a password may be chosen and hashes it. `words` are those tied to the person. Long: not to be called in a
/// transaction.
pub(crate) async fn choose(
    site: &Site,
    acting: &Acting,
    chosen: Password,
    words: Vec<String>,
    second_factor: bool,
) -> Result<PasswordHash, Error> {
    let mut salt = [0; 16];
    acting.fill_random(&mut salt);
    let hashed = site.hashing(move |hasher| {
        let words = words.iter().map(String::as_str).collect();
        policy::check(&chosen, &Context { words, second_factor })?;
        Ok(hasher.hash(&chosen, salt))
    });
    hashed.await?.map_err(Error::Password)
}

/// The words tied to a person: names, address, companies; and whether a second factor is set up.
pub async fn context(reading: &mut Reading, person: &Person) -> Result<(Vec<String>, bool), Error> {
    let mut words = vec![person.name.to_string(), person.email.to_string()];
    for row in reading.rows(&CONTEXT, params![person.id]).await? {
        words.push(row.get("name")?);
    }
    let row = reading.row(&SECOND_FACTOR, params![person.id]).await?;
    let second_factor = row.map(|row| row.get::<Option<i64>>("totp_since")).transpose()?.flatten().is_some();
    Ok((words, second_factor))
}

/// Changes one's own password. Every session is ended; the one that acts gets a new token.
pub async fn change(
    site: &Site,
    db: &Database,
    acting: &Acting,
    proof: Proof,
    chosen: Password,
) -> Result<Opened, Error> {
    let mut reading = db.read(acting).await?;
    let person = person::by_id(&mut reading, proof.person).await?;
    let (words, second_factor) = context(&mut reading, &person).await?;
    drop(reading);
    let hash = choose(site, acting, chosen, words, second_factor).await?;
    let mut writing = db.write(acting).await?;
    set(&mut writing, site, &person, &hash).await?;
    let opened = session::start_anew(&mut writing, proof).await?;
    writing.commit().await?;
    Ok(opened)
}

async fn set(writing: &mut Writing, site: &Site, person: &Person, hash: &PasswordHash) -> Result<(), Error> {
    let now = writing.acting().now();
    writing.execute_one(&SET, params![person.id, hash.as_str(), now]).await?;
    link::forget(writing, Purpose::Reset, person.id).await?;
    link::forget(writing, Purpose::SecondFactor, person.id).await?;
    throttle::clear(writing, Counted::Account, person.email.as_str()).await?;
    let to = Recipient { email: person.email.clone(), lang: person.lang };
    mail::post(writing, site, &to, &Message::PasswordChanged).await?;
    crate::audit(writing, "password.changed", "person", person.id, None, json!({})).await
}

/// Somebody forgot a password. The answer, and the work, are the same whether the address has an account or not; only
/// too many demands from one network are told.
pub async fn forgotten(
    writing: &mut Writing,
    site: &Site,
    email: &EmailAddress,
    network: &NetworkPrefix,
) -> Result<(), Error> {
    throttle::count(writing, Counted::Request, network.as_str())
        .await?
        .map_err(|_| Refusal::TooManyRequests)?;
    let quiet = throttle::count(writing, Counted::Mail, email.as_str()).await?.is_err();
    let row = writing.row(&ACTIVE_BY_EMAIL, params![email]).await?;
    let person = row.as_ref().map(person::read).transpose()?.filter(|_| !quiet);
    let tie = Tie { person: person.as_ref().map(|person| person.id), ..Tie::default() };
    let (token, until) = link::make(writing, Purpose::Reset, tie).await?;
    let message = Message::PasswordReset { link: site.base.reset(&token), until };
    let whose = person.as_ref().map_or_else(|| "nobody".to_owned(), |person| person.id.to_string());
    let to = person.map(|person| Recipient { email: person.email, lang: person.lang });
    mail::post_or_not(writing, site, to.as_ref(), &message).await?;
    crate::audit(writing, "password.reset_asked", "person", whose, None, json!({})).await
}

/// Whose password a link lets choose; the link may be looked at many times before it is used once.
pub async fn look(reading: &mut Reading, token: &Token) -> Result<Person, Error> {
    let tied = link::find(reading, Purpose::Reset, token).await?;
    person::by_id(reading, tied.person()?).await
}

/// Chooses a new password by a link. Every session is ended; nobody is signed in.
pub async fn reset(
    site: &Site,
    db: &Database,
    acting: &Acting,
    token: &Token,
    chosen: Password,
) -> Result<(), Error> {
    let mut reading = db.read(acting).await?;
    let person = look(&mut reading, token).await?;
    let (words, second_factor) = context(&mut reading, &person).await?;
    drop(reading);
    let hash = choose(site, acting, chosen, words, second_factor).await?;
    let mut writing = db.write(acting).await?;
    let tied = link::take(&mut writing, Purpose::Reset, token).await?;
    if tied.person()? != person.id {
        return Err(Refusal::LinkDead.into());
    }
    set(&mut writing, site, &person, &hash).await?;
    session::end_all(&mut writing, person.id).await?;
    Ok(writing.commit().await?)
}
