//! The form at `/` and the playground at `/playground/`: pages and what they load, from this program alone.

use aws_lc_rs::digest;
use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use contract_contact::Rules;

use crate::app::App;
use crate::etag::Conditions;

const HTML: &str = "text/html; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";
const ICON: &str = "image/svg+xml";

/// A file of a page: path, media type and contents.
type File = (&'static str, &'static str, &'static str);

/// The form. The package is that of `pkg/`, as everybody has it.
const FORM: [File; 8] = [
    ("/", HTML, include_str!("form/index.html")),
    ("/form/app.js", SCRIPT, include_str!("form/app.js")),
    ("/form/elements.js", SCRIPT, include_str!("form/elements.js")),
    ("/form/service.js", SCRIPT, include_str!("form/service.js")),
    ("/form/style.css", STYLE, include_str!("form/style.css")),
    ("/form/icon.svg", ICON, include_str!("form/icon.svg")),
    ("/form/pkg/index.js", SCRIPT, include_str!("form/pkg/index.js")),
    ("/form/pkg/form.js", SCRIPT, include_str!("form/pkg/form.js")),
];

/// The playground, which is that of `docs/playground`.
const PLAYGROUND: [File; 9] = [
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

/// The languages of the playground, each a file of the package that is loaded when it is chosen.
macro_rules! languages {
    ($($code:literal),*) => {
        [$((
            concat!("/playground/pkg/locales/", $code, ".js"),
            SCRIPT,
            include_str!(concat!("playground/pkg/locales/", $code, ".js")),
        )),*]
    };
}
const LANGUAGES: [File; 15] =
    languages!["ar", "cs", "da", "de", "en", "es", "fi", "fr", "it", "ja", "nl", "pl", "pt", "sv", "zh"];

/// A page runs what came from here, and compiles the rules; it is in nobody's frame. The form sends to here.
const FORM_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
                           connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// The playground sends nothing to anybody.
const PLAYGROUND_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                                 img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// The paths of the pages. The form checks by the rules that the service has; in the playground its reader chooses.
pub(crate) fn router(rules: Rules) -> Router<App> {
    let form = FORM.into_iter().map(|file| (file, FORM_POLICY));
    let playground = PLAYGROUND.into_iter().chain(LANGUAGES).map(|file| (file, PLAYGROUND_POLICY));
    // Its files are found beside it only where its path ends with a slash.
    let router = Router::new().route("/playground", get(async || Redirect::permanent("playground/")));
    form.chain(playground).fold(router, |router, ((path, media_type, contents), policy)| {
        let contents = match path {
            "/" if rules == Rules::reference() => {
                contents.replace(r#"data-rules="strict""#, r#"data-rules="reference""#)
            }
            _ => contents.to_owned(),
        };
        let tag = tag(&contents);
        // A handler is copied for each request.
        let contents = Bytes::from(contents);
        let headers = [(header::CONTENT_TYPE, media_type), (header::CONTENT_SECURITY_POLICY, policy)];
        router.route(path, get(async move |conditions: Conditions| answer(&conditions, headers, contents, tag)))
    })
}

/// A browser keeps what it has, and asks each time whether that is still so: a new program has other files of these names.
fn answer(conditions: &Conditions, own: [(HeaderName, &'static str); 2], contents: Bytes, tag: String) -> Response {
    let is_known = conditions.has(&tag);
    let headers = [
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
        (header::ETAG, HeaderValue::try_from(tag).unwrap_or(HeaderValue::from_static("\"\""))),
    ];
    if is_known {
        (StatusCode::NOT_MODIFIED, own, headers).into_response()
    } else {
        (own, headers, contents).into_response()
    }
}

fn tag(contents: &str) -> String {
    let hash = digest::digest(&digest::SHA256, contents.as_bytes());
    let hex: String = hash.as_ref().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("\"{hex}\"")
}
