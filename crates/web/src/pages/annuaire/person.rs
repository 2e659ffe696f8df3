//! `GET /annuaire/{id}`: one professional, by RPPS or national identifier, as an identity sheet.

use super::person_view::{self, PersonView};
use crate::error::Failure;
use crate::lang::Lang;
use crate::pages::{Frame, Section, html};
use crate::visit::Visit;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

#[derive(Template)]
#[template(path = "annuaire/person.html")]
struct PersonPage {
    frame: Frame,
    t: Lang,
    p: PersonView,
}

/// Handler.
pub async fn get(Path(id): Path<String>, visit: Visit) -> Result<Response, Failure> {
    let person = visit.generation()?.person(id.trim())?.ok_or_else(|| Failure::unknown_person(&id))?;
    let t = visit.lang;
    let p = person_view::view(&person, t);
    let page = PersonPage { frame: Frame::new(&visit, Section::Directory, p.full_name.clone()), t, p };
    Ok(html(&visit, StatusCode::OK, &page))
}
