//! `GET` and `POST /mot-de-passe`: a link is asked for. The answer is the same whether an account exists or not.

use crate::desk::{Begun, Desk, go};
use crate::error::Failure;
use crate::forms::{Field, Form, Typed};
use crate::lang::Lang;
use crate::pages::{Frame, Section, html};
use accounts::field::EmailAddress;
use accounts::password;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

const SENT: &str = "/mot-de-passe/envoye";

#[derive(Template)]
#[template(path = "mot_de_passe/forgotten.html")]
struct Page {
    frame: Frame,
    t: Lang,
    form: Form,
}

#[derive(Template)]
#[template(path = "mot_de_passe/sent.html")]
struct Sent {
    frame: Frame,
    t: Lang,
}

/// The empty form.
pub async fn get(desk: Desk) -> Response {
    let form = form(&desk);
    page(&desk, StatusCode::OK, form)
}

/// Sends the link.
pub async fn post(desk: Desk, typed: Typed) -> Result<Response, Failure> {
    let mut form = form(&desk).filled(&typed);
    let Some(email) = form.read::<EmailAddress>(&typed, "adresse") else {
        return Ok(page(&desk, StatusCode::UNPROCESSABLE_ENTITY, form));
    };
    let mut writing = match desk.begin(&typed, SENT).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(go(&location)),
    };
    let (site, network) = (&desk.records.site, &desk.caller.client.network);
    if let Err(error) = password::forgotten(&mut writing, site, &email, network).await {
        let status = form.refuse_by(error)?;
        return Ok(page(&desk, status, form));
    }
    writing.commit().await?;
    Ok(go(SENT))
}

/// "A mail is on its way, if there is an account."
pub async fn sent(desk: Desk) -> Response {
    let t = desk.lang;
    let frame = Frame::new(&desk, Section::SignIn, t.forgotten_sent_title());
    html(&desk, StatusCode::OK, &Sent { frame, t })
}

fn form(desk: &Desk) -> Form {
    let t = desk.lang;
    desk.form().with(Field::email(t, "adresse", t.sign_in_email()).autocomplete("username").focus())
}

fn page(desk: &Desk, status: StatusCode, form: Form) -> Response {
    let t = desk.lang;
    let frame = Frame::new(desk, Section::SignIn, t.forgotten_title()).of_form(&form);
    html(desk, status, &Page { frame, t, form })
}
