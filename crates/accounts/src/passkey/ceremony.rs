//! The half of a ceremony that the server remembers.

use super::store;
use crate::model::words;
use crate::{Error, Refusal, Site, Token};
use db::{PersonId, Writing, params};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::time::Duration;

/// How long the browser may take.
const LASTS: Duration = Duration::from_secs(300);

words! {
    /// What a ceremony is for.
    Purpose {
        /// Adding a passkey.
        Add = "add",
        /// Signing in.
        SignIn = "sign_in",
        /// Showing again who one is.
        Prove = "prove",
    }
}

fn sealed_for(purpose: Purpose) -> String {
    format!("passkey:{}", purpose.word())
}

/// Remembers the state of a ceremony, tied to a person when it is known.
pub(super) async fn begin<S: Serialize>(
    writing: &mut Writing,
    site: &Site,
    purpose: Purpose,
    person: Option<PersonId>,
    state: &S,
) -> Result<Token, Error> {
    let acting = writing.acting().clone();
    let token = Token::new(&acting);
    let clear =
        serde_json::to_vec(state).map_err(|_| Error::Damaged("a passkey ceremony cannot be written"))?;
    let sealed = site.sealer.seal(&acting, &sealed_for(purpose), &clear)?;
    let parameters = params![token.hash(), purpose, person, sealed, acting.now().plus(LASTS)];
    writing.execute(&store::BEGIN, parameters).await?;
    Ok(token)
}

/// Gives the state back, once.
pub(super) async fn end<S: DeserializeOwned>(
    writing: &mut Writing,
    site: &Site,
    purpose: Purpose,
    person: Option<PersonId>,
    token: &Token,
) -> Result<S, Error> {
    let now = writing.acting().now();
    let row = writing.row(&store::STATE, params![token.hash(), purpose, now]).await?;
    let row = row.ok_or(Refusal::PasskeyNotAccepted)?;
    if writing.execute(&store::END, params![token.hash()]).await? == 0
        || row.get::<Option<PersonId>>("person")? != person
    {
        return Err(Refusal::PasskeyNotAccepted.into());
    }
    let clear = site.sealer.open(&sealed_for(purpose), &row.get::<Vec<u8>>("state")?);
    let clear = clear.map_err(|_| Error::Damaged("a passkey ceremony was sealed under another key"))?;
    serde_json::from_slice(&clear).map_err(|_| Error::Damaged("a passkey ceremony cannot be read"))
}
