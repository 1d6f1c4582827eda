//! The library for wasm modules, `bindings/wasm`: its tests in Node and in Chromium, and a module of a stranger that uses it.

use std::process::Command;

use crate::install::{self, TARGET};
use crate::run::{Outcome, cargo, root, run, run_tests};

const PACKAGE: &str = "contract-contact-wasm";
/// Apart from the workspace.
const RUNNER: &str = "tests/wasm-test-runner";
const MODULE: &str = "tests/wasm-module";

/// What runs the tests.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    Node,
    Chromium,
}

/// A command of cargo for the library, compiled for a browser.
fn for_wasm(command: &str) -> Outcome<Command> {
    let mut cargo = cargo(command);
    cargo.args(["-p", PACKAGE, "--all-features", "--target-dir", "target/wasm", "--target", TARGET]);
    if !install::has_target() {
        install::debian_toolchain(&mut cargo)?;
    }
    Ok(cargo)
}

/// Lints the library and its tests for the target that they are for.
pub(crate) fn lints() -> Outcome {
    run(for_wasm("clippy --all-targets")?.args(["--", "-D", "warnings"]))
}

/// Runs the corpus and the hostile values.
pub(crate) fn test(engine: Engine) -> Outcome<Vec<String>> {
    // wasm-bindgen's own runner. Its version in the lock file is that of the workspace's wasm-bindgen, or it says so.
    run(cargo("build --locked --target-dir")
        .arg(root().join("target/wasm-test-runner"))
        .current_dir(root().join(RUNNER)))?;
    let mut tests = for_wasm("test --tests --no-fail-fast")?;
    let runner = root().join("target/wasm-test-runner/debug/wasm-test-runner");
    tests.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    if engine == Engine::Chromium {
        tests.env("WASM_BINDGEN_USE_BROWSER", "1").env("CHROMEDRIVER", install::chromedriver()?);
    }
    run_tests(&mut tests)
}

/// Builds a module that uses the library, with exports of its own alone and with the ready ones, by the bindgen of its lock file;
/// runs both in Node, beside the npm package, and checks their types.
pub(crate) fn module() -> Outcome<Vec<String>> {
    let (module, built) = (root().join(MODULE), root().join("target/wasm-module"));
    let workspace = |command: &str| {
        let mut cargo = cargo(command);
        cargo.args(["--locked", "--target-dir"]).arg(&built).current_dir(&module);
        cargo
    };
    run(cargo("fmt --check --package module --package bindgen").current_dir(&module))?;
    for (name, features) in [("own", ""), ("ready", "exports")] {
        let mut build = workspace("build --release --package module");
        build.args(["--features", features, "--target", TARGET]);
        if !install::has_target() {
            install::debian_toolchain(&mut build)?;
        }
        run(&mut build)?;
        let wasm = built.join(TARGET).join("release/module.wasm");
        run(workspace("run --package bindgen").arg("--").arg(wasm).arg(built.join(name)))?;
    }
    install::npm("bindings/js")?;
    run(Command::new(root().join("bindings/js/node_modules/.bin/tsc")).args(["-p", "."]).current_dir(&module))?;
    run_tests(Command::new("node").args(["--expose-gc", "--test", "module.test.mjs"]).current_dir(&module))
}
