//! The form at `/`.

use axum::Router;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::routing::get;
use contract_contact::{Locale, Rules};

use crate::app::App;
use crate::etag::Conditions;
use crate::files::{self, CSS, File, HTML, JAVASCRIPT, SVG};

const PAGE: &str = include_str!("form/index.html");

const FILES: [(&str, &str, &str); 14] = [
    ("app.js", JAVASCRIPT, include_str!("form/app.js")),
    ("contact.js", JAVASCRIPT, include_str!("form/contact.js")),
    ("draft.js", JAVASCRIPT, include_str!("form/draft.js")),
    ("elements.js", JAVASCRIPT, include_str!("form/elements.js")),
    ("guess.js", JAVASCRIPT, include_str!("form/guess.js")),
    ("list.js", JAVASCRIPT, include_str!("form/list.js")),
    ("menu.js", JAVASCRIPT, include_str!("form/menu.js")),
    ("record.js", JAVASCRIPT, include_str!("form/record.js")),
    ("service.js", JAVASCRIPT, include_str!("form/service.js")),
    ("view.js", JAVASCRIPT, include_str!("form/view.js")),
    ("wire.js", JAVASCRIPT, include_str!("form/wire.js")),
    ("words.js", JAVASCRIPT, include_str!("form/words.js")),
    ("style.css", CSS, include_str!("form/style.css")),
    ("icon.svg", SVG, include_str!("form/icon.svg")),
];

/// Allows scripts and requests of this origin only, compiling WebAssembly, and no frames around the page.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
                      connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// Returns the paths of the form, which checks by the rules of the service.
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
    files::routes("/form/", &FILES, POLICY).route("/", page)
}

/// Returns the page in the language of a locale.
fn page(rules: Rules, locale: Locale) -> File {
    let html = format!(r#"<html lang="{locale}" dir="{}" data-rules="{}">"#, locale.dir(), rules.name());
    File::new(HTML, POLICY, PAGE.replace("<html>", &html))
}
