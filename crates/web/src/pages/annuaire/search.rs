//! `GET /annuaire`: one field, results, facets. With the header `X-Fragment` only the results are
//! answered: the script of the page asks for them at each letter.

use super::facets::{self, FacetView};
use super::filters::{self, FilterView};
use super::form::{self, Group};
use super::hits::{self, HitView};
use super::pager::{self, Pager};
use super::suggestions::{self, Suggestion};
use crate::error::Failure;
use crate::lang::Lang;
use crate::pages::{Frame, Section, html};
use crate::params::{Field, url};
use crate::visit::{Directory, Visit};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use directory::{Query, SearchPage};
use faq::FaqQuery;

#[derive(Template)]
#[template(path = "annuaire/search.html")]
struct Search {
    frame: Frame,
    t: Lang,
    empty: bool,
    damaged: bool,
    text: String,
    groups: Vec<Group>,
    exact: bool,
    open: bool,
    results: Results,
}

/// The part of the page that changes as one types.
#[derive(Template)]
#[template(path = "annuaire/results.html")]
struct Results {
    t: Lang,
    /// Something was asked.
    asked: bool,
    total: String,
    elapsed: String,
    any: bool,
    hits: Vec<HitView>,
    facets: Vec<FacetView>,
    filters: Vec<FilterView>,
    readings: Vec<ReadingView>,
    notes: Vec<&'static str>,
    pager: Option<Pager>,
    suggestions: Vec<Suggestion>,
    clear: String,
    number_url: Option<String>,
    /// Nobody was found and the FAQ has answers: how many, and where.
    faq: Option<(String, String)>,
    csv: String,
    json: String,
}

struct ReadingView {
    word: String,
    kind: &'static str,
    value: String,
}

/// Handler.
pub async fn get(visit: Visit) -> Result<Response, Failure> {
    let t = visit.lang;
    let query = visit.params.search();
    let page = visit.params.get("page").parse().unwrap_or(1).clamp(1, pager::LAST);
    let mut results = results(&visit, &query, page)?;
    if results.asked && !results.any {
        results.faq = in_faq(&visit, &query.text).await;
    }
    if visit.fragment {
        return Ok(html(&visit, StatusCode::OK, &results));
    }
    let title = match query.text.is_empty() {
        true => t.search_title().to_owned(),
        false => format!("{} - {}", query.text, t.search_title()),
    };
    let page = Search {
        frame: Frame::new(&visit, Section::Directory, title).with_own_search(),
        t,
        empty: matches!(visit.directory, Directory::Empty),
        damaged: matches!(visit.directory, Directory::Damaged),
        groups: form::groups(&query, t),
        exact: query.exact,
        open: form::is_open(&query),
        text: query.text,
        results,
    };
    Ok(html(&visit, StatusCode::OK, &page))
}

/// Whoever typed a question rather than a name is shown the way.
async fn in_faq(visit: &Visit, text: &str) -> Option<(String, String)> {
    let edition = visit.app.shelf.edition(visit.app.records.as_ref()).await;
    let query = FaqQuery { lang: Some(visit.lang.into()), per_page: 1, ..FaqQuery::text(text) };
    let found = edition.index.search(&query);
    let any = !query.text.is_empty() && found.total > 0 && !found.loose;
    any.then(|| (visit.lang.faq_total(found.total as u64), crate::pages::faq::url_of(text)))
}

/// The search itself; nothing is searched before something is asked, or without a directory.
fn results(visit: &Visit, query: &Query, page: usize) -> Result<Results, Failure> {
    let t = visit.lang;
    let asked = Field::ALL.iter().any(|f| !f.get(query).is_empty());
    let Directory::Ready(generation) = visit.directory.clone() else {
        return Ok(present(&SearchPage::default(), query, page, false, Vec::new(), t));
    };
    if !asked {
        return Ok(present(&SearchPage::default(), query, page, false, Vec::new(), t));
    }
    let asked_for =
        Query { offset: (page - 1) * pager::SIZE, limit: pager::SIZE, facets: true, ..query.clone() };
    let found = generation.search(&asked_for)?;
    let suggestions = match found.total {
        0 => suggestions::suggestions(&generation, query, t)?,
        _ => Vec::new(),
    };
    Ok(present(&found, query, page, true, suggestions, t))
}

fn present(
    found: &SearchPage,
    query: &Query,
    page: usize,
    asked: bool,
    suggestions: Vec<Suggestion>,
    t: Lang,
) -> Results {
    let note = |note: &&'static str| match *note {
        "typo_used" => Some(t.note_typo()),
        "phonetic_used" => Some(t.note_phonetic()),
        "text_cut" => Some(t.note_cut()),
        _ => None,
    };
    let digits = query.text.chars().filter(char::is_ascii_digit).count();
    Results {
        t,
        asked,
        total: t.total(found.total),
        elapsed: t.elapsed(found.elapsed_us),
        any: found.total > 0,
        hits: found.items.iter().map(|hit| hits::view(hit, t)).collect(),
        facets: facets::views(&found.facets, query, t),
        filters: filters::views(query, &found.facets, t),
        readings: readings(found, t),
        notes: found.notes.iter().filter_map(note).collect(),
        pager: pager::pager(query, page, found.total, t),
        suggestions,
        clear: url("/annuaire", &Query { text: query.text.clone(), ..Query::default() }, &[]),
        // Eight digits are more than a postcode and a département: likely a number of some kind.
        number_url: (digits >= 8).then(|| crate::pages::identifiants::url(&query.text)),
        faq: None,
        csv: url("/annuaire.csv", query, &[]),
        json: url("/annuaire.json", query, &[]),
    }
}

/// How the words were read; a search of plain names needs no such line.
fn readings(found: &SearchPage, t: Lang) -> Vec<ReadingView> {
    if found.readings.iter().all(|r| r.kind == "name") {
        return Vec::new();
    }
    let view = |r: &directory::query::Reading| ReadingView {
        word: r.word.clone(),
        kind: t.reading(r.kind),
        value: if r.value.eq_ignore_ascii_case(&r.word) { String::new() } else { r.value.clone() },
    };
    found.readings.iter().map(view).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use directory::query::{Hit, Reading};

    #[test]
    fn a_page_of_results_shows_names_marked_and_escaped() {
        let hit = Hit { rpps: "10000668540".into(), family: "<b>MARTIN".into(), ..Hit::default() };
        let found =
            SearchPage { total: 1, items: vec![hit], notes: vec!["typo_used"], ..SearchPage::default() };
        let html = present(&found, &Query::text("martin"), 1, true, Vec::new(), Lang::Fr).render().unwrap();
        assert!(html.contains("&#60;b&#62;MARTIN"), "{html}");
        assert!(html.contains(Lang::Fr.note_typo()));
        assert!(html.contains("1 professionnel"));
    }

    #[test]
    fn readings_are_shown_when_they_teach_something() {
        let read = |kind| Reading { word: "lyon".into(), kind, value: "Lyon".into() };
        let page = |kind| SearchPage { readings: vec![read(kind)], ..SearchPage::default() };
        assert!(readings(&page("name"), Lang::Fr).is_empty());
        let shown = readings(&page("city"), Lang::Fr);
        assert_eq!((shown[0].kind, shown[0].value.as_str()), ("ville", ""));
    }
}
