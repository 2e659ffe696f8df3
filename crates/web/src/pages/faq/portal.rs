//! Addresses of the public portal, as people have kept them in messages and bookmarks: each leads to the same search
//! here. Source of the forms: pages of the portal, 2023 to 2026 (`content/faq/facets.yaml`).

use super::{shared, url, url_of};
use crate::visit::Visit;
use axum::extract::Path;
use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use faq::FaqQuery;

/// The address of `/faq` is written as the portal writes its own.
pub fn is_foreign(visit: &Visit) -> bool {
    visit
        .params
        .pairs()
        .any(|(name, _)| name.starts_with("f[") || name.starts_with("fB") || name == "mots_filter")
}

/// `/faq-des-industriels?f[0]=…`, `/faq/resultats?…`, `/en/industrials-faq?…`.
pub async fn search(visit: Visit) -> Response {
    let address = visit.uri.path_and_query().map_or("", |address| address.as_str());
    moved(&url(&FaqQuery::parse(address)))
}

/// `/faq-des-industriels/10943`: nobody knows which answer bears that number here; the list says so.
pub async fn item(Path(number): Path<String>) -> Response {
    let number: String = number.chars().filter(char::is_ascii_digit).take(9).collect();
    moved(&url(&FaqQuery { portal: vec![vec![format!("question:{number}")]], ..FaqQuery::default() }))
}

/// `/foire-aux-questions/produits-services/mssante`: the last word is the theme.
pub async fn theme(Path(theme): Path<String>) -> Response {
    let word = theme.rsplit('/').find(|part| !part.is_empty()).unwrap_or_default().replace('-', " ");
    moved(&url(&shared(&FaqQuery::parse(url_of(&word).as_str()))))
}

fn moved(location: &str) -> Response {
    match HeaderValue::from_str(location) {
        Ok(location) => (StatusCode::MOVED_PERMANENTLY, [(LOCATION, location)]).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}
