//! `cargo xtask test`: a table of steps for each lane.
//!
//! Two lanes run at the same time, because browsers mostly wait. One lane is for Rust. The other is for the package and the
//! browsers; it runs in another process, and its output is printed at the end. The lane that ends first begins the steps that
//! depend on neither lane, and the other joins in.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use anyhow::{Context as _, bail};
use clap::ValueEnum;
use xshell::cmd;

use self::Run::{Call, Each, Line, Tests};
use crate::run::{Outcome, line, run_tests, shell, succeeds};
use crate::{demo, documents, fuzz, install, pkg, release, wasm};

/// The seed of every generated input. A run then depends only on the code.
pub(crate) const SEED: u32 = 1;
/// The number of inputs for each fuzz target.
const SMOKE: u32 = 300_000;
/// The number of generated inputs on which the package and the domain crate must agree.
pub(crate) const DIFFERENTIAL: usize = 200_000;
/// Runs all tests of the workspace on a seed, including examples and documentation.
pub(crate) const TESTS: &str = "PROPTEST_RNG_SEED={seed} cargo test --workspace --all-features --no-fail-fast";
const OLDEST_RUST: &str = env!("CARGO_PKG_RUST_VERSION");

/// Steps that run one after the other.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Lane {
    Rust,
    Browser,
    /// The steps that either of the other lanes may run.
    Either,
}

/// The action of a step.
enum Run {
    /// Commands in a folder, by [`line`].
    Line(&'static str, &'static str),
    /// A step for each value. The value replaces `{each}` in the name and in the commands, and in lower case `{lower}`.
    Each(&'static [&'static str], &'static str, &'static str),
    Call(fn() -> Outcome),
    /// A function that returns the tests that could not run here.
    Tests(fn() -> Outcome<Vec<String>>),
}

/// The features of the domain crate. `json` turns on `std`, and `axum` turns on `json`.
const FEATURES: &[&str] = &["", "locales", "std", "json", "axum"];
/// The features of the domain crate in a browser, where only `js` adds a clock.
const IN_A_BROWSER: &[&str] = &["", "json", "json,js", "axum,js"];
const BROWSERS: &[&str] = &["Chromium", "Firefox", "WebKit"];
const JS: &str = "bindings/js";

#[rustfmt::skip]
const RUST: &[(&str, Run)] = &[
    ("formatting", Line("", "cargo fmt --all --check")),
    ("lints", Line("", "cargo clippy --workspace --all-targets --all-features -- -D warnings")),
    ("links and code of the Markdown files", Call(documents::check)),
    ("packages hold what they should", Call(release::packages)),
    ("one version", Call(release::same_version)),
    ("tests, seed {seed}", Line("", TESTS)),
    ("features: {each}", Each(FEATURES, "",
        "cargo clippy -p contract-contact --no-default-features --lib --examples --features={each} -- -D warnings")),
    ("features in a browser: {each}", Each(IN_A_BROWSER, "",
        "cargo-for-wasm check -p contract-contact --no-default-features --target-dir target/wasm --features={each}")),
    ("documentation", Line("",
        "RUSTDOCFLAGS=-Dwarnings cargo doc -p contract-contact -p contract-contact-wasm --no-deps --all-features")),
    ("no_std with alloc", Line("tests/no_std", "cargo build")),
    ("demo", Call(demo::check)),
    ("service: unit file and Dockerfile", Line("", "crates/contract-contact-server/deploy/check.sh")),
    ("fuzz targets, {smoke} inputs each, seed {seed}", Call(|| fuzz::smoke(SMOKE, SEED))),
    ("rust-version {rust}", Tests(oldest_rust)),
];

#[rustfmt::skip]
const BROWSER: &[(&str, Run)] = &[
    ("pkg/ is what its sources make", Tests(pkg::compare)),
    ("JavaScript and TypeScript: formatting and lints", Line("", BIOME)),
    ("package: in Node 22", Tests(|| in_node(22))),
    ("package: in Node 24", Tests(|| in_node(24))),
    ("package: in Node 26", Tests(|| in_node(26))),
    ("package: memory, oldest browsers", Line(JS, "node --expose-gc --test test/memory.test.mjs test/oldest.test.mjs")),
    ("package: types, {each}", Each(&["test", "test/tsconfig.form.json"], JS, "node_modules/.bin/tsc -p {each}")),
    // The browsers use some inputs of this step.
    ("package and domain crate, {inputs} inputs, seed {seed}", Tests(|| differential(DIFFERENTIAL, SEED.into()))),
    ("package: in {each}", Each(BROWSERS, JS, "ENGINE={lower} node --test test/browser.test.mjs test/form.browser.test.mjs")),
    ("service: the corpus, beside the package", Line("",
        "cargo build -p contract-contact-server && node --test crates/contract-contact-server/tests/corpus.test.mjs")),
    ("service: the form in Chromium", Line("",
        "cargo build -p contract-contact-server && node --test crates/contract-contact-server/tests/form.test.mjs")),
    ("service: the form in {each}, in short", Each(BROWSERS, "",
        "cargo build -p contract-contact-server && ENGINE={lower} node --test crates/contract-contact-server/tests/form.engines.test.mjs")),
    ("playground: how it reads a body", Line("", "node --test tests/playground/json.test.mjs")),
    ("playground: of the service and as static files", Tests(|| {
        pkg::playground(None)?;
        line("", "cargo build -p contract-contact-server && node --test tests/playground/playground.test.mjs")
    })),
    ("playground: in {each}", Each(BROWSERS, "", "ENGINE={lower} node --test tests/playground/engines.test.mjs")),
];

