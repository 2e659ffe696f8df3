//! `GET` and `POST /compte/mot-de-passe`: another password. The other sessions end.

use super::{ACCOUNT, proof};
use crate::cookies::Cookie;
use crate::desk::Signed;
use crate::error::Failure;
use crate::forms::{Form, Typed};
use crate::lang::Lang;
use crate::notice::Notice;
use crate::pages::{Frame, Section, chosen, html};
use accounts::password;
use accounts::session::Proof;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

const HERE: &str = "/compte/mot-de-passe";

#[derive(Template)]
#[template(path = "compte/password.html")]
struct Page {
    frame: Frame,
    t: Lang,
    form: Form,
}

/// The empty form.
pub async fn get(signed: Signed) -> Response {
    if let Err(elsewhere) = proof(&signed, HERE) {
        return elsewhere;
    }
    let form = form(&signed);
    page(&signed, StatusCode::OK, form)
}

/// Takes the new one.
pub async fn post(signed: Signed, typed: Typed) -> Result<Response, Response> {
    let proof = proof(&signed, HERE)?;
    change(&signed, &typed, proof).await.map_err(IntoResponse::into_response)
}

async fn change(signed: &Signed, typed: &Typed, proof: Proof) -> Result<Response, Failure> {
    let mut form = form(signed);
    let Some(new) = chosen::read(&mut form, typed) else {
        return Ok(page(signed, StatusCode::UNPROCESSABLE_ENTITY, form));
    };
    let (site, db, acting) = (&signed.records.site, &signed.records.db, &signed.caller.acting);
    match password::change(site, db, acting, proof, new).await {
        Ok(opened) => {
            let response = signed.done(ACCOUNT, Notice::PasswordChanged);
            Ok(signed.with_cookie(response, Cookie::Session, &opened.token.reveal(), None))
        }
        Err(error) => {
            let status = chosen::refuse(&mut form, error)?;
            Ok(page(signed, status, form))
        }
    }
}

fn form(signed: &Signed) -> Form {
    signed
        .form()
        .with(chosen::field(signed.lang).focus())
        .carrying("adresse", signed.session.person.email.to_string())
}

fn page(signed: &Signed, status: StatusCode, form: Form) -> Response {
    let t = signed.lang;
    let frame = Frame::new(signed, Section::Account, t.password_title()).of_form(&form);
    html(signed, status, &Page { frame, t, form })
}
