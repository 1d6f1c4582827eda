//! The form at `/`: a page and what it loads, from this program alone.

use aws_lc_rs::digest;
use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use contract_contact::Rules;

use crate::app::App;
use crate::etag::Conditions;

/// Path, media type and contents. The package is that of `pkg/`, as everybody has it.
const FILES: [(&str, &str, &str); 8] = [
    ("/", "text/html; charset=utf-8", include_str!("form/index.html")),
    ("/form/app.js", "text/javascript; charset=utf-8", include_str!("form/app.js")),
    ("/form/elements.js", "text/javascript; charset=utf-8", include_str!("form/elements.js")),
    ("/form/service.js", "text/javascript; charset=utf-8", include_str!("form/service.js")),
    ("/form/style.css", "text/css; charset=utf-8", include_str!("form/style.css")),
    ("/form/icon.svg", "image/svg+xml", include_str!("form/icon.svg")),
    ("/form/pkg/index.js", "text/javascript; charset=utf-8", include_str!("form/pkg/index.js")),
    ("/form/pkg/form.js", "text/javascript; charset=utf-8", include_str!("form/pkg/form.js")),
];

/// The page runs what came from here, and compiles the rules; it sends to here, and is in nobody's frame.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
                      connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// The paths of the form, which checks by the rules that the service has.
pub(crate) fn router(rules: Rules) -> Router<App> {
    FILES.into_iter().fold(Router::new(), |router, (path, media_type, contents)| {
        let contents = match path {
            "/" if rules == Rules::reference() => {
                contents.replace(r#"data-rules="strict""#, r#"data-rules="reference""#)
            }
            _ => contents.to_owned(),
        };
        let tag = tag(&contents);
        // A handler is copied for each request.
        let contents = Bytes::from(contents);
        router.route(path, get(async move |conditions: Conditions| answer(&conditions, media_type, contents, tag)))
    })
}

/// A browser keeps what it has, and asks each time whether that is still so: a new program has other files of these names.
fn answer(conditions: &Conditions, media_type: &'static str, contents: Bytes, tag: String) -> Response {
    let is_known = conditions.has(&tag);
    let headers = [
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (header::ETAG, HeaderValue::try_from(tag).unwrap_or(HeaderValue::from_static("\"\""))),
    ];
    if is_known { (StatusCode::NOT_MODIFIED, headers).into_response() } else { (headers, contents).into_response() }
}

fn tag(contents: &str) -> String {
    let hash = digest::digest(&digest::SHA256, contents.as_bytes());
    let hex: String = hash.as_ref().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("\"{hex}\"")
}