/// Long steps come first.
#[rustfmt::skip]
const EITHER: &[(&str, Run)] = &[
    ("package: consumers", Tests(|| {
        // The package's own folder starts the browser.
        install::npm(JS)?;
        install::npm("tests/consumers")?;
        line("tests/consumers", "node run.mjs")
    })),
    ("example form in Leptos: in Chromium", Tests(|| {
        line("tests/consumers/leptos", "cargo fmt --check")?;
        wasm::leptos()?;
        line(JS, "node --test test/leptos.browser.test.mjs")
    })),
    ("library for wasm modules: lints", Line("",
        "cargo-for-wasm clippy -p contract-contact-wasm --all-features --all-targets --target-dir target/wasm -- -D warnings")),
    ("library for wasm modules: in Node", Tests(|| wasm::test(false))),
    ("library for wasm modules: in Chromium", Tests(|| wasm::test(true))),
    ("library for wasm modules: a module that uses it, with the lowest wasm-bindgen", Tests(wasm::module)),
    ("public suites: docs/conformance.md", Tests(|| conformance(true))),
];

/// Runs the tests of the package in a version of Node.
fn in_node(version: u32) -> Outcome<Vec<String>> {
    const TESTS: [&str; 7] = ["corpus", "hostile", "form-data", "standard-schema", "locales", "bulk", "faults"];
    let Some(node) = install::node(version)? else {
        return Ok(vec![format!("package: in Node {version}: npm has that Node for Linux only")]);
    };
    let sh = shell(JS)?;
    run_tests(cmd!(sh, "{node} --expose-gc --test").args(TESTS.map(|name| format!("test/{name}.test.mjs"))))
}

/// Builds the two libraries with their `rust-version`, if that toolchain is installed.
fn oldest_rust() -> Outcome<Vec<String>> {
    if !succeeds(shell("")?.cmd("cargo").args([&format!("+{OLDEST_RUST}"), "--version"])) {
        let hint = format!("that toolchain is not installed (rustup toolchain install {OLDEST_RUST})");
        return Ok(vec![format!("rust-version {OLDEST_RUST}: {hint}")]);
    }
    let check = "check -p contract-contact -p contract-contact-wasm --all-features --target-dir target/oldest-rust";
    line("", &format!("cargo +{OLDEST_RUST} {check}"))
}

/// Checks the format of JavaScript and TypeScript, and the rules of their linter.
const BIOME: &str = "bindings/js/node_modules/.bin/biome check --error-on-warnings .";

/// Formats Rust, JavaScript and TypeScript, and applies the linter's safe fixes.
pub(crate) fn format() -> Outcome<Vec<String>> {
    install::npm(JS)?;
    line("", &format!("cargo fmt --all && {BIOME} --write"))
}

/// Runs the service's fault tests one after another, and more often than `test` does.
pub(crate) fn faults() -> Outcome<Vec<String>> {
    install::POSTGRESQL.install()?;
    let test = "cargo test -p contract-contact-server --test faults -- --nocapture --test-threads=1";
    line("", &format!("CONTRACT_CONTACT_FAULTS=many {test}"))
}

/// Compares the results of the domain crate and of the package for the same generated inputs. The tests in browsers use the first
/// inputs, which stay in `target/differential`.
pub(crate) fn differential(count: usize, seed: u64) -> Outcome<Vec<String>> {
    let [one, many] = ["differential", "differential-bulk"].map(|name| format!("target/differential/{name}.ndjson"));
    let inputs = format!("cargo run -q -p contract-contact-native -- inputs {count} {seed} target/differential");
    line("", &format!("{inputs} && node bindings/js/test/compare.mjs {one} {many}"))
}

/// Runs public test suites natively and by the package. Writes docs/conformance.md, or compares the committed file.
pub(crate) fn conformance(check: bool) -> Outcome<Vec<String>> {
    let build = "cargo build -q -p contract-contact-native --target-dir target";
    let check = if check { "--check" } else { "" };
    line("", &format!("{build} && node tests/conformance/run.mjs target/debug/native {check}"))
}

