//! The page of a failure: what happened, what to do; what was typed is shown with a button that sends it again.

use super::{Frame, Section, html};
use crate::error::{Code, Failure};
use crate::forms::Typed;
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
    /// The request, as the log names it.
    reference: String,
    /// The number to check, when the address held one.
    number_url: Option<String>,
    /// The FAQ, searched for the words of the address that was no answer.
    faq_url: Option<String>,
    no_directory: bool,
    /// Where to sign in, when that is what is missing.
    sign_in: Option<String>,
    kept: Option<Kept>,
}

/// A form that can be sent again as it was.
struct Kept {
    action: String,
    token: String,
    /// Everything that was typed, but secrets.
    pairs: Vec<(String, String)>,
    /// What a person would miss.
    texts: Vec<String>,
    secrets: bool,
}

/// Presents a failure.
pub fn page(visit: &Visit, failure: &Failure, typed: Option<&Typed>) -> Response {
    let t = visit.lang;
    let heading = t.error_title(failure.code);
    let number_url =
        (failure.code == Code::UnknownPerson).then(|| super::identifiants::url(&failure.detail.0));
    let faq_url = (failure.code == Code::UnknownAnswer)
        .then(|| super::faq::url_of(&failure.detail.0.replace('-', " ")));
    let mut frame = Frame::new(visit, Section::Elsewhere, heading);
    if failure.code == Code::UriTooLong {
        // The address that was too long must not come back in a link.
        let path = visit.uri.path();
        frame.other_url = format!("{}?lang={}", if path.len() > 256 { "/" } else { path }, t.other().code());
    }
    let kept = typed.filter(|_| failure.may_be_sent_again()).and_then(|typed| kept(visit, typed));
    let page = ErrorPage {
        frame,
        t,
        heading,
        message: failure.message(t),
        code: failure.id(),
        status: failure.code.status().as_u16(),
        reference: visit.caller.as_ref().map(|c| c.acting.request.to_string()).unwrap_or_default(),
        number_url,
        faq_url,
        no_directory: matches!(failure.code, Code::NoDirectory),
        sign_in: (failure.code == Code::SignInNeeded).then(|| super::connexion::url("/tableau-de-bord")),
        kept,
    };
    html(visit, failure.code.status(), &page)
}

/// What is sent again goes to where it went, under a new token.
fn kept(visit: &Visit, typed: &Typed) -> Option<Kept> {
    let (records, caller) = (visit.app.records.as_ref()?, visit.caller.as_ref()?);
    let pairs: Vec<_> = typed.open_pairs().map(|(k, v)| (k.to_owned(), v.to_owned())).collect();
    // Identifiers and choices mean nothing to the eye; sentences do.
    let texts = pairs.iter().map(|(_, v)| v.trim()).filter(|v| v.contains(char::is_whitespace));
    Some(Kept {
        action: visit.uri.path().to_owned(),
        token: caller.form_token(records),
        texts: texts.map(str::to_owned).collect(),
        secrets: typed.holds_secrets(),
        pairs,
    })
}
