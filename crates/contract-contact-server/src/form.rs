//! The form at `/`: a page and what it loads, from this program alone.

use std::sync::Arc;

use aws_lc_rs::digest;
use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use contract_contact::{Locale, Rules};

use crate::app::App;
use crate::etag::Conditions;

const PAGE: &str = include_str!("form/index.html");

/// Path, media type and contents. The package is that of `pkg/`, as everybody has it.
const FILES: [(&str, &str, &str); 8] = [
    ("/form/app.js", JAVASCRIPT, include_str!("form/app.js")),
    ("/form/elements.js", JAVASCRIPT, include_str!("form/elements.js")),
    ("/form/service.js", JAVASCRIPT, include_str!("form/service.js")),
    ("/form/words.js", JAVASCRIPT, include_str!("form/words.js")),
    ("/form/style.css", "text/css; charset=utf-8", include_str!("form/style.css")),
    ("/form/icon.svg", "image/svg+xml", include_str!("form/icon.svg")),
    ("/form/pkg/index.js", JAVASCRIPT, include_str!("form/pkg/index.js")),
    ("/form/pkg/form.js", JAVASCRIPT, include_str!("form/pkg/form.js")),
];

const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

/// The modules of the package for each locale.
const LOCALES: [(&str, &str); 15] = [
    ("/form/pkg/locales/ar.js", include_str!("form/pkg/locales/ar.js")),
    ("/form/pkg/locales/cs.js", include_str!("form/pkg/locales/cs.js")),
    ("/form/pkg/locales/da.js", include_str!("form/pkg/locales/da.js")),
    ("/form/pkg/locales/de.js", include_str!("form/pkg/locales/de.js")),
    ("/form/pkg/locales/en.js", include_str!("form/pkg/locales/en.js")),
    ("/form/pkg/locales/es.js", include_str!("form/pkg/locales/es.js")),
    ("/form/pkg/locales/fi.js", include_str!("form/pkg/locales/fi.js")),
    ("/form/pkg/locales/fr.js", include_str!("form/pkg/locales/fr.js")),
    ("/form/pkg/locales/it.js", include_str!("form/pkg/locales/it.js")),
    ("/form/pkg/locales/ja.js", include_str!("form/pkg/locales/ja.js")),
    ("/form/pkg/locales/nl.js", include_str!("form/pkg/locales/nl.js")),
    ("/form/pkg/locales/pl.js", include_str!("form/pkg/locales/pl.js")),
    ("/form/pkg/locales/pt.js", include_str!("form/pkg/locales/pt.js")),
    ("/form/pkg/locales/sv.js", include_str!("form/pkg/locales/sv.js")),
    ("/form/pkg/locales/zh.js", include_str!("form/pkg/locales/zh.js")),
];

/// The page runs what came from here, and compiles the rules; it sends to here, and is in nobody's frame.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
                      connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// The paths of the form, which checks by the rules that the service has.
pub(crate) fn router(rules: Rules) -> Router<App> {
    let page = get(async move |conditions: Conditions, headers: HeaderMap| {
        let accepted: Vec<_> =
            headers.get_all(header::ACCEPT_LANGUAGE).iter().filter_map(|languages| languages.to_str().ok()).collect();
        let locale = Locale::find(&accepted.join(","));
        let language = [
            (header::CONTENT_LANGUAGE, HeaderValue::from_static(locale.tag())),
            (header::VARY, HeaderValue::from_static("accept-language")),
        ];
        (language, page(rules, locale).answer(&conditions))
    });
    let locales = LOCALES.into_iter().map(|(path, contents)| (path, JAVASCRIPT, contents));
    FILES.into_iter().chain(locales).fold(Router::new().route("/", page), |router, (path, media_type, contents)| {
        let file = File::new(media_type, contents.to_owned());
        router.route(path, get(async move |conditions: Conditions| file.answer(&conditions)))
    })
}

/// The page in the language of a locale.
fn page(rules: Rules, locale: Locale) -> File {
    let html = format!(r#"<html lang="{locale}" dir="{}" data-rules="{}">"#, locale.dir(), rules.name());
    File::new("text/html; charset=utf-8", PAGE.replace("<html>", &html))
}

/// A file with its entity tag. A handler is copied for each request, so a copy is cheap.
#[derive(Clone)]
struct File {
    media_type: &'static str,
    contents: Bytes,
    tag: Arc<str>,
}

impl File {
    fn new(media_type: &'static str, contents: String) -> Self {
        let hash = digest::digest(&digest::SHA256, contents.as_bytes());
        let hex: String = hash.as_ref().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        File { media_type, contents: contents.into(), tag: format!("\"{hex}\"").into() }
    }

    /// A browser keeps what it has, and asks each time whether that is still so: a new program has other files of these names.
    fn answer(&self, conditions: &Conditions) -> Response {
        let headers = [
            (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
            (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
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