/// Runs every step, also after a failure. Prints at the end which steps passed, failed or could not run.
///
/// With a lane, runs only this lane. With `claims`, then runs the steps for either lane that have no file in this folder, and writes
/// the results into a file.
pub(crate) fn test(only: Option<Lane>, claims: Option<PathBuf>) -> Outcome {
    let mut report = Report::default();
    match (only, claims) {
        (Some(lane), None) => report.run_all(lane.steps()),
        (Some(lane), Some(claims)) => {
            report.run_all(lane.steps());
            report.run_unclaimed(EITHER, &claims);
            let results = serde_json::json!([report.passed, report.failed, report.not_run]);
            shell("target")?.write_file("test-browser.json", results.to_string())?;
        }
        (None, _) => {
            // The tools come before the lanes, because a package manager runs only once at a time.
            report.run("tools", || install::all().map(|()| Vec::new()));
            let sh = shell("target")?;
            sh.remove_path("test-claims")?;
            let claims = sh.create_dir("test-claims")?;
            let other = start_browser_lane(&claims)?;
            report.run_all(RUST);
            report.run_unclaimed(EITHER, &claims);
            report.add_browser_lane(other)?;
        }
    }
    eprintln!();
    for (mark, names) in [("passed", &report.passed), ("FAILED", &report.failed), ("not run", &report.not_run)] {
        names.iter().for_each(|name| eprintln!("{mark}: {name}"));
    }
    eprintln!("steps: {} passed, {} failed", report.passed.len(), report.failed.len());
    if report.failed.is_empty() { Ok(()) } else { bail!("some steps failed; they are named above") }
}

/// Starts the lane of the browsers in another process.
fn start_browser_lane(claims: &Path) -> Outcome<Child> {
    let sh = shell("target")?;
    sh.remove_path("test-browser.json")?;
    let path = sh.current_dir().join("test-browser.log");
    let log = File::create(&path)?;
    eprintln!("The steps of the lane browser run meanwhile. Their output follows at the end: {}", path.display());
    let mut command = Command::new(std::env::current_exe()?);
    command
        .args(["test", "--lane", "browser", "--claims"])
        .arg(claims)
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log);
    Ok(command.spawn()?)
}

#[derive(Default)]
struct Report {
    passed: Vec<String>,
    failed: Vec<String>,
    not_run: Vec<String>,
}

impl Lane {
    const fn steps(self) -> &'static [(&'static str, Run)] {
        match self {
            Lane::Rust => RUST,
            Lane::Browser => BROWSER,
            Lane::Either => EITHER,
        }
    }
}

impl Report {
    /// Runs the steps that no other process has claimed. The first to create the step's file in the folder `claims` has the step.
    fn run_unclaimed(&mut self, steps: &[(&str, Run)], claims: &Path) {
        for (index, step) in steps.iter().enumerate() {
            if File::create_new(claims.join(index.to_string())).is_ok() {
                self.run_all(std::slice::from_ref(step));
            }
        }
    }

    fn run_all(&mut self, steps: &[(&str, Run)]) {
        let fill = |text: &str| {
            let text = text.replace("{seed}", &SEED.to_string()).replace("{smoke}", &SMOKE.to_string());
            text.replace("{inputs}", &DIFFERENTIAL.to_string()).replace("{rust}", OLDEST_RUST)
        };
        for (name, run) in steps {
            let name = fill(name);
            match run {
                Line(folder, commands) => self.run(&name, || line(folder, &fill(commands))),
                Each(values, folder, commands) => values.iter().for_each(|value| {
                    let name = name.replace("{each}", if value.is_empty() { "none" } else { value });
                    let commands = commands.replace("{each}", value).replace("{lower}", &value.to_lowercase());
                    self.run(&name, || line(folder, &commands));
                }),
                Call(action) => self.run(&name, || action().map(|()| Vec::new())),
                Tests(action) => self.run(&name, action),
            }
        }
    }

    fn run(&mut self, name: &str, action: impl FnOnce() -> Outcome<Vec<String>>) {
        eprintln!("\n── {name}");
        let start = Instant::now();
        match action() {
            Ok(not_run) => {
                // A step whose name is in this list did not run at all.
                if !not_run.iter().any(|what| what.starts_with(name)) {
                    self.passed.push(format!("{name} ({:.0} s)", start.elapsed().as_secs_f32()));
                }
                self.not_run.extend(not_run);
            }
            Err(error) => {
                eprintln!("error: {error:#}");
                self.failed.push(format!("{name}: {error:#}"));
            }
        }
    }

    /// Waits for the lane of the browsers, prints its output, and adds its results.
    fn add_browser_lane(&mut self, mut process: Child) -> Outcome {
        let (ended, sh) = (process.wait()?, shell("target")?);
        eprintln!("\n{}", String::from_utf8_lossy(&sh.read_binary_file("test-browser.log")?));
        let results = sh.read_file("test-browser.json");
        let results = results.with_context(|| format!("the lane browser ended without results: {ended}"))?;
        let [passed, failed, not_run]: [Vec<String>; 3] = serde_json::from_str(&results)?;
        self.passed.extend(passed);
        self.failed.extend(failed);
        self.not_run.extend(not_run);
        Ok(())
    }
}
