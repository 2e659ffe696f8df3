//! Changing the e-mail address of an account.

use crate::field::EmailAddress;
use crate::link::{self, Purpose, Tie};
use crate::login::{Counted, throttle};
use crate::mail::{self, Message, Recipient};
use crate::session::Proof;
use crate::{Error, Refusal, Site, Token, person};
use db::{Reading, Writing, params};
use serde_json::json;

/// The SQL.
pub(crate) mod sql {
    db::statements! {
        SET = "UPDATE person SET email = $2 WHERE id = $1";
    }
}

/// Asks for another address: a link goes to it. The answer is the same when the address has an account already: then
/// the mail goes to nobody.
pub async fn ask(
    writing: &mut Writing,
    site: &Site,
    proof: Proof,
    email: &EmailAddress,
) -> Result<(), Error> {
    throttle::count(writing, Counted::Mail, email.as_str()).await?.map_err(|_| Refusal::TooManyMails)?;
    let person = person::by_id(writing, proof.person).await?;
    let free = person::by_email(writing, email).await?.is_none();
    let tie = Tie { person: Some(person.id), email: Some(email), ..Tie::default() };
    let (token, until) = link::make(writing, Purpose::Email, tie).await?;
    let message = Message::ConfirmEmail { link: site.base.confirm_email(&token), until };
    let to = free.then(|| Recipient { email: email.clone(), lang: person.lang });
    mail::post_or_not(writing, site, to.as_ref(), &message).await?;
    crate::audit(writing, "email.asked", "person", person.id, None, json!({})).await
}

/// The address that a link confirms.
pub async fn look(reading: &mut Reading, token: &Token) -> Result<EmailAddress, Error> {
    link::find(reading, Purpose::Email, token).await?.email()
}

/// Confirms: the account has the new address from now on, and the old one is told.
pub async fn confirm(writing: &mut Writing, site: &Site, token: &Token) -> Result<(), Error> {
    let email = look(writing, token).await?;
    person::alone(writing, &email).await?;
    let id = link::take(writing, Purpose::Email, token).await?.person()?;
    if person::by_email(writing, &email).await?.is_some() {
        return Err(Refusal::EmailTaken.into());
    }
    let before = person::by_id(writing, id).await?;
    writing.execute_one(&sql::SET, params![id, &email]).await?;
    // A link that went to the old address must not choose the password of the account any more.
    link::forget(writing, Purpose::Reset, id).await?;
    let to = Recipient { email: before.email, lang: before.lang };
    mail::post(writing, site, &to, &Message::EmailChanged).await?;
    crate::audit(writing, "email.changed", "person", id, None, json!({})).await
}
