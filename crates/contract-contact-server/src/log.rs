//! The log: a line of JSON for each request. The log never contains a submitted value, a path with an Id, or a token.

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

/// The header with the id of a request, which the log and the answer contain.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const LONGEST_ID: usize = 64;

/// Starts the log on standard error. Dropping the guard writes the last lines.
pub fn start(level: Level) -> LogGuard {
    // Only this crate, because the log lines of other crates may contain values.
    let only_ours = Targets::new().with_target(env!("CARGO_CRATE_NAME"), level);
    let lines = tracing_subscriber::fmt::layer().json().flatten_event(true).with_span_list(false);
    let (writer, guard) = log_writer::start();
    // Fails where a test starts a second service.
    let _ = tracing_subscriber::registry().with(lines.with_writer(writer)).with(only_ours).try_init();
    // The default hook would print the panic message, which may contain a value.
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, "a panic: this is a bug");
    }));
    guard
}

/// Assigns an id to a request, and logs and counts its result.
pub(crate) async fn each_request(State(app): State<App>, request: Request, next: Next) -> Response {
    let start = Instant::now();
    let id = request.headers().get(REQUEST_ID).filter(|id| is_sane(id)).cloned().unwrap_or_else(make_id);
    let method = known(request.method().as_str());
    // The route of the router, because the path may name a record.
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

/// Returns a known method, or a common name for all others. Each made-up method would otherwise become a time series.
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
    fn harmless_request_id_is_accepted() {
        for sane in ["a", "0f8fad5b-d9cb-469f-a165-70867728950e", "A_b.c-9", &"x".repeat(64)] {
            assert!(is_sane(&HeaderValue::from_str(sane).unwrap()), "{sane}");
        }
    }

    #[test]
    fn other_request_id_is_rejected() {
        for other in ["", "a b", "a\"b", "a{}", "é", &"x".repeat(65)] {
            assert!(!is_sane(&HeaderValue::from_bytes(other.as_bytes()).unwrap()), "{other}");
        }
    }

    #[test]
    fn created_request_ids_are_harmless_and_differ() {
        assert!(is_sane(&make_id()));
        assert_ne!(make_id(), make_id());
    }
}
