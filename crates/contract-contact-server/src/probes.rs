//! The paths for operators: liveness, readiness and metrics.

use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;

use crate::app::App;
use crate::error::Error;
use crate::metrics::Metrics;
use crate::store::Store;

/// Returns the paths for liveness and readiness.
pub(crate) fn router() -> Router<App> {
    Router::new().route("/healthz", get(|| async { "ok" })).route("/readyz", get(ready))
}

/// Returns the path of the metrics, which only operators may reach.
pub(crate) fn metrics_router() -> Router<App> {
    Router::new().route("/metrics", get(metrics))
}

async fn ready(State(store): State<Store>) -> Result<&'static str, Error> {
    let ready = store.ready().await.map(|()| "ready");
    ready.map_err(|error| {
        tracing::error!(%error, "the database is not ready");
        Error::Unavailable
    })
}

async fn metrics(State(metrics): State<Metrics>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], metrics.text())
}
