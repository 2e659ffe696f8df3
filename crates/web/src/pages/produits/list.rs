//! `GET /produits`: the products of the company, where each stands.

use super::{present, programme, questionnaires, said, url};
use crate::desk::Signed;
use crate::error::Failure;
use crate::lang::Lang;
use crate::pages::{Frame, Section, html};
use crate::standing;
use accounts::civil;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use conformity::product::{InScope, Product};
use conformity::state::{self, Form, State};
use conformity::{Place, ProductId, Subject, joined, product, snapshot};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "produits/list.html")]
struct Page {
    frame: Frame,
    t: Lang,
    lines: Vec<Line>,
    archived: Vec<(String, String)>,
}

struct Line {
    url: String,
    name: String,
    description: String,
    life: String,
    /// Why Convergence does not concern it yet, or no longer.
    out: Option<String>,
    demarches: Vec<String>,
    validated: usize,
    forms: usize,
    /// Mean of the last scores, 0 to 100.
    score: Option<u64>,
}

/// Handler.
pub async fn get(signed: Signed) -> Result<Response, Failure> {
    let t = signed.lang;
    let mut reading = signed.read().await?;
    let see = standing::sees(&mut reading).await?;
    let products = product::list(&mut reading, &see).await?;
    let mut times: BTreeMap<ProductId, Vec<joined::Joined>> = BTreeMap::new();
    for time in joined::of_company(&mut reading, &see).await? {
        times.entry(time.product).or_default().push(time);
    }
    let forms: BTreeMap<Place, Form> = state::all(&mut reading, &see).await?.into_iter().collect();
    let mut scores: BTreeMap<Subject, Vec<f64>> = BTreeMap::new();
    for shot in snapshot::latest(&mut reading, &see).await? {
        scores.entry(shot.place.subject).or_default().extend(shot.scores.score);
    }
    drop(reading);
    let (programme, today) = (programme()?, civil::date(signed.caller.acting.now()));
    let (used, archived): (Vec<_>, Vec<_>) =
        products.into_iter().partition(|product| product.archived_at.is_none());
    let mut lines = Vec::with_capacity(used.len());
    for product in &used {
        let joined = times.get(&product.id).map(Vec::as_slice).unwrap_or_default();
        let asked = questionnaires(joined, programme);
        let validated = |id: &&&str| {
            let place = id.parse().map(|id| Place::product(product.id, id));
            place.is_ok_and(|place| forms.get(&place).is_some_and(|form| form.state == State::Validated))
        };
        let of_product = scores.get(&Subject::Product(product.id)).map(Vec::as_slice).unwrap_or_default();
        lines.push(Line {
            demarches: present(joined, programme).iter().map(|one| said(&one.title, t).to_owned()).collect(),
            validated: asked.iter().filter(validated).count(),
            forms: asked.len(),
            score: mean(of_product),
            ..line(product, today, t)
        });
    }
    let page = Page {
        frame: Frame::new(&signed, Section::Products, t.nav_products()),
        t,
        lines,
        archived: archived.into_iter().map(|product| (url(product.id), product.card.name)).collect(),
    };
    Ok(html(&signed, StatusCode::OK, &page))
}

fn line(product: &Product, today: jiff::civil::Date, t: Lang) -> Line {
    let scope = product.card.lifecycle.in_scope(today);
    Line {
        url: url(product.id),
        name: product.card.name.clone(),
        description: first_line(&product.card.description),
        life: t.text(&product.card.lifecycle.name()),
        out: scope_text(scope, t),
        demarches: Vec::new(),
        validated: 0,
        forms: 0,
        score: None,
    }
}

/// What the stage of life means for Convergence; nothing when it is simply concerned.
pub fn scope_text(scope: InScope, t: Lang) -> Option<String> {
    let day = |date| civil::day(date, t.into());
    match scope {
        InScope::Yes => None,
        InScope::Soon { planned } => Some(t.scope_soon(&day(planned))),
        InScope::NotYet { from: Some(from) } => Some(t.scope_from(&day(from))),
        InScope::NotYet { from: None } => Some(t.scope_not_yet().to_owned()),
        InScope::Retired => Some(t.scope_retired().to_owned()),
    }
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().chars().take(140).collect()
}

fn mean(scores: &[f64]) -> Option<u64> {
    if scores.is_empty() {
        return None;
    }
    let mean = scores.iter().sum::<f64>() / scores.len() as f64;
    Some(rounded(mean))
}

/// A score of 0 to 100, as people read it.
pub fn rounded(score: f64) -> u64 {
    score.clamp(0.0, 100.0).round() as u64
}
