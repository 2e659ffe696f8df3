//! Routers to test with, and what is read from their answers.
#![expect(clippy::unwrap_used, reason = "a helper of tests fails as a test does")]

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response};
use directory::Library;
use std::sync::Arc;
use tower::ServiceExt;
use web::App;

/// An answer read to its end.
pub struct Answer {
    pub status: u16,
    pub headers: axum::http::HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |v| v.to_str().unwrap())
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

/// A router over a library where nothing was loaded. The folder lives as long as the pair.
pub fn empty() -> (Router, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    (web::router(App::new(Arc::new(library), || 1_763_856_000)), folder)
}

pub async fn get(router: &Router, uri: &str) -> Answer {
    send(router, Request::get(uri).body(Body::empty()).unwrap()).await
}

pub async fn send(router: &Router, request: Request<Body>) -> Answer {
    let response: Response<Body> = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, 64 << 20).await.unwrap();
    let body = String::from_utf8_lossy(&bytes).into_owned();
    Answer { status: parts.status.as_u16(), headers: parts.headers, body }
}
