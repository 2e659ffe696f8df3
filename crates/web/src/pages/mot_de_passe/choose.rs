//! `GET` and `POST /mot-de-passe/{token}`: a new password, by the link of a mail.

use crate::cookies::Cookie;
use crate::desk::Desk;
use crate::error::Failure;
use crate::forms::{Form, Typed};
use crate::lang::Lang;
use crate::notice::Notice;
use crate::pages::{Frame, Section, chosen, html};
use accounts::{Person, Refusal, Token, password};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

#[derive(Template)]
#[template(path = "mot_de_passe/choose.html")]
struct Page {
    frame: Frame,
    t: Lang,
    form: Form,
    person: Person,
    action: String,
}

/// The empty form.
pub async fn get(desk: Desk, Path(token): Path<String>) -> Result<Response, Failure> {
    let person = password::look(&mut desk.read().await?, &read(&token)?).await?;
    let form = form(&desk, &person);
    Ok(page(&desk, StatusCode::OK, form, person))
}

/// Takes the new one. Every session ends: who was in by the old one is out.
pub async fn post(desk: Desk, Path(token): Path<String>, typed: Typed) -> Result<Response, Failure> {
    let token = read(&token)?;
    let person = password::look(&mut desk.read().await?, &token).await?;
    let mut form = form(&desk, &person);
    let Some(new) = chosen::read(&mut form, &typed) else {
        return Ok(page(&desk, StatusCode::UNPROCESSABLE_ENTITY, form, person));
    };
    let (site, db, acting) = (&desk.records.site, &desk.records.db, &desk.caller.acting);
    match password::reset(site, db, acting, &token, new).await {
        Ok(()) => Ok(desk.without_cookie(desk.done("/connexion", Notice::PasswordChosen), Cookie::Session)),
        Err(error) => {
            let status = chosen::refuse(&mut form, error)?;
            Ok(page(&desk, status, form, person))
        }
    }
}

fn read(token: &str) -> Result<Token, Failure> {
    token.parse().map_err(|_| Refusal::LinkDead.into())
}

/// The address travels along for the keeper of passwords.
fn form(desk: &Desk, person: &Person) -> Form {
    desk.form().with(chosen::field(desk.lang).focus()).carrying("adresse", person.email.to_string())
}

fn page(desk: &Desk, status: StatusCode, form: Form, person: Person) -> Response {
    let t = desk.lang;
    let frame = Frame::new(desk, Section::SignIn, t.choose_title()).of_form(&form);
    html(desk, status, &Page { frame, t, form, person, action: desk.uri.path().to_owned() })
}
