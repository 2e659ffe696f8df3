//! `GET /strategie`: the global strategy, answered once for all products.

use super::{plan, programme, said};
use crate::desk::Signed;
use crate::error::Failure;
use crate::lang::Lang;
use crate::pages::produits::product::{Line, line};
use crate::pages::{Frame, Section, html};
use crate::standing;
use accounts::civil;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use conformity::{Place, Slug, answers, appraisal, state};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "produits/strategy.html")]
struct Page {
    frame: Frame,
    t: Lang,
    title: String,
    summary: String,
    lines: Vec<Line>,
}

/// Handler. Without a right on the strategy, the page says whom to ask.
pub async fn get(signed: Signed) -> Result<Response, Failure> {
    let t = signed.lang;
    let programme = programme()?;
    let mut reading = signed.read().await?;
    let see = standing::sees(&mut reading).await?;
    let today = civil::date(signed.caller.acting.now());
    let forms: BTreeMap<Place, state::Form> = state::all(&mut reading, &see).await?.into_iter().collect();
    let mut lines = Vec::new();
    for id in &programme.strategy.questionnaires {
        let (Some(plan), Ok(slug)) = (plan(id), id.parse::<Slug>()) else { continue };
        let place = Place::strategy(slug);
        let Ok(access) = see.access(place.clone()) else { continue };
        let facts = answers::facts(&mut reading, &access.read()).await?;
        let all = conformity::questionnaire::evaluate_all([plan], today, &appraisal::answers_of(&facts));
        lines.push(line(plan, &place, forms.get(&place), all.get(id), t));
    }
    let page = Page {
        frame: Frame::new(&signed, Section::Strategy, t.nav_strategy()),
        t,
        title: said(&programme.strategy.title, t).to_owned(),
        summary: said(&programme.strategy.summary, t).to_owned(),
        lines,
    };
    Ok(html(&signed, StatusCode::OK, &page))
}
