//! `GET` and `POST …/projection/essais`: answers and targets that are only tried, each with what it would give.

use super::head::{Head, Tab};
use super::trial::{page_of, tried};
use crate::desk::{Begun, Signed};
use crate::error::Failure;
use crate::forms::{Field, Form, Typed};
use crate::lang::Lang;
use crate::notice::Notice;
use crate::pages::produits::said;
use crate::pages::questionnaire::{Parts, Sheet, place, section, url};
use crate::pages::{Frame, html};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use conformity::projection::{self, MAX_SETS, WhatIf};
use identifiers::Text;

#[derive(Template)]
#[template(path = "maturite/trials.html")]
struct Page {
    frame: Frame,
    t: Lang,
    head: Head,
    now: Option<String>,
    lines: Vec<Line>,
    form: Option<Form>,
    action: String,
}

/// A trial, with what it would give.
struct Line {
    url: String,
    name: String,
    answers: u64,
    score: Option<String>,
    gain: String,
}

const NAMELESS: Text = Text::new(
    "Donnez un nom à cet essai, par exemple « Avec l’INS qualifiée ».",
    "Give this trial a name, for instance “With the qualified INS”.",
);

/// Handler.
pub async fn get(signed: Signed, parts: Parts) -> Result<Response, Failure> {
    let mut reading = signed.read().await?;
    let sheet = Sheet::open(&mut reading, &signed, place(&parts)?).await?;
    let trials = projection::what_ifs(&mut reading, &sheet.access.clone().read()).await?;
    drop(reading);
    Ok(page(&signed, &sheet, &trials, StatusCode::OK, form(&signed)))
}

/// Handler: begins a trial.
pub async fn post(signed: Signed, parts: Parts, typed: Typed) -> Result<Response, Failure> {
    let place = place(&parts)?;
    let here = format!("{}/projection/essais", url(&place));
    let mut writing = match signed.begin(&typed, &here).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(signed.done(&location, Notice::TrialSaved)),
    };
    let sheet = Sheet::open(&mut writing, &signed, place).await?;
    let draft = sheet.access.clone().draft()?;
    if typed.get("nom").trim().is_empty() {
        let trials = projection::what_ifs(&mut writing, &sheet.access.clone().read()).await?;
        let mut form = form(&signed).filled(&typed);
        form.refuse("nom", &NAMELESS);
        return Ok(page(&signed, &sheet, &trials, StatusCode::UNPROCESSABLE_ENTITY, form));
    }
    let trial = projection::begin(&mut writing, &draft, typed.get("nom")).await?;
    writing.commit().await?;
    Ok(signed.done(&page_of(&sheet.access.place, trial.id), Notice::TrialSaved))
}

fn form(signed: &Signed) -> Form {
    let t = signed.lang;
    signed.form().with(Field::text(t, "nom", t.trial_name()).max(120).hint(t.trial_name_hint()))
}

fn page(signed: &Signed, sheet: &Sheet, trials: &[WhatIf], status: StatusCode, form: Form) -> Response {
    let t = signed.lang;
    let now = sheet.evaluation.whole.score;
    let line = |trial: &WhatIf| {
        let score = tried(sheet, trial).whole.score;
        Line {
            url: page_of(&sheet.access.place, trial.id),
            name: trial.name.clone(),
            answers: trial.answers.len() as u64,
            score: score.map(|score| t.percent_exact(score)),
            gain: score.zip(now).map(|(tried, now)| t.gain(tried - now)).unwrap_or_default(),
        }
    };
    let title = t.trials_title(said(&sheet.plan.questionnaire().title, t));
    let may = sheet.access.clone().draft().is_ok() && trials.len() < MAX_SETS;
    let page = Page {
        frame: Frame::new(signed, section(sheet.access.place.subject), title).of_form(&form),
        t,
        head: Head::new(sheet, Tab::Trials, t),
        now: now.map(|score| t.percent_exact(score)),
        lines: trials.iter().map(line).collect(),
        form: may.then_some(form),
        action: format!("{}/projection/essais", url(&sheet.access.place)),
    };
    html(signed, status, &page)
}
