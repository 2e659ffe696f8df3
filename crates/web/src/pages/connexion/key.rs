//! `POST /connexion/cle/defi` and `POST /connexion/cle`: in by a passkey. Both halves are the script's of the page.

use super::onward;
use crate::cookies::Cookie;
use crate::desk::{Desk, go};
use crate::error::{Code, Failure};
use crate::forms::Typed;
use crate::pages::compte::{answer, answered};
use accounts::login::SignIn;
use accounts::{Refusal, passkey};
use axum::response::Response;

/// What the browser is asked, as JSON; nobody is named.
pub async fn begin(desk: Desk) -> Result<Response, Failure> {
    let mut writing = desk.write().await?;
    let options = passkey::begin_sign_in(&mut writing, &desk.records.site).await?;
    writing.commit().await?;
    Ok(answer(&options))
}

/// Its answer.
pub async fn finish(desk: Desk, typed: Typed) -> Result<Response, Failure> {
    let (token, given) = answered(&typed)?;
    let records = &desk.records;
    let (acting, client) = (&desk.caller.acting, &desk.caller.client);
    match passkey::finish_sign_in(&records.site, &records.db, acting, &token, &given, client).await? {
        SignIn::Done(opened) => {
            let target = onward(typed.get("suite"));
            let response = desk.with_cookie(go(target), Cookie::Session, &opened.token.reveal(), None);
            Ok(desk.without_cookie(response, Cookie::Form))
        }
        SignIn::Wait(_) => Err(Failure::of(Code::TooMany)),
        SignIn::Refused | SignIn::CodeNeeded(_) => Err(Refusal::PasskeyNotAccepted.into()),
    }
}
