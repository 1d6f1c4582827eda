//! The form at `/` and the playground at `/playground/`: pages and what they load, from this program alone.

use std::sync::Arc;

use aws_lc_rs::digest;
use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use contract_contact::{Locale, Rules};

use crate::app::App;
use crate::etag::Conditions;

const HTML: &str = "text/html; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";
const ICON: &str = "image/svg+xml";

/// Path, media type and contents.
type Source = (&'static str, &'static str, &'static str);

/// The form, whose language and rules are set for each request.
const FORM_PAGE: &str = include_str!("form/index.html");

/// What the form loads. The package is that of `pkg/`, as everybody has it.
const FORM: [Source; 8] = [
    ("/form/app.js", SCRIPT, include_str!("form/app.js")),
    ("/form/elements.js", SCRIPT, include_str!("form/elements.js")),
    ("/form/service.js", SCRIPT, include_str!("form/service.js")),
    ("/form/words.js", SCRIPT, include_str!("form/words.js")),
    ("/form/style.css", STYLE, include_str!("form/style.css")),
    ("/form/icon.svg", ICON, include_str!("form/icon.svg")),
    ("/form/pkg/index.js", SCRIPT, include_str!("form/pkg/index.js")),
    ("/form/pkg/form.js", SCRIPT, include_str!("form/pkg/form.js")),
];

/// The playground, which is that of `docs/playground`.
const PLAYGROUND: [Source; 9] = [
    ("/playground/", HTML, include_str!("playground/index.html")),
    ("/playground/playground.js", SCRIPT, include_str!("playground/playground.js")),
    ("/playground/elements.js", SCRIPT, include_str!("playground/elements.js")),
    ("/playground/json.js", SCRIPT, include_str!("playground/json.js")),
    ("/playground/link.js", SCRIPT, include_str!("playground/link.js")),
    ("/playground/style.css", STYLE, include_str!("playground/style.css")),
    ("/playground/icon.svg", ICON, include_str!("form/icon.svg")),
    ("/playground/pkg/index.js", SCRIPT, include_str!("form/pkg/index.js")),
    ("/playground/pkg/form.js", SCRIPT, include_str!("form/pkg/form.js")),
];

/// The modules of the package for each language, below the folder of a page, which loads the one that it needs.
macro_rules! languages {
    ($folder:literal: $($code:literal),*) => {
        [$((
            concat!($folder, "/pkg/locales/", $code, ".js"),
            SCRIPT,
            include_str!(concat!("form/pkg/locales/", $code, ".js")),
        )),*]
    };
}
macro_rules! languages_of {
    ($folder:literal) => {
        languages!($folder: "ar", "cs", "da", "de", "en", "es", "fi", "fr", "it", "ja", "nl", "pl", "pt", "sv", "zh")
    };
}
const FORM_LANGUAGES: [Source; 15] = languages_of!("/form");
const PLAYGROUND_LANGUAGES: [Source; 15] = languages_of!("/playground");

/// A page runs what came from here, and compiles the rules; it is in nobody's frame. The form sends to here.
const FORM_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
                           connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// The playground sends nothing to anybody.
const PLAYGROUND_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                                 img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// The paths of the pages. The form checks by the rules that the service has; in the playground its reader chooses.
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
    let form = FORM.into_iter().chain(FORM_LANGUAGES).map(|file| (file, FORM_POLICY));
    let playground = PLAYGROUND.into_iter().chain(PLAYGROUND_LANGUAGES).map(|file| (file, PLAYGROUND_POLICY));
    // The playground's files are found beside it only where its path ends with a slash.
    let redirect = get(async || Redirect::permanent("playground/"));
    let router = Router::new().route("/", page).route("/playground", redirect);
    form.chain(playground).fold(router, |router, ((path, media_type, contents), policy)| {
        let file = File::new(media_type, policy, contents.to_owned());
        router.route(path, get(async move |conditions: Conditions| file.answer(&conditions)))
    })
}

/// The page in the language of a locale.
fn page(rules: Rules, locale: Locale) -> File {
    let html = format!(r#"<html lang="{locale}" dir="{}" data-rules="{}">"#, locale.dir(), rules.name());
    File::new(HTML, FORM_POLICY, FORM_PAGE.replace("<html>", &html))
}

/// A file with its entity tag. A handler is copied for each request, so a copy is cheap.
#[derive(Clone)]
struct File {
    media_type: &'static str,
    policy: &'static str,
    contents: Bytes,
    tag: Arc<str>,
}

impl File {
    fn new(media_type: &'static str, policy: &'static str, contents: String) -> Self {
        let hash = digest::digest(&digest::SHA256, contents.as_bytes());
        let hex: String = hash.as_ref().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        File { media_type, policy, contents: contents.into(), tag: format!("\"{hex}\"").into() }
    }

    /// A browser keeps what it has, and asks each time whether that is still so: a new program has other files of these names.
    fn answer(&self, conditions: &Conditions) -> Response {
        let headers = [
            (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
            (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(self.policy)),
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
