//! The part of the search page that changes as one types.

use super::facets::{self, FacetView, FilterView};
use super::hits::{self, HitView};
use super::none::{self, Suggestion};
use super::{at, shared, url};
use crate::lang::Lang;
use crate::pages::pager::{self, Pager};
use crate::shelf::Edition;
use crate::visit::Visit;
use askama::Template;
use faq::{FaqPage, FaqQuery};

/// Answers, questions, filters, what was understood.
#[derive(Template)]
#[template(path = "faq/results.html")]
pub struct Results<'a> {
    t: Lang,
    total: String,
    any: bool,
    /// Nothing was asked: everything is listed, the latest first.
    plain: bool,
    /// Editors will hear of this search once the reader rests on it.
    unanswered: bool,
    hits: Vec<HitView<'a>>,
    facets: Vec<FacetView<'a>>,
    filters: Vec<FilterView>,
    notes: Vec<String>,
    pager: Option<Pager>,
    none: Option<Nothing>,
    clear: String,
    json: String,
    lines: String,
    atom: String,
}

/// When nothing was found.
struct Nothing {
    suggestions: Vec<Suggestion>,
    /// Whom to ask, when the FAQ says so.
    ask: Option<(String, String)>,
    /// Editors hear of it.
    noted: bool,
}

/// The entry that says where to write.
const SUPPORT: &str = "convergence-support";

/// Presents a page of results. `token`: of the forms of the votes, where votes are counted.
pub fn present<'a>(
    visit: &Visit,
    edition: &'a Edition,
    query: &FaqQuery,
    page: &'a FaqPage,
    token: Option<&str>,
) -> Results<'a> {
    let t = visit.lang;
    let facets = edition.index.facets();
    let share = shared(query);
    let none = (page.total == 0).then(|| Nothing {
        suggestions: none::suggestions(&edition.index, query, t),
        ask: edition.index.entry(SUPPORT, t.into()).map(|e| (e.permalink(), e.question.clone())),
        noted: visit.app.records.is_some() && !query.text.is_empty() && !query.is_filtered(),
    });
    Results {
        t,
        total: t.faq_total(page.total as u64),
        any: page.total > 0,
        plain: query.text.is_empty() && !query.is_filtered(),
        unanswered: page.is_unanswered() && !query.text.is_empty(),
        hits: page.items.iter().map(|hit| hits::view(hit, edition, token, t)).collect(),
        facets: facets::views(facets, query, page, t),
        filters: facets::filters(facets, query, t),
        notes: notes(query, page, t),
        pager: pager::pager(page.page, page.pages, |n| url(&share.on_page(n)), t),
        none,
        clear: url(&FaqQuery { text: query.text.clone(), ..FaqQuery::default() }),
        json: at("/faq.json", &share.on_page(1)),
        lines: at("/faq.jsonl", &share.on_page(1)),
        atom: format!("/faq.atom?lang={}", t.code()),
    }
}

/// How the question was read, and what of it was not.
fn notes(query: &FaqQuery, page: &FaqPage, t: Lang) -> Vec<String> {
    let mut notes: Vec<String> =
        page.corrections.iter().map(|c| t.faq_read_as(&c.read_as, &c.typed)).collect();
    if page.loose && page.total > 0 {
        notes.push(t.faq_loose().to_owned());
    }
    if page.other_language {
        notes.push(t.faq_other_language().to_owned());
    }
    if !page.not_found.is_empty() {
        notes.push(t.faq_not_found(&page.not_found));
    }
    if !page.not_applied.is_empty() {
        notes.push(t.faq_not_applied(&page.not_applied));
    }
    if !query.unknown.is_empty() {
        notes.push(t.faq_unknown(&query.unknown));
    }
    notes
}
