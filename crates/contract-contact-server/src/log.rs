//! The log: JSON, a line for each request, never a value that was submitted, a path with an Id in it, or a token.

use std::panic;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::{Instrument, Level};
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::app::App;
use crate::log_writer::{self, LogGuard};

/// Names a request in the log, for whoever sent it too.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const LONGEST_ID: usize = 64;

/// Sets the log up, to standard error. Its last lines are written when the guard is dropped.
pub fn start(level: Level) -> LogGuard {
    // Of this crate alone: what others log is not known to be free of values.
    let only_ours = Targets::new().with_target(env!("CARGO_CRATE_NAME"), level);
    let lines = tracing_subscriber::fmt::layer().json().flatten_event(true).with_span_list(false);
    let (writer, guard) = log_writer::start();
    // It is set already where a test starts a second service.
    let _ = tracing_subscriber::registry().with(lines.with_writer(writer)).with(only_ours).try_init();
    // The usual hook prints what a panic says, which may be a value.
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, "a panic: this is a bug");
    }));
    guard
}

/// Names a request, and logs and counts how it ended.
pub(crate) async fn each_request(State(app): State<App>, request: Request, next: Next) -> Response {
    let start = Instant::now();
    let id = request.headers().get(REQUEST_ID).filter(|id| is_sane(id)).cloned().unwrap_or_else(make_id);
    let method = known(request.method().as_str());
    // As it stands in the router: the path itself may name a record.
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map_or("none", MatchedPath::as_str);
    let span = tracing::info_span!("request", id = id.to_str().unwrap_or_default());

    let mut response = next.run(request).instrument(span.clone()).await;
    let (status, took) = (response.status().as_u16(), start.elapsed());
    span.in_scope(|| tracing::info!(method, route, status, seconds = took.as_secs_f64(), "answered"));
    app.metrics.answered(method, route, status, took);
    response.headers_mut().insert(REQUEST_ID, id);
    response
}

/// Anything can stand where a method does, and each would be a time series.
fn known(method: &str) -> &'static str {
    const METHODS: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"];
    METHODS.into_iter().find(|known| *known == method).unwrap_or("other")
}

fn is_sane(id: &HeaderValue) -> bool {
    let id = id.as_bytes();
    (1..=LONGEST_ID).contains(&id.len()) && id.iter().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(byte))
}

fn make_id() -> HeaderValue {
    HeaderValue::try_from(format!("{:032x}", fastrand::u128(..))).unwrap_or(HeaderValue::from_static("none"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn harmless_request_id_is_kept() {
        for sane in ["a", "0f8fad5b-d9cb-469f-a165-70867728950e", "A_b.c-9", &"x".repeat(64)] {
            assert!(is_sane(&HeaderValue::from_str(sane).unwrap()), "{sane}");
        }
        for other in ["", "a b", "a\"b", "a{}", "é", &"x".repeat(65)] {
            assert!(!is_sane(&HeaderValue::from_bytes(other.as_bytes()).unwrap()), "{other}");
        }
        assert!(is_sane(&make_id()));
        assert_ne!(make_id(), make_id());
    }
}
