//! Every address of the program, with the layers around them.

use crate::app::App;
use crate::error::{Code, Failure};
use crate::{assets, headers, routes};
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Router, middleware};
use std::any::Any;
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::{RequestBodyTimeoutLayer, TimeoutLayer};

/// An answer takes microseconds; beyond this the machine is in trouble and the visitor is told.
const TIME_LIMIT: Duration = Duration::from_secs(10);
/// A document of 10 MB over the slowest line that still carries pages.
const FILES_TIME_LIMIT: Duration = Duration::from_secs(10 * 60);
const FILES_SILENCE: Duration = Duration::from_secs(30);

/// The whole of the web interface.
pub fn router(app: App) -> Router {
    let secure = app.records.as_ref().is_some_and(|records| records.is_secure());
    let router = timed(false, TIME_LIMIT)
        .merge(
            timed(true, FILES_TIME_LIMIT)
                // Whoever sends nothing for so long has gone.
                .layer(RequestBodyTimeoutLayer::new(FILES_SILENCE))
                .layer(DefaultBodyLimit::disable()),
        )
        .fallback(async || Failure::of(Code::NotFound))
        .method_not_allowed_fallback(async || Failure::of(Code::MethodNotAllowed))
        .layer(CatchPanicLayer::custom(panicked))
        // Below the visit: an asset needs neither directory nor language.
        .layer(middleware::from_fn_with_state(app.clone(), headers::visit))
        .route("/assets/{name}", get(assets::get))
        .layer(middleware::from_fn(headers::security))
        .layer(CompressionLayer::new())
        .with_state(app);
    if secure { router.layer(middleware::from_fn(headers::strict_transport)) } else { router }
}

/// The routes that take files, or the others, each within its time.
fn timed(files: bool, limit: Duration) -> Router<App> {
    routes::all()
        .filter(|route| route.files == files)
        .fold(Router::new(), |router, route| router.route(route.path, route.methods()))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, limit))
}

fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    tracing::error!("A handler panicked; the backtrace is on the standard error");
    Failure::of(Code::Internal).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_failure_that_a_page_explains() {
        let response = panicked(Box::new("boom"));
        assert_eq!(response.extensions().get::<Failure>().unwrap().code, Code::Internal);
    }
}
