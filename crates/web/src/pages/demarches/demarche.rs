//! `GET /demarches/{demarche}`: what it is for, what it takes first, which products are in it and how far, how to join.

use super::cited;
use crate::desk::Signed;
use crate::error::{Code, Failure};
use crate::forms::{Choice, Field, Form};
use crate::lang::Lang;
use crate::pages::produits::{plan, programme, rounded, said};
use crate::pages::questionnaire::url;
use crate::pages::{Frame, Section, html};
use crate::standing;
use accounts::civil;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use conformity::joined::{self, Joined};
use conformity::product::{self, Product};
use conformity::programme::Demarche;
use conformity::snapshot::{self, Snapshot};
use conformity::{CanSee, Place, Slug};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "demarches/demarche.html")]
struct Page {
    frame: Frame,
    t: Lang,
    title: String,
    summary: String,
    prerequisites: Vec<String>,
    questionnaires: Vec<(String, String)>,
    lines: Vec<Line>,
    form: Option<Form>,
    action: String,
    source: String,
}

struct Line {
    url: String,
    name: String,
    since: String,
    forms: Vec<(String, String, u64)>,
}

/// Handler.
pub async fn get(signed: Signed, Path(id): Path<String>) -> Result<Response, Failure> {
    page(&signed, &id, StatusCode::OK, None).await
}

/// The page, with what was wrong in the form.
pub async fn page(
    signed: &Signed,
    id: &str,
    status: StatusCode,
    wrong: Option<Form>,
) -> Result<Response, Failure> {
    let t = signed.lang;
    let programme = programme()?;
    let demarche = programme.demarche(id).ok_or_else(|| Failure::of(Code::NotFound))?;
    let mut reading = signed.read().await?;
    let see = standing::sees(&mut reading).await?;
    let mut products = product::list(&mut reading, &see).await?;
    products.retain(|product| product.archived_at.is_none());
    let mut times = joined::of_company(&mut reading, &see).await?;
    times.retain(|time| time.left_at.is_none() && time.demarche.as_str() == id);
    let latest = snapshot::latest(&mut reading, &see).await?;
    drop(reading);
    let latest: BTreeMap<Place, Snapshot> =
        latest.into_iter().map(|shot| (shot.place.clone(), shot)).collect();
    let times: BTreeMap<_, _> = times.into_iter().map(|time| (time.product, time)).collect();
    let lines = products.iter().filter_map(|product| {
        let time = times.get(&product.id)?;
        Some(line(demarche, product, time, &latest, &see, t))
    });
    let lines = lines.collect();
    products.retain(|product| !times.contains_key(&product.id) && edits(&see, product));
    let form = wrong.or_else(|| (!products.is_empty()).then(|| form(signed, &products)));
    let title = said(&demarche.title, t).to_owned();
    let frame = Frame::new(signed, Section::Products, title.clone());
    let page = Page {
        frame: match &form {
            Some(form) => frame.of_form(form),
            None => frame,
        },
        t,
        title,
        summary: said(&demarche.summary, t).to_owned(),
        prerequisites: demarche.prerequisites.iter().map(|one| said(one, t).to_owned()).collect(),
        questionnaires: demarche.questionnaires.iter().filter_map(|id| described(id, t)).collect(),
        lines,
        action: format!("/demarches/{}/rejoindre", demarche.id),
        form,
        source: cited(programme, &demarche.source),
    };
    Ok(html(signed, status, &page))
}

/// May its card be changed? Joining is such a change.
fn edits(see: &CanSee, product: &Product) -> bool {
    let Ok(slug) = conformity::IDENTIFICATION.parse::<Slug>() else { return false };
    let access = see.access(Place::product(product.id, slug));
    access.is_ok_and(|access| access.draft().is_ok_and(|draft| draft.card().is_ok()))
}

/// The form that makes a product join.
pub fn form(signed: &Signed, products: &[Product]) -> Form {
    let t = signed.lang;
    let choices =
        products.iter().map(|one| Choice::new(one.id.to_string(), one.card.name.as_str())).collect();
    signed.form().with(Field::select(t, "produit", t.product_column(), choices))
}

fn described(id: &str, t: Lang) -> Option<(String, String)> {
    let questionnaire = plan(id)?.questionnaire();
    Some((said(&questionnaire.title, t).to_owned(), said(&questionnaire.summary, t).to_owned()))
}

fn line(
    demarche: &Demarche,
    product: &Product,
    time: &Joined,
    latest: &BTreeMap<Place, Snapshot>,
    see: &CanSee,
    t: Lang,
) -> Line {
    let form = |id: &String| {
        let place = Place::product(product.id, id.parse().ok()?);
        see.access(place.clone()).ok()?;
        let coverage = latest.get(&place).map_or(0, |shot| rounded(shot.scores.coverage));
        Some((url(&place), described(id, t)?.0, coverage))
    };
    Line {
        url: format!("/produits/{}", product.id),
        name: product.card.name.clone(),
        since: civil::day(civil::date(time.joined_at), t.into()),
        forms: demarche.questionnaires.iter().filter_map(form).collect(),
    }
}
