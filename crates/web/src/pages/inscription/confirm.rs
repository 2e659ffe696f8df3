//! `GET` and `POST /inscription/confirmer/{token}`: the address is one's own; an account is made, or the one that is there
//! takes the request.

use super::url;
use crate::cookies::Cookie;
use crate::desk::{Desk, go};
use crate::error::Failure;
use crate::forms::{Form, Typed};
use crate::lang::Lang;
use crate::notice::Notice;
use crate::pages::{Frame, Section, chosen, connexion, html};
use accounts::login::{self, SignIn};
use accounts::password::Password;
use accounts::registration::{self, Confirmation, Confirmed};
use accounts::{Refusal, Token};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

#[derive(Template)]
#[template(path = "inscription/confirm.html")]
struct Page {
    frame: Frame,
    t: Lang,
    found: Confirmation,
    form: Form,
    action: String,
    /// Where to sign in first, when the address has an account that is not signed in.
    sign_in: Option<String>,
    /// Somebody else is signed in.
    other: bool,
}

/// What is to be confirmed.
pub async fn get(desk: Desk, Path(token): Path<String>) -> Result<Response, Failure> {
    let found = look(&desk, &token).await?;
    let form = form(&desk, &found);
    Ok(page(&desk, StatusCode::OK, found, form))
}

/// Confirms.
pub async fn post(desk: Desk, Path(token): Path<String>, typed: Typed) -> Result<Response, Failure> {
    let found = match look(&desk, &token).await {
        // Pressed twice: the first one signed in.
        Err(_) if desk.caller.session.is_some() => return Ok(go("/inscription/suivi")),
        other => other?,
    };
    let mut form = form(&desk, &found);
    let password = match found.known {
        true => None,
        false => match chosen::read(&mut form, &typed) {
            Some(password) => Some(password),
            None => return Ok(page(&desk, StatusCode::UNPROCESSABLE_ENTITY, found, form)),
        },
    };
    let (site, db, acting) = (&desk.records.site, &desk.records.db, &desk.caller.acting);
    let token: Token = token.parse().map_err(|_| Failure::from(Refusal::LinkDead))?;
    let confirmed = match registration::confirm(site, db, acting, &token, password).await {
        Ok(confirmed) => confirmed,
        Err(error) => {
            let status = chosen::refuse(&mut form, error)?;
            return Ok(page(&desk, status, found, form));
        }
    };
    let (Confirmed::DocumentsAwaited(id, person) | Confirmed::Routed(id, person)) = confirmed;
    let response = desk.done(&url(id), Notice::RequestConfirmed);
    // The password was just chosen: it opens the session too.
    let Some(password) =
        Password::new(typed.get(chosen::NAME)).ok().filter(|_| desk.caller.session.is_none())
    else {
        return Ok(response);
    };
    let signed = login::by_password(site, db, acting, &person.email, password, &desk.caller.client).await?;
    Ok(match signed {
        SignIn::Done(opened) => {
            let response = desk.with_cookie(response, Cookie::Session, &opened.token.reveal(), None);
            desk.without_cookie(response, Cookie::Form)
        }
        _ => response,
    })
}

async fn look(desk: &Desk, token: &str) -> Result<Confirmation, Failure> {
    let token: Token = token.parse().map_err(|_| Failure::from(Refusal::LinkDead))?;
    Ok(registration::look(&mut desk.read().await?, &token).await?)
}

fn form(desk: &Desk, found: &Confirmation) -> Form {
    if found.known {
        return desk.form();
    }
    desk.form().with(chosen::field(desk.lang)).carrying("adresse", found.request.email.to_string())
}

fn page(desk: &Desk, status: StatusCode, found: Confirmation, form: Form) -> Response {
    let t = desk.lang;
    let session = desk.caller.session.as_ref();
    let frame = Frame::new(desk, Section::SignIn, t.confirm_title()).of_form(&form);
    let page = Page {
        frame,
        t,
        action: desk.uri.path().to_owned(),
        sign_in: (found.known && session.is_none()).then(|| connexion::url(desk.uri.path())),
        other: session.is_some_and(|session| session.person.email != found.request.email),
        found,
        form,
    };
    html(desk, status, &page)
}
