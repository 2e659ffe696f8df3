//! Style, script, font and mark: compiled in, served under names that hold their content's hash, so
//! that a browser may keep them for ever.

use crate::error::{Code, Failure};
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use std::borrow::Cow;
use std::sync::LazyLock;

/// Name, type, and the parts that make the file, in order.
type Source = (&'static str, &'static str, &'static [&'static [u8]]);

/// Every name under `/assets/`. A room has its part of the style sheet to itself.
const SOURCES: [Source; 5] = [
    (
        "source-sans-3-latin.woff2",
        "font/woff2",
        &[include_bytes!("../assets/font/source-sans-3-latin.woff2")],
    ),
    ("jalon.svg", "image/svg+xml", &[include_bytes!("../assets/jalon.svg")]),
    (
        "jalon.css",
        "text/css; charset=utf-8",
        &[
            include_bytes!("../assets/jalon.css"),
            include_bytes!("../assets/css/forms.css"),
            include_bytes!("../assets/css/account.css"),
            include_bytes!("../assets/css/company.css"),
            include_bytes!("../assets/css/faq.css"),
            include_bytes!("../assets/css/maturite.css"),
            include_bytes!("../assets/css/products.css"),
            include_bytes!("../assets/css/questionnaire.css"),
        ],
    ),
    ("keys.js", "text/javascript; charset=utf-8", &[include_bytes!("../assets/js/keys.js")]),
    (
        "jalon.js",
        "text/javascript; charset=utf-8",
        &[
            include_bytes!("../assets/jalon.js"),
            include_bytes!("../assets/js/faq.js"),
            include_bytes!("../assets/js/questionnaire.js"),
        ],
    ),
];

struct Asset {
    name: &'static str,
    hashed: String,
    kind: &'static str,
    body: Cow<'static, [u8]>,
}

/// In the order of [`SOURCES`]: the style sheet comes after what it names.
static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let mut all: Vec<Asset> = Vec::with_capacity(SOURCES.len());
    for (name, kind, parts) in SOURCES {
        let mut body = match parts {
            [one] => Cow::Borrowed(*one),
            several => Cow::Owned(several.concat()),
        };
        if let (true, Ok(text)) = (kind.starts_with("text/css"), str::from_utf8(&body)) {
            let named = all.iter().fold(text.to_owned(), |text, a| text.replace(a.name, &a.hashed));
            body = Cow::Owned(named.into_bytes());
        }
        let hash = xxhash_rust::xxh3::xxh3_64(&body);
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        all.push(Asset { name, hashed: format!("{stem}.{hash:016x}.{extension}"), kind, body });
    }
    all
});

/// The address of an asset by its plain name.
pub fn url(name: &str) -> String {
    let hashed = ASSETS.iter().find(|a| a.name == name).map_or(name, |a| a.hashed.as_str());
    format!("/assets/{hashed}")
}

/// `GET /assets/{name}`.
pub async fn get(Path(name): Path<String>) -> Response {
    match ASSETS.iter().find(|a| a.hashed == name) {
        Some(asset) => (
            [(CONTENT_TYPE, asset.kind), (CACHE_CONTROL, "public, max-age=31536000, immutable")],
            asset.body.clone().into_owned(),
        )
            .into_response(),
        None => Failure::of(Code::NotFound).into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_sheet_names_the_hashed_font() {
        let css = ASSETS.iter().find(|a| a.name == "jalon.css").unwrap();
        let text = str::from_utf8(&css.body).unwrap();
        assert!(text.contains(&ASSETS[0].hashed));
        assert!(!text.contains("http:") && !text.contains("https:"), "nothing is fetched from elsewhere");
        assert_ne!(url("jalon.css"), "/assets/jalon.css");
    }
}
