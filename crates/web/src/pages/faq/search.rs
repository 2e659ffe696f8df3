//! `GET /faq`: one line, five questions, answers to be read in place. With the header `X-Fragment` only the results are
//! answered: the script of the page asks for them at each letter, and once more when the reader rests.

use super::results::{self, Results};
use super::{asked, portal, shared, url};
use crate::lang::Lang;
use crate::pages::{Frame, Section, html};
use crate::visit::Visit;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use faq::{Facet, FaqQuery, MAX_TEXT};

#[derive(Template)]
#[template(path = "faq/search.html")]
struct Search<'a> {
    frame: Frame,
    t: Lang,
    text: &'a str,
    most: usize,
    /// What is ticked goes along with the words.
    kept: Vec<(&'static str, &'a str)>,
    canonical: String,
    editor: bool,
    results: Results<'a>,
}

/// Handler.
pub async fn get(visit: Visit) -> Response {
    if portal::is_foreign(&visit) {
        return portal::search(visit).await;
    }
    let t = visit.lang;
    let query = asked(&visit);
    let edition = visit.app.shelf.edition(visit.app.records.as_ref()).await;
    let page = edition.index.search(&query);
    if !visit.fragment || visit.settled {
        visit.app.shelf.note(visit.app.records.as_ref(), &query, &page);
    }
    let token = super::vote::token(&visit);
    let results = results::present(&visit, &edition, &query, &page, token.as_deref());
    if visit.fragment {
        return html(&visit, StatusCode::OK, &results);
    }
    let title = match query.text.as_str() {
        "" => t.faq_title().to_owned(),
        text => format!("{text} - {}", t.faq_title()),
    };
    let page = Search {
        frame: Frame::new(&visit, Section::Faq, title).with_own_search(),
        t,
        text: &query.text,
        most: MAX_TEXT,
        kept: kept(&query),
        canonical: url(&shared(&query)),
        editor: crate::pages::faq::is_editor(&visit),
        results,
    };
    html(&visit, StatusCode::OK, &page)
}

fn kept(query: &FaqQuery) -> Vec<(&'static str, &str)> {
    let ticked = Facet::ALL.into_iter().flat_map(|f| query.of(f).iter().map(move |v| (f.key(), v.as_str())));
    ticked.chain(query.portal.iter().flatten().map(|number| ("portail", number.as_str()))).collect()
}
