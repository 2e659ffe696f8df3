//! `GET` and `POST /compte`: what the account holds; name and language.

use super::ACCOUNT;
use crate::desk::{Begun, Signed};
use crate::error::Failure;
use crate::forms::{Button, Choice, Field, Form, Typed};
use crate::lang::Lang;
use crate::notice::Notice;
use crate::pages::{Frame, Section, html};
use accounts::field::NamePart;
use accounts::second_factor::{self, Overview};
use accounts::session::{self, SessionLine};
use accounts::{PersonName, civil, company, person};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

#[derive(Template)]
#[template(path = "compte/home.html")]
struct Page {
    frame: Frame,
    t: Lang,
    form: Form,
    email: String,
    factors: Overview,
    codes_since: Option<String>,
    sessions: Vec<Line>,
    close_others: Option<Button>,
    companies: Vec<(String, Option<Button>)>,
}

/// A session.
struct Line {
    agent: String,
    place: String,
    means: String,
    seen: String,
    /// None for this one.
    close: Option<Button>,
}

/// The page.
pub async fn get(signed: Signed) -> Result<Response, Failure> {
    let form = form(&signed);
    page(&signed, StatusCode::OK, form).await
}

/// Name and language.
pub async fn post(signed: Signed, typed: Typed) -> Result<Response, Failure> {
    let mut form = form(&signed).filled(&typed);
    let (given, family) = (form.read(&typed, "prenom"), form.read(&typed, "nom"));
    let lang = form.choose(&typed, "langue", accounts::Lang::of_word);
    let (Some(given), Some(family), Some(lang)) = (given, family, lang) else {
        return page(&signed, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    };
    let mut writing = match signed.begin(&typed, ACCOUNT).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(signed.done(&location, Notice::AccountSaved)),
    };
    person::rename(&mut writing, &PersonName { given, family }, lang).await?;
    writing.commit().await?;
    Ok(signed.done(ACCOUNT, Notice::AccountSaved))
}

fn form(signed: &Signed) -> Form {
    let (t, me) = (signed.lang, &signed.session.person);
    let langs = vec![Choice::new("fr", "Français"), Choice::new("en", "English")];
    signed
        .form()
        .with(
            Field::text(t, "prenom", t.given_name())
                .max(NamePart::MAX)
                .value(me.name.given.as_str())
                .autocomplete("given-name")
                .half(),
        )
        .with(
            Field::text(t, "nom", t.family_name())
                .max(NamePart::MAX)
                .value(me.name.family.as_str())
                .autocomplete("family-name")
                .half(),
        )
        .with(Field::select(t, "langue", t.account_lang(), langs).value(me.lang.word()))
}

async fn page(signed: &Signed, status: StatusCode, form: Form) -> Result<Response, Failure> {
    let t = signed.lang;
    let mut reading = signed.read().await?;
    let factors = second_factor::overview(&mut reading, &signed.records.site).await?;
    let sessions = session::list(&mut reading, &signed.records.site).await?;
    let here = signed.session.company.as_ref().map(|company| company.id);
    let companies = company::mine(&mut reading).await?;
    let switch = |other: &accounts::Company| {
        Button::new(signed, "/entreprise/choisir", t.company_switch())
            .about(other.name.to_string())
            .carrying("entreprise", other.id)
    };
    let page = Page {
        frame: Frame::new(signed, Section::Account, t.account_title()).of_form(&form),
        t,
        form,
        email: signed.session.person.email.to_string(),
        codes_since: factors.totp_since.map(|since| civil::day(civil::date(since), t.into())),
        factors,
        close_others: (sessions.len() > 1)
            .then(|| Button::new(signed, "/compte/sessions/fermer", t.sessions_close_others())),
        sessions: sessions.into_iter().map(|line| view(signed, line)).collect(),
        companies: companies
            .iter()
            .map(|company| (company.name.to_string(), (Some(company.id) != here).then(|| switch(company))))
            .collect(),
    };
    Ok(html(signed, status, &page))
}

fn view(signed: &Signed, line: SessionLine) -> Line {
    let t = signed.lang;
    let agent = if line.agent.is_empty() { t.sessions_unknown().to_owned() } else { line.agent };
    let close = (line.id != signed.session.id).then(|| {
        Button::new(signed, format!("/compte/sessions/{}/fermer", line.id), t.sessions_close())
            .about(agent.clone())
    });
    Line {
        place: line.network,
        means: t.text(&line.means.name()),
        seen: civil::written(line.seen, t.into()),
        agent,
        close,
    }
}
