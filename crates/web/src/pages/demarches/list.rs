//! `GET /demarches`: everything that one may undertake, with the products that are in it.

use crate::desk::Signed;
use crate::error::Failure;
use crate::lang::Lang;
use crate::pages::produits::{programme, said};
use crate::pages::{Frame, Section, html};
use crate::standing;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use conformity::joined;
use conformity::programme::Demarche;

#[derive(Template)]
#[template(path = "demarches/list.html")]
struct Page {
    frame: Frame,
    t: Lang,
    groups: Vec<Group>,
    segur: (String, String),
    notice: String,
}

struct Group {
    title: String,
    summary: String,
    lines: Vec<Line>,
}

struct Line {
    url: String,
    title: String,
    summary: String,
    products: u64,
}

/// Handler.
pub async fn get(signed: Signed) -> Result<Response, Failure> {
    let t = signed.lang;
    let programme = programme()?;
    let mut reading = signed.read().await?;
    let see = standing::sees(&mut reading).await?;
    let mut times = joined::of_company(&mut reading, &see).await?;
    drop(reading);
    times.retain(|time| time.left_at.is_none());
    let line = |demarche: &Demarche| Line {
        url: format!("/demarches/{}", demarche.id),
        title: said(&demarche.title, t).to_owned(),
        summary: said(&demarche.summary, t).to_owned(),
        products: times.iter().filter(|time| time.demarche.as_str() == demarche.id).count() as u64,
    };
    let mut groups: Vec<Group> = programme
        .parcours
        .iter()
        .map(|parcours| Group {
            title: said(&parcours.title, t).to_owned(),
            summary: said(&parcours.summary, t).to_owned(),
            lines: parcours.demarches.iter().map(line).collect(),
        })
        .collect();
    groups.push(Group {
        title: t.demarches_candidatures().to_owned(),
        summary: String::new(),
        lines: programme.candidatures.iter().map(line).collect(),
    });
    let page = Page {
        frame: Frame::new(&signed, Section::Products, t.product_demarches()),
        t,
        groups,
        segur: (said(&programme.segur.title, t).to_owned(), said(&programme.segur.summary, t).to_owned()),
        notice: said(&programme.notice, t).to_owned(),
    };
    Ok(html(&signed, StatusCode::OK, &page))
}
