//! `GET` and `POST /compte/codes`: codes from a telephone, set up and taken away.

use super::{ACCOUNT, proof, recovery};
use crate::desk::{Signed, go};
use crate::error::Failure;
use crate::forms::{Button, Field, Form, Typed};
use crate::lang::Lang;
use crate::notice::Notice;
use crate::pages::{Frame, Section, html};
use accounts::second_factor::{self, Overview, TotpSecret};
use accounts::session::Proof;
use accounts::{Error, Refusal, civil};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use qrcodegen::{QrCode, QrCodeEcc};

const HERE: &str = "/compte/codes";

/// Nothing is set up yet, or everything is.
#[derive(Template)]
#[template(path = "compte/codes.html")]
struct Page {
    frame: Frame,
    t: Lang,
    awaited: bool,
    overview: Overview,
    since: Option<String>,
    begin: Button,
    renew: Button,
    remove: Button,
}

/// The secret is shown until a first code confirms it.
#[derive(Template)]
#[template(path = "compte/codes_begun.html")]
struct Begun {
    frame: Frame,
    t: Lang,
    form: Form,
    again: Button,
    /// Side of the code in modules, and one `d` of an SVG path over its dark ones.
    side: i32,
    dark: String,
    secret: String,
}

/// Where one is.
pub async fn get(signed: Signed) -> Result<Response, Response> {
    let overview = overview(&signed).await.map_err(IntoResponse::into_response)?;
    if overview.totp_since.is_some() {
        return Ok(page(&signed, overview));
    }
    // Begun before, not confirmed: the same secret, to whoever showed who they are.
    let now = signed.caller.acting.now();
    let begun = match signed.session.proof(&signed.records.site, now) {
        Ok(proof) => pending(&signed, proof).await.map_err(IntoResponse::into_response)?,
        Err(_) => None,
    };
    Ok(match begun {
        Some(secret) => begun_page(&signed, StatusCode::OK, form(&signed), &secret),
        None => page(&signed, overview),
    })
}

/// Begins, or confirms by a first code.
pub async fn post(signed: Signed, typed: Typed) -> Result<Response, Response> {
    let proof = proof(&signed, HERE)?;
    let done = match typed.get("etape") {
        "commencer" => begin(&signed, proof).await,
        _ => confirm(&signed, &typed, proof).await,
    };
    done.map_err(IntoResponse::into_response)
}

/// Takes codes away.
pub async fn remove(signed: Signed) -> Result<Response, Response> {
    let proof = proof(&signed, HERE)?;
    let removed = async {
        let mut writing = signed.write().await?;
        second_factor::remove(&mut writing, &signed.records.site, proof).await?;
        writing.commit().await?;
        Ok::<_, Failure>(signed.done(ACCOUNT, Notice::CodesRemoved))
    };
    removed.await.map_err(IntoResponse::into_response)
}

async fn overview(signed: &Signed) -> Result<Overview, Failure> {
    Ok(second_factor::overview(&mut signed.read().await?, &signed.records.site).await?)
}

async fn pending(signed: &Signed, proof: Proof) -> Result<Option<TotpSecret>, Failure> {
    Ok(second_factor::pending(&mut signed.read().await?, &signed.records.site, proof).await?)
}

async fn begin(signed: &Signed, proof: Proof) -> Result<Response, Failure> {
    let mut writing = signed.write().await?;
    second_factor::begin(&mut writing, &signed.records.site, proof).await?;
    writing.commit().await?;
    Ok(go(HERE))
}

async fn confirm(signed: &Signed, typed: &Typed, proof: Proof) -> Result<Response, Failure> {
    let mut writing = signed.write().await?;
    match second_factor::confirm(&mut writing, &signed.records.site, proof, typed.get("code")).await {
        Ok(codes) => {
            writing.commit().await?;
            Ok(recovery::shown(signed, &codes, true))
        }
        Err(error) if error.refusal() == Some(Refusal::WrongCode) => {
            drop(writing);
            let Some(secret) = pending(signed, proof).await? else { return Ok(go(HERE)) };
            let mut form = form(signed);
            form.refuse("code", &Error::from(Refusal::WrongCode).text());
            Ok(begun_page(signed, StatusCode::UNPROCESSABLE_ENTITY, form, &secret))
        }
        // Confirmed in another window, or never begun: the page says which.
        Err(error) if error.refusal().is_some() => Ok(go(HERE)),
        Err(error) => Err(error.into()),
    }
}

fn form(signed: &Signed) -> Form {
    let t = signed.lang;
    signed.form().with(Field::code(t, "code", t.codes_first()).hint(t.codes_first_hint()))
}

fn page(signed: &Signed, overview: Overview) -> Response {
    let t = signed.lang;
    let page = Page {
        frame: Frame::new(signed, Section::Account, t.codes_title()),
        t,
        awaited: signed.session.second_factor_awaited,
        since: overview.totp_since.map(|since| civil::day(civil::date(since), t.into())),
        overview,
        begin: Button::new(signed, HERE, t.codes_begin()).carrying("etape", "commencer").primary(),
        renew: Button::new(signed, "/compte/codes/secours", t.codes_renew()),
        remove: Button::new(signed, "/compte/codes/retirer", t.codes_remove()).danger(),
    };
    html(signed, StatusCode::OK, &page)
}

fn begun_page(signed: &Signed, status: StatusCode, form: Form, secret: &TotpSecret) -> Response {
    let t = signed.lang;
    let uri = secret.uri("Jalon", signed.session.person.email.as_str());
    // An address of an account and a secret are far below what a code can hold; the text is there anyway.
    let drawn = QrCode::encode_text(&uri, QrCodeEcc::Medium).ok();
    let page = Begun {
        frame: Frame::new(signed, Section::Account, t.codes_title()).of_form(&form),
        t,
        form,
        again: Button::new(signed, HERE, t.codes_again()).carrying("etape", "commencer"),
        side: drawn.as_ref().map_or(0, |code| code.size() + 8),
        dark: drawn.as_ref().map(dark).unwrap_or_default(),
        secret: secret.grouped().to_string(),
    };
    html(signed, status, &page)
}

/// One square of the path for each dark module, inside a margin of four.
fn dark(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{},{}h1v1h-1z", x + 4, y + 4));
        }
    }
    path
}
