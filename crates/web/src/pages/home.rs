//! `GET /`: the start page: what exists here, and how fresh it is.

use super::{Frame, Section, html};
use crate::format::number;
use crate::lang::Lang;
use crate::visit::{Directory, Visit};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

#[derive(Template)]
#[template(path = "home.html")]
struct Home {
    frame: Frame,
    t: Lang,
    empty: bool,
    damaged: bool,
    /// Figure and what it counts.
    counts: Vec<(String, &'static str)>,
}

/// Handler.
pub async fn get(visit: Visit) -> Response {
    let t = visit.lang;
    let counts = visit.generation().map_or_else(
        |_| Vec::new(),
        |g| {
            let info = g.info();
            vec![
                (number(info.persons, t), t.home_persons()),
                (number(info.lines, t), t.home_lines()),
                (number(info.structures, t), t.home_structures()),
            ]
        },
    );
    let page = Home {
        frame: Frame::new(&visit, Section::Home, t.home_title()),
        t,
        empty: matches!(visit.directory, Directory::Empty),
        damaged: matches!(visit.directory, Directory::Damaged),
        counts,
    };
    html(&visit, StatusCode::OK, &page)
}
