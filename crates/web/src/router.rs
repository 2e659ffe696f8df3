//! Every address of the program, with the layers around them.

use crate::app::App;
use crate::error::{Code, Failure};
use crate::{assets, headers, routes};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Router, middleware};
use std::any::Any;
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

/// An answer takes microseconds; beyond this the machine is in trouble and the visitor is told.
const TIME_LIMIT: Duration = Duration::from_secs(10);

/// The whole of the web interface.
pub fn router(app: App) -> Router {
    let secure = app.records.as_ref().is_some_and(|records| records.is_secure());
    let router = routes::all().fold(Router::new(), |router, route| router.route(route.path, route.methods()));
    let router = router
        .fallback(async || Failure::of(Code::NotFound))
        .method_not_allowed_fallback(async || Failure::of(Code::MethodNotAllowed))
        .layer(TimeoutLayer::with_status_code(axum::http::StatusCode::REQUEST_TIMEOUT, TIME_LIMIT))
        .layer(CatchPanicLayer::custom(panicked))
        // Below the visit: an asset needs neither directory nor language.
        .layer(middleware::from_fn_with_state(app.clone(), headers::visit))
        .route("/assets/{name}", get(assets::get))
        .layer(middleware::from_fn(headers::security))
        .layer(CompressionLayer::new())
        .with_state(app);
    if secure { router.layer(middleware::from_fn(headers::strict_transport)) } else { router }
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
