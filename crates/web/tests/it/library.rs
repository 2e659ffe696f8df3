//! Routers to test with, and what is read from their answers.
#![expect(clippy::unwrap_used, reason = "a helper of tests fails as a test does")]

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request};
use directory::{Library, LoadOptions};
use std::sync::Arc;
use tempfile::TempDir;
use tower::ServiceExt;
use web::App;

/// 2026-09-23T09:00:00Z: the data of the files are four days old.
pub const NOW: i64 = 1_790_154_000;

/// An answer read to its end.
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    /// A header, empty when absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |v| v.to_str().unwrap())
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

/// A router over a library where nothing was loaded. The folder lives as long as the pair.
pub fn empty() -> (Router, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    (web::router(App::new(Arc::new(library), || NOW)), folder)
}

/// A router over the files written by hand.
pub fn loaded() -> (Router, TempDir) {
    loaded_at(|| NOW)
}

/// The same at another time.
pub fn loaded_at(clock: fn() -> i64) -> (Router, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("files");
    std::fs::create_dir(&files).unwrap();
    crate::files::write(&files);
    let library = Library::open(folder.path()).unwrap();
    let options = LoadOptions { accept_shrink: false, keep: 2, now: clock() };
    library.load(&[files], &options, &mut ()).unwrap();
    (web::router(App::new(Arc::new(library), clock).demo(true)), folder)
}

/// A GET.
pub async fn get(router: &Router, uri: &str) -> Answer {
    send(router, Request::get(uri).body(Body::empty()).unwrap()).await
}

/// Any request.
pub async fn send(router: &Router, request: Request<Body>) -> Answer {
    let (parts, body) = router.clone().oneshot(request).await.unwrap().into_parts();
    let bytes = to_bytes(body, 64 << 20).await.unwrap();
    let body = String::from_utf8_lossy(&bytes).into_owned();
    Answer { status: parts.status.as_u16(), headers: parts.headers, body }
}
