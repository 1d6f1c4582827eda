//! `cargo xtask leptos`: the example form in Leptos, built without a bundler.

use std::fs;

use wasm_bindgen_cli_support::Bindgen;

use crate::install::{self, TARGET};
use crate::run::{Outcome, cargo, root, run};

pub(crate) const EXAMPLE: &str = "tests/consumers/leptos";

/// Builds the page into `target/leptos`: `index.html`, `app.js` and `app_bg.wasm`.
pub(crate) fn build() -> Outcome {
    let (example, page) = (root().join(EXAMPLE), root().join("target/leptos"));
    let mut build = cargo("build --locked --release --target");
    build.arg(TARGET).current_dir(&example).env("CARGO_TARGET_DIR", page.join("build"));
    if !install::has_target() {
        install::debian_toolchain(&mut build)?;
    }
    run(&mut build)?;
    let built = page.join("build").join(TARGET).join("release/contract-contact-leptos.wasm");
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(built)
        .out_name("app")
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true);
    bindgen
        .web(true)
        // The script finds the module beside itself.
        .map(|bindgen| bindgen.omit_default_module_path(false))
        .and_then(|bindgen| bindgen.generate(&page))
        .map_err(|error| format!("wasm-bindgen failed: {error:#}"))?;
    fs::copy(example.join("index.html"), page.join("index.html"))
        .map_err(|error| format!("cannot copy the page of {EXAMPLE}: {error}"))?;
    Ok(())
}
