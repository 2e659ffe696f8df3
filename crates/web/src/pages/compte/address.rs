//! `GET` and `POST /compte/adresse`, `/compte/adresse/{token}`: another e-mail address, once it is proved to be one's own.

use super::{ACCOUNT, proof};
use crate::desk::{Begun, Desk, Signed};
use crate::error::Failure;
use crate::forms::{Field, Form, Typed};
use crate::lang::Lang;
use crate::notice::Notice;
use crate::pages::{Frame, Section, html};
use accounts::field::EmailAddress;
use accounts::{Refusal, Token, email};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

const HERE: &str = "/compte/adresse";

#[derive(Template)]
#[template(path = "compte/address.html")]
struct Page {
    frame: Frame,
    t: Lang,
    form: Form,
    email: String,
}

#[derive(Template)]
#[template(path = "compte/address_confirm.html")]
struct Confirm {
    frame: Frame,
    t: Lang,
    form: Form,
    email: String,
    action: String,
}

/// The empty form.
pub async fn get(signed: Signed) -> Response {
    if let Err(elsewhere) = proof(&signed, HERE) {
        return elsewhere;
    }
    let form = form(&signed);
    page(&signed, StatusCode::OK, form)
}

/// Sends a link to the new address; the same answer when it has an account already.
pub async fn post(signed: Signed, typed: Typed) -> Result<Response, Response> {
    let proof = proof(&signed, HERE)?;
    ask(&signed, &typed, proof).await.map_err(IntoResponse::into_response)
}

async fn ask(signed: &Signed, typed: &Typed, proof: accounts::session::Proof) -> Result<Response, Failure> {
    let mut form = form(signed).filled(typed);
    let Some(new) = form.read::<EmailAddress>(typed, "adresse") else {
        return Ok(page(signed, StatusCode::UNPROCESSABLE_ENTITY, form));
    };
    let mut writing = match signed.begin(typed, ACCOUNT).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(signed.done(&location, Notice::AddressAsked)),
    };
    if let Err(error) = email::ask(&mut writing, &signed.records.site, proof, &new).await {
        let status = form.refuse_by(error)?;
        return Ok(page(signed, status, form));
    }
    writing.commit().await?;
    Ok(signed.done(ACCOUNT, Notice::AddressAsked))
}

fn form(signed: &Signed) -> Form {
    let t = signed.lang;
    signed.form().with(Field::email(t, "adresse", t.address_new()).focus())
}

fn page(signed: &Signed, status: StatusCode, form: Form) -> Response {
    let t = signed.lang;
    let frame = Frame::new(signed, Section::Account, t.address_title()).of_form(&form);
    html(signed, status, &Page { frame, t, form, email: signed.session.person.email.to_string() })
}

/// The address that a link confirms: a link is opened by whoever holds it, signed in or not.
pub async fn look(desk: Desk, Path(token): Path<String>) -> Result<Response, Failure> {
    let new = email::look(&mut desk.read().await?, &read(&token)?).await?;
    let t = desk.lang;
    let page = Confirm {
        frame: Frame::new(&desk, Section::Account, t.address_confirm_title()),
        t,
        form: desk.form(),
        email: new.to_string(),
        action: desk.uri.path().to_owned(),
    };
    Ok(html(&desk, StatusCode::OK, &page))
}

/// Confirms it.
pub async fn confirm(desk: Desk, Path(token): Path<String>) -> Result<Response, Failure> {
    let mut writing = desk.write().await?;
    email::confirm(&mut writing, &desk.records.site, &read(&token)?).await?;
    writing.commit().await?;
    Ok(desk.done(ACCOUNT, Notice::AddressChanged))
}

fn read(token: &str) -> Result<Token, Failure> {
    token.parse().map_err(|_| Refusal::LinkDead.into())
}
