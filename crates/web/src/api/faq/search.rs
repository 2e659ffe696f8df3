//! `GET /api/v1/faq`: a page of answers, with the counts of the five facets.

use super::{Answer, answer};
use crate::api::strict;
use crate::error::Failure;
use crate::lang::Lang;
use crate::visit::Visit;
use axum::Json;
use axum::response::{IntoResponse, Response};
use faq::content::Facets;
use faq::{Correction, Facet, FaqPage, FaqQuery, MAX_TEXT};
use serde::Serialize;
use std::collections::BTreeMap;

/// Most answers in a page.
const MOST: usize = 50;
/// Answers in a page when the caller does not say.
const LIMIT: usize = 10;
/// Last page.
const LAST: usize = 10_000;

#[derive(Serialize)]
struct Found<'a> {
    total: usize,
    page: usize,
    pages: usize,
    items: Vec<Item<'a>>,
    facets: BTreeMap<&'static str, Vec<Value<'a>>>,
    /// Nothing held enough of the words: the items hold a part of them.
    loose: bool,
    /// Nothing was found in the language asked for: the other language's words found these.
    other_language: bool,
    corrections: &'a [Correction],
    not_found: &'a [String],
}

#[derive(Serialize)]
struct Item<'a> {
    #[serde(flatten)]
    answer: Answer<'a>,
    question_html: &'a str,
    snippet_html: &'a str,
}

#[derive(Serialize)]
struct Value<'a> {
    key: &'a str,
    label: &'a str,
    count: usize,
    if_added: usize,
    ticked: bool,
}

/// Handler.
pub async fn get(visit: Visit) -> Result<Response, Failure> {
    let query = read(&visit)?;
    let edition = visit.app.shelf.edition(visit.app.records.as_ref()).await;
    let page = edition.index.search(&query);
    let items = page.items.iter().map(|hit| Item {
        answer: answer(&hit.entry),
        question_html: &hit.question_html,
        snippet_html: &hit.snippet_html,
    });
    let found = Found {
        total: page.total,
        page: page.page,
        pages: page.pages,
        items: items.collect(),
        facets: counts(edition.index.facets(), &page),
        loose: page.loose,
        other_language: page.other_language,
        corrections: &page.corrections,
        not_found: &page.not_found,
    };
    Ok(Json(found).into_response())
}

fn counts<'a>(facets: &'a Facets, page: &'a FaqPage) -> BTreeMap<&'static str, Vec<Value<'a>>> {
    let values = |facet: Facet| {
        let both = facets.values(facet).iter().zip(page.of(facet));
        both.map(|(value, counted)| Value {
            key: &counted.key,
            label: value.label.of(page.lang),
            count: counted.count,
            if_added: counted.if_added,
            ticked: counted.ticked,
        })
        .collect()
    };
    Facet::ALL.into_iter().map(|facet| (facet.key(), values(facet))).collect()
}

/// A search, or the parameter that is not understood. A facet may be given several times: one of its values is enough.
fn read(visit: &Visit) -> Result<FaqQuery, Failure> {
    let params = &visit.params;
    strict::known_or_many(
        params,
        |name| matches!(name, "q" | "lang" | "limit" | "page"),
        |name| Facet::from_key(name).is_some_and(|facet| facet.key() == name),
    )?;
    if params.get("q").chars().count() > MAX_TEXT {
        return Err(strict::fault("q", Lang::value_too_long_line));
    }
    let per_page = strict::whole(params, "limit", LIMIT, MOST)?;
    let page = strict::whole(params, "page", 1, LAST)?;
    for (name, value) in [("limit", per_page), ("page", page)] {
        if value == 0 {
            return Err(strict::fault(name, Lang::value_zero));
        }
    }
    let query = FaqQuery::parse(visit.uri.query().unwrap_or_default());
    if let Some(unknown) = query.unknown.first() {
        let name = unknown.split('=').next().unwrap_or_default();
        return Err(strict::fault(name, Lang::value_not_in_list));
    }
    Ok(FaqQuery { lang: Some(strict::language(params)?), per_page, page, ..query })
}
