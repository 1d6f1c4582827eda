//! The playground at `/playground/`: a static page, which `cargo xtask playground` copies for other web servers.

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

/// Allows scripts of this origin only, compiling WebAssembly, no requests, and no frames around the page.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
                      form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// Returns the paths of the playground. The user of the playground chooses the rules.
pub(crate) fn router() -> Router<App> {
    // The page's relative links need a path that ends with a slash.
    files::routes("/playground/", &FILES, POLICY).route("/playground", get(async || Redirect::permanent("playground/")))
}
