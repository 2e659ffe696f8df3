//! The page that a failure gets: what happened, what to do next.

use super::{Frame, Section, html};
use crate::error::{Code, Failure};
use crate::lang::Lang;
use crate::visit::Visit;
use askama::Template;
use axum::response::Response;

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    frame: Frame,
    t: Lang,
    heading: &'static str,
    message: String,
    code: &'static str,
    status: u16,
    /// The number to check, when the address held one.
    number_url: Option<String>,
    no_directory: bool,
}

/// Presents a failure.
pub fn page(visit: &Visit, failure: &Failure) -> Response {
    let t = visit.lang;
    let heading = t.error_title(failure.code);
    let number_url =
        (failure.code == Code::UnknownPerson).then(|| super::identifiants::url(&failure.detail.0));
    let mut frame = Frame::new(visit, Section::Elsewhere, heading);
    if failure.code == Code::UriTooLong {
        // The address that was too long must not come back in a link.
        let path = visit.uri.path();
        frame.other_url = format!("{}?lang={}", if path.len() > 256 { "/" } else { path }, t.other().code());
    }
    let page = ErrorPage {
        frame,
        t,
        heading,
        message: failure.message(t),
        code: failure.code.id(),
        status: failure.code.status().as_u16(),
        number_url,
        no_directory: matches!(failure.code, Code::NoDirectory),
    };
    html(visit, failure.code.status(), &page)
}
