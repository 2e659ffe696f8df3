//! Signing in by a password, then a code when one is set up.
//!
//! Whatever the reason of a refusal (no account, closed account, wrong password), the answer is the same and so is the
//! work: one count, one read, one hash.

use super::backoff::Counted;
use super::throttle;
use crate::field::EmailAddress;
use crate::link::{self, Purpose, Tie};
use crate::mail::{self, FactorChange, Message, Recipient};
use crate::password::{self, Checked, Password, PasswordHash};
use crate::session::{self, Client, Means, Opened};
use crate::{Error, Refusal, Site, Token, person, second_factor};
use db::{Acting, Database, PersonId, Timestamp, Writing, params, statements};

statements! {
    ACCOUNT = "SELECT id, password, totp_since FROM person WHERE email = $1 AND active AND password IS NOT NULL";
}

/// What a try to sign in gave.
#[derive(Debug)]
pub enum SignIn {
    /// In.
    Done(Opened),
    /// The password is right; a code is asked for. The token is held by the form, for ten minutes.
    CodeNeeded(Token),
    /// No such account, closed, or another password: nobody is told which.
    Refused,
    /// Too many failures: nothing is tried before this instant. When it is beyond all time, only a new password helps.
    Wait(Timestamp),
}

struct Account {
    id: PersonId,
    password: PasswordHash,
    has_totp: bool,
}

/// Tries to sign in by a password.
pub async fn by_password(
    site: &Site,
    db: &Database,
    acting: &Acting,
    email: &EmailAddress,
    typed: Password,
    client: &Client,
) -> Result<SignIn, Error> {
    // Counted before it is judged, and kept whatever happens next.
    let mut writing = db.write(acting).await?;
    let counted = count(&mut writing, email, client).await?;
    writing.commit().await?;
    if let Err(open) = counted {
        return Ok(SignIn::Wait(open));
    }
    let account = find(db, acting, email).await?;
    let (checked, fresh) = check(site, acting, account.as_ref(), typed).await?;
    let (Some(account), Checked::Right { .. }) = (account, checked) else {
        return Ok(SignIn::Refused);
    };
    let mut writing = db.write(acting).await?;
    if let Some(fresh) = fresh {
        let (new, old) = (fresh.as_str(), account.password.as_str());
        writing.execute(&password::REHASH, params![account.id, new, old]).await?;
    }
    let signed_in = if account.has_totp {
        let tie = Tie { person: Some(account.id), ..Tie::default() };
        SignIn::CodeNeeded(link::make(&mut writing, Purpose::SecondFactor, tie).await?.0)
    } else {
        forgive(&mut writing, email, client).await?;
        SignIn::Done(session::open(&mut writing, account.id, Means::Password, client).await?)
    };
    writing.commit().await?;
    Ok(signed_in)
}

async fn count(
    writing: &mut Writing,
    email: &EmailAddress,
    client: &Client,
) -> Result<Result<(), Timestamp>, Error> {
    if let Err(open) = throttle::count(writing, Counted::Network, client.network.as_str()).await? {
        return Ok(Err(open));
    }
    throttle::count(writing, Counted::Account, email.as_str()).await
}

/// The try was a good one.
async fn forgive(writing: &mut Writing, email: &EmailAddress, client: &Client) -> Result<(), Error> {
    throttle::clear(writing, Counted::Account, email.as_str()).await?;
    throttle::take_back(writing, Counted::Network, client.network.as_str()).await
}

async fn find(db: &Database, acting: &Acting, email: &EmailAddress) -> Result<Option<Account>, Error> {
    let row = db.read(acting).await?.row(&ACCOUNT, params![email]).await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Account {
        id: row.get("id")?,
        password: PasswordHash::stored(row.get("password")?),
        has_totp: row.get::<Option<Timestamp>>("totp_since")?.is_some(),
    }))
}

/// Checks the password; when it is right and its hash outdated, also makes the hash of today.
async fn check(
    site: &Site,
    acting: &Acting,
    account: Option<&Account>,
    typed: Password,
) -> Result<(Checked, Option<PasswordHash>), Error> {
    let stored = account.map(|account| account.password.clone());
    let mut salt = [0; 16];
    acting.fill_random(&mut salt);
    let done = site.hashing(move |hasher| {
        let checked = hasher.check(&typed, stored.as_ref());
        let outdated = checked == Checked::Right { outdated: true };
        (checked, outdated.then(|| hasher.hash(&typed, salt)))
    });
    done.await
}

/// The second step: a code from the telephone, or a recovery code.
pub async fn by_code(
    site: &Site,
    db: &Database,
    acting: &Acting,
    pending: &Token,
    typed: &str,
    client: &Client,
) -> Result<SignIn, Error> {
    let mut writing = db.write(acting).await?;
    let id = link::find(&mut writing, Purpose::SecondFactor, pending).await?.person()?;
    let person = person::by_id(&mut writing, id).await?;
    let counted = count(&mut writing, &person.email, client).await?;
    writing.commit().await?;
    if let Err(open) = counted {
        return Ok(SignIn::Wait(open));
    }
    let mut writing = db.write(acting).await?;
    let means = if second_factor::use_code(&mut writing, site, id, typed).await? {
        Means::Code
    } else if second_factor::use_recovery(&mut writing, id, typed).await? {
        let to = Recipient { email: person.email.clone(), lang: person.lang };
        let message = Message::SecondFactorChanged { change: FactorChange::RecoveryUsed };
        mail::post(&mut writing, site, &to, &message).await?;
        Means::Recovery
    } else {
        return Ok(SignIn::Refused);
    };
    // Of two that hold the same token, one gets in.
    link::take(&mut writing, Purpose::SecondFactor, pending).await?;
    writing.row(&crate::authority::AUTHORITY, params![id]).await?.ok_or(Refusal::LinkDead)?;
    forgive(&mut writing, &person.email, client).await?;
    let opened = session::open(&mut writing, id, means, client).await?;
    writing.commit().await?;
    Ok(SignIn::Done(opened))
}
