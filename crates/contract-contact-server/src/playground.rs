//! The playground at `/playground/`, a static page, which `cargo xtask playground` copies for other web servers.

use axum::Router;
use axum::response::Redirect;
use axum::routing::get;

use crate::app::App;
use crate::files::{self, CSS, HTML, JAVASCRIPT, SVG};

const FILES: [(&str, &str, &str); 7] = [
    ("", HTML, include_str!("playground/index.html")),
    ("playground.js", JAVASCRIPT, include_str!("playground/playground.js")),
    ("elements.js", JAVASCRIPT, include_str!("playground/elements.js")),
    ("json.js", JAVASCRIPT, include_str!("playground/json.js")),
    ("link.js", JAVASCRIPT, include_str!("playground/link.js")),
    ("style.css", CSS, include_str!("playground/style.css")),
    ("icon.svg", SVG, include_str!("form/icon.svg")),
];

/// The page runs what came from here, and compiles the rules; it sends nothing to anybody, and is in nobody's frame.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
                      form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// The paths of the playground. In it the reader chooses the rules.
pub(crate) fn router() -> Router<App> {
    // The page finds its files only where its own path ends with a slash.
    files::routes("/playground/", &FILES, POLICY).route("/playground", get(async || Redirect::permanent("playground/")))
}
