//! `GET` and `POST /compte/confirmer`: one shows again who one is, before something that matters.

use crate::desk::{Signed, go};
use crate::error::Failure;
use crate::forms::{Field, Form, Typed};
use crate::lang::Lang;
use crate::pages::{Frame, Section, connexion, html};
use accounts::password::Password;
use accounts::{Error, Refusal, second_factor, session};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

#[derive(Template)]
#[template(path = "compte/confirm.html")]
struct Page {
    frame: Frame,
    t: Lang,
    form: Form,
    by_code: bool,
}

/// The empty form: a code when codes are set up, else the password.
pub async fn get(signed: Signed) -> Result<Response, Failure> {
    let target = connexion::onward(signed.params.get("suite")).to_owned();
    let by_code = by_code(&signed).await?;
    let form = form(&signed, by_code, &target);
    Ok(page(&signed, StatusCode::OK, form, by_code))
}

/// Checks, then leads back.
pub async fn post(signed: Signed, typed: Typed) -> Result<Response, Failure> {
    let target = connexion::onward(typed.get("suite")).to_owned();
    let by_code = by_code(&signed).await?;
    let (site, db, acting) = (&signed.records.site, &signed.records.db, &signed.caller.acting);
    let shown = if by_code {
        session::prove_by_code(site, db, acting, &signed.session, typed.get("code")).await
    } else {
        match Password::new(typed.get("mot_de_passe")) {
            Ok(password) => session::prove_by_password(site, db, acting, &signed.session, password).await,
            // Too long to be anybody's.
            Err(_) => Err(Refusal::WrongPassword.into()),
        }
    };
    match shown {
        Ok(_) => Ok(go(&target)),
        Err(error) => {
            let mut form = form(&signed, by_code, &target);
            let status = refuse(&mut form, error)?;
            Ok(page(&signed, status, form, by_code))
        }
    }
}

fn refuse(form: &mut Form, error: Error) -> Result<StatusCode, Failure> {
    let field = match error.refusal() {
        Some(Refusal::WrongPassword) => "mot_de_passe",
        Some(Refusal::WrongCode) => "code",
        _ => return form.refuse_by(error),
    };
    form.refuse(field, &error.text());
    Ok(StatusCode::UNPROCESSABLE_ENTITY)
}

async fn by_code(signed: &Signed) -> Result<bool, Failure> {
    let mut reading = signed.read().await?;
    Ok(second_factor::overview(&mut reading, &signed.records.site).await?.totp_since.is_some())
}

fn form(signed: &Signed, by_code: bool, target: &str) -> Form {
    let t = signed.lang;
    let field = if by_code {
        Field::code(t, "code", t.code_label()).hint(t.prove_code_hint())
    } else {
        Field::password(t, "mot_de_passe", t.sign_in_password())
    };
    signed.form().with(field.focus()).carrying("suite", target)
}

fn page(signed: &Signed, status: StatusCode, form: Form, by_code: bool) -> Response {
    let t = signed.lang;
    let frame = Frame::new(signed, Section::Account, t.prove_title()).of_form(&form);
    html(signed, status, &Page { frame, t, form, by_code })
}
