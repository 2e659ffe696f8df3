//! The layers around every route: bounded addresses, failures presented, security headers.

use crate::app::App;
use crate::error::{Code, Failure};
use crate::visit::Visit;
use crate::{api, pages};
use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Longest address read, query included: far above any form of ours.
pub const MAX_URI: usize = 8 * 1024;

/// Own style and script only; nothing inline, nothing from elsewhere, never in a frame.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const SOURCE_DATE: HeaderName = HeaderName::from_static("x-jalon-source-date");

/// Security headers on whatever is answered.
pub async fn security(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // An address may hold an identifier: it is told to nobody.
        (REFERRER_POLICY, "no-referrer"),
        (X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Opens the visit, bounds the address, presents failures, and says how old the data are.
pub async fn visit(State(_): State<App>, visit: Visit, mut request: Request, next: Next) -> Response {
    request.extensions_mut().insert(visit.directory.clone());
    let length = request.uri().path_and_query().map_or(0, |p| p.as_str().len());
    let mut response = if length > MAX_URI {
        Failure::of(Code::UriTooLong).into_response()
    } else {
        next.run(request).await
    };
    // The layer that bounds time knows no failure of ours, only a status.
    let failure = match response.extensions().get::<Failure>().cloned() {
        None if response.status() == StatusCode::REQUEST_TIMEOUT => Some(Failure::of(Code::TooSlow)),
        other => other,
    };
    if let Some(failure) = failure {
        response = match visit.wants_json() {
            true => api::failure(&failure),
            false => pages::error::page(&visit, &failure),
        };
    }
    if let Some(date) = visit.source_date().and_then(|d| HeaderValue::from_str(d).ok()) {
        response.headers_mut().insert(SOURCE_DATE, date);
    }
    response
}
