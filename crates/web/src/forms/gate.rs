//! What a request that changes something must show before any handler runs: it comes from a page of ours, and its form
//! carries the token that this page was given.

use super::typed::{TOKEN, Typed};
use crate::caller::Caller;
use crate::error::{Code, Failure};
use crate::records::Records;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::{CONTENT_TYPE, HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderName, Method};

/// Longest form read, in bytes: a text of 4,000 characters, each percent-encoded, many times over. Documents come
/// otherwise.
pub const MAX_FORM: usize = 256 * 1024;

/// The token of a form that a script sends.
pub const TOKEN_HEADER: HeaderName = HeaderName::from_static("x-form-token");

/// What the gate found.
pub enum Passage {
    /// Goes on; a form that was read is in its extensions.
    Open(Request),
    /// Stopped, with what was typed when that could be read.
    Closed(Failure, Option<Typed>),
}

/// Checks a request; one that only reads goes on as it is.
pub async fn pass(request: Request, records: &Records, caller: &Caller) -> Passage {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS | Method::TRACE) {
        return Passage::Open(request);
    }
    if !is_ours(request.headers(), records) {
        return Passage::Closed(Failure::of(Code::FromElsewhere), None);
    }
    let kind = text(request.headers(), CONTENT_TYPE).split(';').next().unwrap_or_default().trim();
    match kind.to_ascii_lowercase().as_str() {
        "application/x-www-form-urlencoded" => form(request, records, caller).await,
        // The token is its first part: checked by whoever reads the parts as they come.
        "multipart/form-data" => Passage::Open(request),
        "application/json" => {
            let token = text(request.headers(), TOKEN_HEADER);
            match caller.check_token(records, token) {
                Some(_) => Passage::Open(request),
                None => Passage::Closed(Failure::of(Code::FormTooOld), None),
            }
        }
        _ => Passage::Closed(Failure::of(Code::NotAForm), None),
    }
}

async fn form(request: Request, records: &Records, caller: &Caller) -> Passage {
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, MAX_FORM).await else {
        return Passage::Closed(Failure::of(Code::FormTooLarge), None);
    };
    let typed = Typed::read(&bytes);
    let Some(nonce) = caller.check_token(records, typed.get(TOKEN)) else {
        return Passage::Closed(Failure::of(Code::FormTooOld), Some(typed));
    };
    let mut request = Request::from_parts(parts, Body::empty());
    request.extensions_mut().insert(typed.named(nonce));
    Passage::Open(request)
}

/// Browsers say where a request comes from; programs that are none do not, and must still show a token.
fn is_ours(headers: &HeaderMap, records: &Records) -> bool {
    match text(headers, HeaderName::from_static("sec-fetch-site")) {
        "" => {}
        site => return matches!(site, "same-origin" | "none"),
    }
    match text(headers, ORIGIN) {
        "" => true,
        origin => {
            let host = origin.split_once("://").map_or("", |(_, host)| host);
            origin == records.site.base.as_str() || (!host.is_empty() && host == text(headers, HOST))
        }
    }
}

fn text(headers: &HeaderMap, name: HeaderName) -> &str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}
