//! The layers around every route: bounded addresses, failures presented, security headers.

use crate::app::App;
use crate::error::{Code, Failure};
use crate::forms::Typed;
use crate::forms::gate::{self, Passage};
use crate::visit::Visit;
use crate::{api, pages};
use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, SET_COOKIE, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Longest address read, query included: far above any form of ours.
pub const MAX_URI: usize = 8 * 1024;

/// Own style and script only; nothing inline, nothing from elsewhere, never in a frame.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const SOURCE_DATE: HeaderName = HeaderName::from_static("x-jalon-source-date");

/// Security headers on whatever is answered.
pub async fn security(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // An address may hold an identifier: it is told to nobody.
        (REFERRER_POLICY, "no-referrer"),
        (X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // A document that somebody sent has a stricter one.
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(POLICY));
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Over https, browsers keep to it for two years.
pub async fn strict_transport(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response
        .headers_mut()
        .insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000; includeSubDomains"));
    response
}

/// Opens the visit, bounds the address, stops what does not come from a page of ours, presents failures, and says how
/// old the data are.
pub async fn visit(State(app): State<App>, visit: Visit, request: Request, next: Next) -> Response {
    let length = request.uri().path_and_query().map_or(0, |p| p.as_str().len());
    let mut typed = None;
    let mut response = if length > MAX_URI {
        Failure::of(Code::UriTooLong).into_response()
    } else {
        match admit(&visit, request).await {
            Passage::Open(request) => {
                typed = request.extensions().get::<Typed>().cloned();
                next.run(request).await
            }
            Passage::Closed(failure, read) => {
                typed = read;
                failure.into_response()
            }
        }
    };
    // The layer that bounds time knows no failure of ours, only a status.
    let failure = match response.extensions().get::<Failure>().cloned() {
        None if response.status() == StatusCode::REQUEST_TIMEOUT => Some(Failure::of(Code::TooSlow)),
        other => other,
    };
    if let Some(failure) = failure {
        let cookies: Vec<_> = response.headers().get_all(SET_COOKIE).iter().cloned().collect();
        response = match visit.wants_json() {
            true => api::failure(&failure),
            false => pages::error::page(&visit, &failure, typed.as_ref()),
        };
        for cookie in cookies {
            response.headers_mut().append(SET_COOKIE, cookie);
        }
    }
    if let Some(date) = visit.source_date().and_then(|d| HeaderValue::from_str(d).ok()) {
        response.headers_mut().insert(SOURCE_DATE, date);
    }
    if let (Some(records), Some(caller)) = (&app.records, &visit.caller) {
        if let Some(cookie) = caller.cookie_to_set(records) {
            response.headers_mut().append(SET_COOKIE, cookie);
        }
        if let Ok(request) = HeaderValue::from_str(&caller.acting.request.to_string()) {
            response.headers_mut().insert(REQUEST_ID, request);
        }
    }
    response
}

async fn admit(visit: &Visit, request: Request) -> Passage {
    match (&visit.app.records, &visit.caller) {
        (Some(records), Some(caller)) => gate::pass(request, records, caller).await,
        _ => Passage::Open(request),
    }
}
