//! `GET` and `POST /connexion/code`: the second step. What holds the two together is a cookie of ten minutes.

use super::sign_in::{wait, wait_for};
use super::{onward, url};
use crate::cookies::Cookie;
use crate::desk::{Desk, go};
use crate::error::Failure;
use crate::forms::{Field, Form, Typed};
use crate::lang::Lang;
use crate::notice::Notice;
use crate::pages::{Frame, Section, html};
use accounts::login::{self, SignIn};
use accounts::{Refusal, Token};
use askama::Template;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

#[derive(Template)]
#[template(path = "connexion/code.html")]
struct Page {
    frame: Frame,
    t: Lang,
    form: Form,
    other: String,
}

/// The empty form.
pub async fn get(desk: Desk, headers: HeaderMap) -> Response {
    let target = onward(desk.params.get("suite")).to_owned();
    match pending(&desk, &headers) {
        Some(_) => page(&desk, StatusCode::OK, form(&desk, &target), &target),
        None => go(&url(&target)),
    }
}

/// Tries a code.
pub async fn post(desk: Desk, headers: HeaderMap, typed: Typed) -> Result<Response, Failure> {
    let target = onward(typed.get("suite")).to_owned();
    let Some(token) = pending(&desk, &headers) else { return Ok(too_late(&desk, &target)) };
    let records = &desk.records;
    let (acting, client) = (&desk.caller.acting, &desk.caller.client);
    let tried = login::by_code(&records.site, &records.db, acting, &token, typed.get("code"), client).await;
    let answer = match tried {
        Err(error) if error.refusal() == Some(Refusal::LinkDead) => return Ok(too_late(&desk, &target)),
        other => other?,
    };
    let mut form = form(&desk, &target);
    Ok(match answer {
        SignIn::Done(opened) => {
            let response = desk.with_cookie(go(&target), Cookie::Session, &opened.token.reveal(), None);
            desk.without_cookie(desk.without_cookie(response, Cookie::Pending), Cookie::Form)
        }
        SignIn::Refused | SignIn::CodeNeeded(_) => {
            form.refuse("code", &Refusal::WrongCode.text());
            page(&desk, StatusCode::UNPROCESSABLE_ENTITY, form, &target)
        }
        SignIn::Wait(until) => {
            form.refuse_all(wait(&desk, until));
            wait_for(page(&desk, StatusCode::TOO_MANY_REQUESTS, form, &target), &desk, until)
        }
    })
}

fn pending(desk: &Desk, headers: &HeaderMap) -> Option<Token> {
    Cookie::Pending.read(headers, desk.records.is_secure())?.parse().ok()
}

fn too_late(desk: &Desk, target: &str) -> Response {
    desk.without_cookie(desk.done(&url(target), Notice::CodeTooLate), Cookie::Pending)
}

fn form(desk: &Desk, target: &str) -> Form {
    let t = desk.lang;
    desk.form()
        .with(Field::code(t, "code", t.code_label()).hint(t.code_hint()).focus())
        .carrying("suite", target)
}

fn page(desk: &Desk, status: StatusCode, form: Form, target: &str) -> Response {
    let t = desk.lang;
    let frame = Frame::new(desk, Section::SignIn, t.code_title()).of_form(&form);
    html(desk, status, &Page { frame, t, form, other: url(target) })
}
