//! `GET /accessibilite`: the statement, no more than what is true.

use super::{Frame, Section, html};
use crate::lang::Lang;
use crate::visit::Visit;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

#[derive(Template)]
#[template(path = "accessibility.html")]
struct Accessibility {
    frame: Frame,
    t: Lang,
}

/// Handler.
pub async fn get(visit: Visit) -> Response {
    let t = visit.lang;
    let page = Accessibility { frame: Frame::new(&visit, Section::Elsewhere, t.a11y_title()), t };
    html(&visit, StatusCode::OK, &page)
}
