//! `GET` and `POST /connexion`: address and password.

use super::{onward, page_url};
use crate::assets;
use crate::cookies::Cookie;
use crate::desk::{Desk, go};
use crate::error::Failure;
use crate::forms::{Field, Form, Typed};
use crate::lang::Lang;
use crate::pages::{Frame, Section, html};
use crate::records::ReadyAccount;
use accounts::field::EmailAddress;
use accounts::login::{self, SignIn};
use accounts::password::Password;
use askama::Template;
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::Response;
use db::Timestamp;

#[derive(Template)]
#[template(path = "connexion/sign_in.html")]
struct Page<'a> {
    frame: Frame,
    t: Lang,
    form: Form,
    /// Token and address of the form of passkeys, where they are possible.
    key: Option<(String, String)>,
    script: String,
    ready: &'a [ReadyAccount],
}

/// The empty form; whoever is signed in goes on.
pub async fn get(desk: Desk) -> Response {
    let target = desk.params.get("suite");
    if desk.caller.session.is_some() {
        return go(onward(target));
    }
    let form = form(&desk, target);
    page(&desk, StatusCode::OK, form)
}

/// Tries.
pub async fn post(desk: Desk, typed: Typed) -> Result<Response, Failure> {
    let t = desk.lang;
    let target = onward(typed.get("suite"));
    let mut form = form(&desk, target).filled(&typed);
    let email: Option<EmailAddress> = form.read(&typed, "adresse");
    // Too long to be anybody's password: the same answer as for a wrong one.
    let password = Password::new(typed.get("mot_de_passe")).ok();
    let Some(email) = email else { return Ok(page(&desk, StatusCode::UNPROCESSABLE_ENTITY, form)) };
    let records = &desk.records;
    let answer = match password {
        Some(password) => {
            let (acting, client) = (&desk.caller.acting, &desk.caller.client);
            login::by_password(&records.site, &records.db, acting, &email, password, client).await?
        }
        None => SignIn::Refused,
    };
    Ok(match answer {
        SignIn::Done(opened) => {
            let response = desk.with_cookie(go(target), Cookie::Session, &opened.token.reveal(), None);
            desk.without_cookie(response, Cookie::Form)
        }
        SignIn::CodeNeeded(token) => {
            let response = go(&page_url("/connexion/code", target));
            desk.with_cookie(response, Cookie::Pending, &token.reveal(), Some(600))
        }
        SignIn::Refused => {
            form.refuse_all(t.sign_in_refused());
            page(&desk, StatusCode::UNPROCESSABLE_ENTITY, form)
        }
        SignIn::Wait(until) => {
            form.refuse_all(wait(&desk, until));
            wait_for(page(&desk, StatusCode::TOO_MANY_REQUESTS, form), &desk, until)
        }
    })
}

fn form(desk: &Desk, target: &str) -> Form {
    let t = desk.lang;
    desk.form()
        .with(Field::email(t, "adresse", t.sign_in_email()).autocomplete("username").focus())
        .with(Field::password(t, "mot_de_passe", t.sign_in_password()))
        .carrying("suite", target)
}

fn page(desk: &Desk, status: StatusCode, form: Form) -> Response {
    let t = desk.lang;
    let frame = Frame::new(desk, Section::SignIn, t.sign_in_title()).of_form(&form);
    let target = onward(desk.params.get("suite")).to_owned();
    let possible = desk.records.site.allows_passkeys();
    let key = possible.then(|| (desk.caller.form_token(&desk.records), target));
    html(
        desk,
        status,
        &Page { frame, t, form, key, script: assets::url("keys.js"), ready: &desk.records.ready },
    )
}

/// The sentence of a wait; beyond all time, only a new password helps.
pub(super) fn wait(desk: &Desk, until: Timestamp) -> String {
    let days = std::time::Duration::from_secs(2 * 24 * 3600);
    if until > desk.caller.acting.now().plus(days) {
        return desk.lang.sign_in_locked().to_owned();
    }
    desk.lang.sign_in_wait(&accounts::civil::written(until, desk.lang.into()))
}

pub(super) fn wait_for(mut response: Response, desk: &Desk, until: Timestamp) -> Response {
    let seconds = (until.millis() - desk.caller.acting.now().millis()).clamp(0, 86_400_000) / 1000 + 1;
    response.headers_mut().insert(RETRY_AFTER, seconds.into());
    response
}
