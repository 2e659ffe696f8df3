//! `GET /coherence`.

use super::collect::{Group, of_company};
use crate::desk::Signed;
use crate::error::Failure;
use crate::lang::Lang;
use crate::pages::produits::said;
use crate::pages::{Frame, Section, html};
use crate::standing;
use accounts::civil;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

#[derive(Template)]
#[template(path = "coherence/page.html")]
struct Page {
    frame: Frame,
    t: Lang,
    groups: Vec<Group>,
    errors: usize,
    warnings: usize,
    notice: String,
}

/// Handler.
pub async fn get(signed: Signed) -> Result<Response, Failure> {
    let t = signed.lang;
    let mut reading = signed.read().await?;
    let see = standing::sees(&mut reading).await?;
    let today = civil::date(signed.caller.acting.now());
    let groups = of_company(&mut reading, &see, today, t).await?;
    drop(reading);
    let count = |error: bool| groups.iter().flat_map(|g| &g.lines).filter(|line| line.error == error).count();
    let notice = conformity::coherence::shipped().map(|rules| said(&rules.notice, t).to_owned());
    let page = Page {
        frame: Frame::new(&signed, Section::Dashboard, t.coherence_title()),
        t,
        errors: count(true),
        warnings: count(false),
        notice: notice.unwrap_or_default(),
        groups,
    };
    Ok(html(&signed, StatusCode::OK, &page))
}
