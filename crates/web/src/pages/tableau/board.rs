//! `GET /tableau-de-bord`.

use crate::desk::Signed;
use crate::lang::Lang;
use crate::pages::{Frame, Section, html};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

#[derive(Template)]
#[template(path = "tableau/board.html")]
struct Board {
    frame: Frame,
    t: Lang,
}

/// Handler.
pub async fn get(signed: Signed) -> Response {
    let t = signed.lang;
    html(
        &signed,
        StatusCode::OK,
        &Board { frame: Frame::new(&signed, Section::Dashboard, t.nav_dashboard()), t },
    )
}
