//! `GET /faq.json`, `/faq.jsonl`, `/faq.atom`: the answers of a search, whole, for programs and readers of feeds.

use super::{asked, links};
use crate::shelf::Edition;
use crate::visit::Visit;
use axum::Json;
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HOST};
use axum::response::{IntoResponse, Response};
use faq::Entry;
use faq::atom::Feed;
use faq::exchange::to_lines;
use serde::Serialize;
use std::sync::Arc;

#[derive(Serialize)]
struct Whole {
    total: usize,
    items: Vec<Arc<Entry>>,
}

async fn edition(visit: &Visit) -> Arc<Edition> {
    visit.app.shelf.edition(visit.app.records.as_ref()).await
}

/// Every entry of the search of the address, in its order.
async fn found(visit: &Visit) -> Vec<Arc<Entry>> {
    let edition = edition(visit).await;
    let mut query = asked(visit).on_page(1);
    query.per_page = edition.index.len().max(1);
    edition.index.search(&query).items.into_iter().map(|hit| hit.entry).collect()
}

/// One document.
pub async fn json(visit: Visit) -> Response {
    let items = found(&visit).await;
    (named("faq.json"), Json(Whole { total: items.len(), items })).into_response()
}

/// One entry a line: what the workbench imports.
pub async fn lines(visit: Visit) -> Response {
    // Nothing asked: everything there is, both languages, as a copy to keep.
    let entries = match visit.uri.query() {
        None => edition(&visit).await.index.entries().cloned().collect(),
        Some(_) => found(&visit).await,
    };
    let body = to_lines(entries.iter().map(|entry| &**entry));
    (named("faq.jsonl"), [(CONTENT_TYPE, "application/jsonl; charset=utf-8")], body).into_response()
}

/// The latest answers in the language of the reader.
pub async fn atom(headers: HeaderMap, visit: Visit) -> Response {
    let edition = edition(&visit).await;
    let entries: Vec<Arc<Entry>> = edition.index.entries().cloned().collect();
    let base = base(&visit, &headers);
    let html = |entry: &Entry| links::answer_html(entry, 2);
    let feed = Feed { base: &base, lang: visit.lang.into(), html: &html };
    let body = faq::atom::atom(&feed, &entries);
    ([(CONTENT_TYPE, "application/atom+xml; charset=utf-8")], body).into_response()
}

/// Where the program is seen from: what it was told; without records, what the browser asked for.
fn base(visit: &Visit, headers: &HeaderMap) -> String {
    if let Some(records) = &visit.app.records {
        return records.site.base.as_str().trim_end_matches('/').to_owned();
    }
    let host = headers.get(HOST).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let plain =
        host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':' | b'[' | b']'));
    if plain && !host.is_empty() { format!("http://{host}") } else { String::new() }
}

fn named(name: &str) -> [(axum::http::HeaderName, String); 1] {
    [(CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))]
}
