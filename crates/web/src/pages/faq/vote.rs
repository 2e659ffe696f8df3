//! `POST /faq/{id}/avis`: "Cette réponse vous a-t-elle été utile ?". No account; one count per visitor and day, told
//! apart by a keyed hash that is forgotten the next day (see `faq::store::vote`). The script of the page asks for the
//! block alone; without it the page of the answer says thanks.

use crate::desk::{Desk, go};
use crate::error::{Code, Failure};
use crate::forms::Typed;
use crate::lang::Lang;
use crate::pages::html;
use crate::visit::Visit;
use askama::Template;
use axum::extract::Path;
use axum::http::header::USER_AGENT;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use faq::Entry;
use faq::store::{self, Opinion, Visitor, Voted};

/// Longest reason, in characters; the store cuts there too.
const MOST: usize = 1_000;

/// What the reader said already, as far as this page knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// Nothing yet.
    Nothing,
    /// Useful.
    Yes,
    /// Not useful; perhaps why.
    No,
    /// Not useful, and why.
    Reason,
    /// Too many votes from there today.
    Wait,
}

impl Said {
    /// In the address of the page that says thanks.
    pub fn of(word: &str) -> Self {
        match word {
            "oui" => Self::Yes,
            "non" => Self::No,
            "raison" => Self::Reason,
            "attente" => Self::Wait,
            _ => Self::Nothing,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::Yes => "oui",
            Self::No => "non",
            Self::Reason => "raison",
            Self::Wait => "attente",
        }
    }
}

/// The block under an answer.
#[derive(Template)]
#[template(path = "faq/vote.html")]
pub struct Vote {
    t: Lang,
    id: String,
    /// Language of the answer, which is the one voted on.
    lang: &'static str,
    token: String,
    said: Said,
    most: usize,
}

impl askama::filters::HtmlSafe for Vote {}

impl Vote {
    /// Of an answer, nothing said yet.
    pub fn new(t: Lang, entry: &Entry, token: String) -> Self {
        Self { t, id: entry.id.clone(), lang: entry.lang.code(), token, said: Said::Nothing, most: MOST }
    }

    /// After what was said.
    #[must_use]
    pub fn after(self, said: Said) -> Self {
        Self { said, ..self }
    }
}

/// A token for the votes of a page, where votes are counted.
pub fn token(visit: &Visit) -> Option<String> {
    let (records, caller) = (visit.app.records.as_ref()?, visit.caller.as_ref()?);
    caller.trouble.is_none().then(|| caller.form_token(records))
}

/// Handler.
pub async fn post(
    Path(id): Path<String>,
    desk: Desk,
    headers: HeaderMap,
    typed: Typed,
) -> Result<Response, Failure> {
    let edition = desk.app.shelf.edition(Some(&desk.records)).await;
    let lang = typed.get("langue").parse().unwrap_or_default();
    let entry = edition.index.entry(&id, lang).ok_or_else(|| Failure::unknown_answer(&id))?;
    let reason = typed.get("raison").trim();
    let (opinion, said) = match (typed.get("avis"), reason.is_empty()) {
        ("oui", _) => (Opinion::Useful, Said::Yes),
        ("non", true) => (Opinion::NotUseful { reason: None }, Said::No),
        ("non", false) => (Opinion::NotUseful { reason: Some(reason.to_owned()) }, Said::Reason),
        _ => return Err(Failure::of(Code::NotAForm)),
    };
    let agent = headers.get(USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let visitor = Visitor { address: desk.caller.address, agent };
    let mut writing = desk.write().await?;
    let voted = store::vote(&mut writing, &visitor, entry, &opinion).await?;
    writing.commit().await?;
    let said = if voted == Voted::TooMany { Said::Wait } else { said };
    if desk.fragment {
        let token = desk.caller.form_token(&desk.records);
        return Ok(html(&desk, StatusCode::OK, &Vote::new(desk.lang, entry, token).after(said)));
    }
    Ok(go(&format!("{}?avis={}#avis-{}", entry.permalink(), said.word(), entry.id)))
}
