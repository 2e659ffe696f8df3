//! `GET` and `POST …/projection`: where one wants to go, theme by theme, requirement by requirement, until when.

use super::head::{Head, Tab};
use super::target::{self, Done, Row};
use crate::desk::{Begun, Signed};
use crate::error::{Code, Failure};
use crate::forms::{Form, Typed};
use crate::lang::Lang;
use crate::notice::Notice;
use crate::pages::produits::said;
use crate::pages::questionnaire::{Parts, Sheet, place, section, url};
use crate::pages::{Frame, html};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use conformity::projection::{self, Target};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "maturite/projection.html")]
struct Page {
    frame: Frame,
    t: Lang,
    head: Head,
    rows: Vec<Row>,
    scored: bool,
    form: Option<Form>,
    action: String,
}

/// Handler. `?cible=` names what the form is about.
pub async fn get(
    signed: Signed,
    parts: Parts,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Failure> {
    let mut reading = signed.read().await?;
    let sheet = Sheet::open(&mut reading, &signed, place(&parts)?).await?;
    let targets = projection::targets(&mut reading, &sheet.access.clone().read(), None).await?;
    drop(reading);
    let preset = query.get("cible").map(String::as_str).unwrap_or_default();
    let form = target::form(&signed, &sheet, &sheet.evaluation, &targets, preset);
    Ok(page(&signed, &sheet, &targets, StatusCode::OK, form))
}

/// Handler.
pub async fn post(signed: Signed, parts: Parts, typed: Typed) -> Result<Response, Failure> {
    let place = place(&parts)?;
    let here = format!("{}/projection", url(&place));
    let removes = typed.get("acte") == "retirer";
    let notice = if removes { Notice::TargetRemoved } else { Notice::TargetSaved };
    let mut writing = match signed.begin(&typed, &here).await? {
        Begun::First(writing) => writing,
        Begun::Again(location) => return Ok(signed.done(&location, notice)),
    };
    let sheet = Sheet::open(&mut writing, &signed, place).await?;
    let draft = sheet.access.clone().draft()?;
    let done = match typed.get("acte") {
        "retirer" if target::remove(&mut writing, &draft, None, &typed).await? => Done::Saved,
        "retirer" => Done::Stale,
        "fixer" => {
            let of = (None, &sheet.evaluation);
            target::set(&mut writing, &signed, &sheet, &draft, of, &typed).await?
        }
        _ => return Err(Failure::of(Code::BadParameter)),
    };
    let (status, form) = match done {
        Done::Saved => {
            writing.commit().await?;
            return Ok(signed.done(&here, notice));
        }
        Done::Wrong(form) => (StatusCode::UNPROCESSABLE_ENTITY, Some(*form)),
        Done::Stale => (StatusCode::CONFLICT, None),
    };
    let targets = projection::targets(&mut writing, &sheet.access.clone().read(), None).await?;
    let form = form.unwrap_or_else(|| target::again(&signed, &sheet, &sheet.evaluation, &targets, &typed));
    Ok(page(&signed, &sheet, &targets, status, form))
}

fn page(signed: &Signed, sheet: &Sheet, targets: &[Target], status: StatusCode, form: Form) -> Response {
    let t = signed.lang;
    let action = format!("{}/projection", url(&sheet.access.place));
    let title = t.projection_title(said(&sheet.plan.questionnaire().title, t));
    let scored = sheet.evaluation.whole.score.is_some();
    let page = Page {
        frame: Frame::new(signed, section(sheet.access.place.subject), title).of_form(&form),
        t,
        head: Head::new(sheet, Tab::Projection, t),
        rows: target::rows(signed, sheet, &sheet.evaluation, targets, &action),
        scored,
        form: (scored && sheet.access.clone().draft().is_ok()).then_some(form),
        action,
    };
    html(signed, status, &page)
}
