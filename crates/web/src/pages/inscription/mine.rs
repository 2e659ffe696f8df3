//! `GET /inscription/suivi`: one's own requests; a single one opens at once.

use super::url;
use super::view::tone;
use crate::desk::{Signed, go};
use crate::error::Failure;
use crate::lang::Lang;
use crate::pages::{Frame, Section, html};
use accounts::civil;
use accounts::registration;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

#[derive(Template)]
#[template(path = "inscription/mine.html")]
struct Page {
    frame: Frame,
    t: Lang,
    lines: Vec<Line>,
}

struct Line {
    url: String,
    company: String,
    siren: String,
    state: String,
    tone: &'static str,
    since: String,
}

/// Handler.
pub async fn get(signed: Signed) -> Result<Response, Failure> {
    let t = signed.lang;
    let mine = registration::mine(&mut signed.read().await?).await?;
    if let [only] = mine.as_slice() {
        return Ok(go(&url(only.id)));
    }
    let lines = mine.iter().map(|request| Line {
        url: url(request.id),
        company: request.company_name.to_string(),
        siren: request.siren.grouped(),
        state: t.sentence(&request.state.name()),
        tone: tone(request.state),
        since: civil::written(request.changed_at, t.into()),
    });
    let page =
        Page { frame: Frame::new(&signed, Section::Elsewhere, t.mine_title()), t, lines: lines.collect() };
    Ok(html(&signed, StatusCode::OK, &page))
}
