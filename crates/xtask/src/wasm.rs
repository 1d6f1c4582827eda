//! The tests of `bindings/wasm`, the library for wasm modules. Also the example form in Leptos.

use std::path::Path;

use anyhow::Context as _;
use wasm_bindgen_cli_support::Bindgen;

use crate::install::{self, TARGET, for_wasm};
use crate::run::{Outcome, line, root, run_tests, shell};

/// Runs the corpus and the hostile values in Node, or in Chromium.
pub(crate) fn test(is_in_chromium: bool) -> Outcome<Vec<String>> {
    // The runner fails unless its version in the lock file equals the workspace's version of wasm-bindgen.
    line("tests/wasm-test-runner", "cargo build --locked --target-dir ../../target/wasm-test-runner")?;
    let sh = shell("")?;
    let words = "test -p contract-contact-wasm --all-features --tests --no-fail-fast --target-dir target/wasm";
    let mut tests = for_wasm(&sh, &words.split(' ').collect::<Vec<_>>())?;
    let runner = root().join("target/wasm-test-runner/debug/wasm-test-runner");
    tests = tests.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    if is_in_chromium {
        tests = tests.env("WASM_BINDGEN_USE_BROWSER", "1").env("CHROMEDRIVER", install::chromedriver()?);
    }
    run_tests(tests)
}

/// Builds a module that uses the library, once with only its own exports and once with the ready exports, by the bindgen of its lock
/// file. Compares both in Node with the npm package, and checks their types.
pub(crate) fn module() -> Outcome<Vec<String>> {
    const FOLDER: &str = "tests/wasm-module";
    line(FOLDER, "cargo fmt --check --package module --package bindgen")?;
    for (name, features) in [("own", ""), ("ready", "exports")] {
        let built = "../../target/wasm-module";
        let build = format!(
            "cargo-for-wasm build --release --locked --package module --features={features} --target-dir {built}"
        );
        let bind = format!("cargo run --locked --target-dir {built} --package bindgen --");
        line(FOLDER, &format!("{build} && {bind} {built}/{TARGET}/release/module.wasm {built}/{name}"))?;
    }
    install::npm("bindings/js")?;
    line(FOLDER, "../../bindings/js/node_modules/.bin/tsc -p . && node --expose-gc --test module.test.mjs")
}

/// `cargo xtask leptos`: builds the page into `target/leptos`: `index.html`, `app.js` and `app_bg.wasm`.
pub(crate) fn leptos() -> Outcome {
    const FOLDER: &str = "tests/consumers/leptos";
    line(FOLDER, "cargo-for-wasm build --locked --release --target-dir ../../../target/leptos/build")?;
    let (sh, page) = (shell(FOLDER)?, root().join("target/leptos"));
    let mut bindgen = bindgen(&page.join("build").join(TARGET).join("release/contract-contact-leptos.wasm"))?;
    // The script loads the module from its own folder.
    bindgen.out_name("app").omit_default_module_path(false).generate(&page).context("wasm-bindgen failed")?;
    Ok(sh.copy_file("index.html", page)?)
}

/// Returns wasm-bindgen for a module of a browser.
pub(crate) fn bindgen(wasm: &Path) -> Outcome<Bindgen> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).typescript(false).remove_name_section(true).remove_producers_section(true).web(true)?;
    Ok(bindgen)
}
