//! The files of the form and the playground, which are compiled into the program.

use std::sync::Arc;

use aws_lc_rs::digest;
use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::app::App;
use crate::etag::Conditions;

pub(crate) const HTML: &str = "text/html; charset=utf-8";
pub(crate) const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
pub(crate) const CSS: &str = "text/css; charset=utf-8";
pub(crate) const SVG: &str = "image/svg+xml";

/// The files of `pkg/` that each page loads beside its own files, each behind a line with its path. `cargo xtask pkg` writes them.
const PACKAGE: &str = include_str!("package.txt");

/// Returns the routes of the package's files and of a page's own files. A file has a path in the folder, a media type and
/// contents.
pub(crate) fn routes(folder: &str, own: &[(&str, &'static str, &'static str)], policy: &'static str) -> Router<App> {
    let package = PACKAGE.split("==> ").filter_map(|file| file.split_once(" <==\n"));
    let package = package.map(|(path, contents)| (path, JAVASCRIPT, contents));
    own.iter().copied().chain(package).fold(Router::new(), |router, (path, media_type, contents)| {
        let file = File::new(media_type, policy, contents);
        router.route(&format!("{folder}{path}"), get(async move |conditions: Conditions| file.answer(&conditions)))
    })
}

/// A file with its entity tag. Cloning is cheap, because each request clones its handler.
#[derive(Clone)]
pub(crate) struct File {
    media_type: &'static str,
    policy: &'static str,
    contents: Bytes,
    tag: Arc<str>,
}

impl File {
    pub(crate) fn new(media_type: &'static str, policy: &'static str, contents: impl Into<Bytes>) -> Self {
        let contents = contents.into();
        let hash = digest::digest(&digest::SHA256, &contents);
        let hex: String = hash.as_ref().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        File { media_type, policy, contents, tag: format!("\"{hex}\"").into() }
    }

    /// Returns the answer with the file, or 304.
    ///
    /// The headers deny pages of other origins a handle to the window and the file itself. A browser caches the file, but
    /// revalidates it each time, because a new version of the program has other files under the same names.
    pub(crate) fn answer(&self, conditions: &Conditions) -> Response {
        let headers = [
            (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
            (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(self.policy)),
            (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
            (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
            (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
            (header::CONTENT_TYPE, HeaderValue::from_static(self.media_type)),
            (header::ETAG, HeaderValue::try_from(&*self.tag).unwrap_or(HeaderValue::from_static("\"\""))),
        ];
        match conditions.has(&self.tag) {
            true => (StatusCode::NOT_MODIFIED, headers).into_response(),
            false => (headers, self.contents.clone()).into_response(),
        }
    }
}
