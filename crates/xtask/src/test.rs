//! `cargo xtask test`.
//!
//! Two lanes run at the same time, since a browser mostly waits: one for Rust, in this process, and one for the package and the
//! browsers, in a process of its own, whose output follows when both have ended.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use clap::ValueEnum;

use crate::install::{BROWSERS, Browser};
use crate::run::{Outcome, cargo, root, run, run_tests, say};
use crate::wasm::Engine;
use crate::{
    conformance, demo, differential, documents, format, fuzz, install, leptos, pkg, playground, release, wasm,
};

/// What every generated input is made from, so that a run depends on nothing but the code. `cargo xtask proof explore` takes
/// fresh seeds.
pub(crate) const SEED: u32 = 1;

/// How many inputs each fuzz target runs on.
const SMOKE: u32 = 300_000;

/// How many generated inputs the package and the domain crate have to agree on.
pub(crate) const DIFFERENTIAL: usize = 200_000;

const OLDEST_RUST: &str = env!("CARGO_PKG_RUST_VERSION");

/// What a user can choose of the domain crate. `json` turns on `std`, `axum` turns on `json`.
const FEATURES: [&str; 5] = ["", "locales", "std", "json", "axum"];
/// What a user can choose of it in a browser, where only `js` brings a clock.
const FEATURES_IN_A_BROWSER: [&str; 4] = ["", "json", "json,js", "axum,js"];

/// The versions of Node that the package supports.
const NODES: [u32; 3] = [22, 24, 26];

/// The tests of the package that run in each of them.
const NODE_TESTS: [&str; 7] = ["corpus", "hostile", "form-data", "standard-schema", "locales", "bulk", "faults"];

/// The tests of the package that run once.
const OTHER_TESTS: [&str; 2] = ["memory", "oldest"];

/// Steps that run one after the other.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Lane {
    Rust,
    Browser,
}

/// Runs every step even after one has failed, and says at the end which passed, which failed and which could not run. With a
/// lane, runs only that, and leaves the results in a file.
pub(crate) fn test(only: Option<Lane>) -> Outcome {
    let mut report = Report::default();
    match only {
        Some(Lane::Rust) => rust(&mut report),
        Some(Lane::Browser) => browser(&mut report),
        None => {
            // One after the other: a package manager does not work for two.
            report.step("tools", install::all);
            let other = OtherLane::start(Lane::Browser)?;
            rust(&mut report);
            other.finish(&mut report)?;
        }
    }
    if let Some(lane) = only {
        report.write(&results(lane))?;
    }
    report.close()
}

fn rust(report: &mut Report) {
    report.cargo("formatting", &mut cargo("fmt --all --check"));
    report.cargo("lints", &mut cargo("clippy --workspace --all-targets --all-features -- -D warnings"));
    report.step("links and code of the Markdown files", documents::check);
    report.step("packages hold what they should", release::packages);
    report.step("one version", release::same_version);
    report.tests(&format!("tests, seed {SEED}"), || {
        let mut tests = cargo("test --workspace --all-features --no-fail-fast");
        run_tests(tests.env("PROPTEST_RNG_SEED", SEED.to_string()))
    });
    for features in FEATURES {
        let line = "clippy -p contract-contact --no-default-features --lib --examples --features";
        report.cargo(
            &format!("features: {}", if features.is_empty() { "none" } else { features }),
            cargo(line).arg(features).args(["--", "-D", "warnings"]),
        );
    }
    for features in FEATURES_IN_A_BROWSER {
        let name = format!("features in a browser: {}", if features.is_empty() { "none" } else { features });
        report.step(&name, || {
            let mut check = cargo("check -p contract-contact --no-default-features --target-dir target/wasm --target");
            check.args([install::TARGET, "--features", features]);
            if !install::has_target() {
                install::debian_toolchain(&mut check)?;
            }
            run(&mut check)
        });
    }
    report.cargo(
        "documentation",
        cargo("doc -p contract-contact -p contract-contact-wasm --no-deps --all-features")
            .env("RUSTDOCFLAGS", "-D warnings"),
    );
    report.cargo("no_std with alloc", cargo("build").current_dir(root().join("tests/no_std")));
    report.step("demo", demo::check);
    report.step(&format!("fuzz targets, {SMOKE} inputs each, seed {SEED}"), || fuzz::smoke(SMOKE, SEED));
    report.oldest_rust();
}

fn browser(report: &mut Report) {
    report.tests("pkg/ is what its sources make", || pkg::compare().map(Vec::from_iter));
    report.step("JavaScript and TypeScript: formatting and lints", format::check);
    let js = root().join("bindings/js");
    let node_tests = |node: &Path, names: &[&str]| {
        let mut tests = Command::new(node);
        tests.args(["--expose-gc", "--test"]).args(names.iter().map(|name| format!("test/{name}.test.mjs")));
        run_tests(tests.current_dir(&js))
    };
    for version in NODES {
        report.tests(&format!("package: in Node {version}"), || match install::node(version)? {
            Some(node) => node_tests(&node, &NODE_TESTS),
            None => Ok(vec![format!("package in Node {version}: npm has that Node for Linux only")]),
        });
    }
    report.tests("package: memory, oldest browsers", || node_tests(Path::new("node"), &OTHER_TESTS));
    for project in ["test", "test/tsconfig.form.json"] {
        let mut tsc = Command::new(js.join("node_modules/.bin/tsc"));
        report.cargo(&format!("package: types, {project}"), tsc.args(["-p", project]).current_dir(&js));
    }
    // It leaves the inputs of which the browsers get some.
    report.step(&format!("package and domain crate, {DIFFERENTIAL} inputs, seed {SEED}"), || {
        differential::differential(DIFFERENTIAL, SEED.into())
    });
    for browser in &BROWSERS {
        report.tests(&format!("package: in {}", browser.name), || {
            in_browser(browser, &["test/browser.test.mjs", "test/form.browser.test.mjs"])
        });
    }
    let service_test = |name: &str| {
        run(&mut cargo("build -p contract-contact-server"))?;
        let test = format!("crates/contract-contact-server/tests/{name}.test.mjs");
        run_tests(Command::new("node").args(["--test", &test]).current_dir(root()))
    };
    report.tests("service: the corpus, beside the package", || service_test("corpus"));
    report.tests("service: the form in Chromium", || service_test("form"));
    report.tests("playground: how it reads a body", || {
        run_tests(Command::new("node").args(["--test", "tests/playground/json.test.mjs"]).current_dir(root()))
    });
    report.tests("playground: of the service and as static files", || {
        run(&mut cargo("build -p contract-contact-server"))?;
        playground::build(None)?;
        run_tests(Command::new("node").args(["--test", "tests/playground/playground.test.mjs"]).current_dir(root()))
    });
    for browser in &BROWSERS {
        report.tests(&format!("playground: in {}", browser.name), || {
            browser.install()?;
            let mut test = Command::new("node");
            test.args(["--test", "tests/playground/engines.test.mjs"]).env("ENGINE", browser.name.to_lowercase());
            run_tests(test.current_dir(root()))
        });
    }
    report.step("package: consumers", || {
        install::npm("tests/consumers")?;
        run(Command::new("node").arg("run.mjs").current_dir(root().join("tests/consumers")))
    });
    report.tests("example form in Leptos: in Chromium", || {
        run(cargo("fmt --check").current_dir(root().join(leptos::EXAMPLE)))?;
        leptos::build()?;
        install::npm("bindings/js")?;
        run_tests(Command::new("node").args(["--test", "test/leptos.browser.test.mjs"]).current_dir(&js))
    });
    report.step("library for wasm modules: lints", wasm::lints);
    report.tests("library for wasm modules: in Node", || wasm::test(Engine::Node));
    report.tests("library for wasm modules: in Chromium", || wasm::test(Engine::Chromium));
    report.tests("library for wasm modules: a module that uses it, with the lowest wasm-bindgen", wasm::module);
    report.step("public suites: docs/conformance.md", || conformance::conformance(true));
}

/// The file for what a lane leaves: its output, or its results.
fn file(lane: Lane, extension: &str) -> PathBuf {
    let name = lane.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
    root().join("target").join(format!("test-{name}.{extension}"))
}

fn results(lane: Lane) -> PathBuf {
    file(lane, "json")
}

/// A lane in a process of its own.
struct OtherLane {
    lane: Lane,
    child: Child,
}

impl OtherLane {
    fn start(lane: Lane) -> Outcome<Self> {
        let wrong = |error: std::io::Error| format!("cannot start the other lane: {error}");
        let _ = fs::remove_file(results(lane));
        let name = lane.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
        let log = File::create(file(lane, "log")).map_err(wrong)?;
        eprintln!(
            "The steps of the lane {name} run meanwhile. Their output follows at the end: {}",
            file(lane, "log").display()
        );
        let mut command = Command::new(std::env::current_exe().map_err(wrong)?);
        command.args(["test", "--lane", &name]).stdin(Stdio::null());
        command.stdout(log.try_clone().map_err(wrong)?).stderr(log);
        Ok(OtherLane { lane, child: command.spawn().map_err(wrong)? })
    }

    /// Waits for the end, prints the output and adds the results.
    fn finish(mut self, report: &mut Report) -> Outcome {
        let ended = self.child.wait().map_err(|error| error.to_string())?;
        let output = fs::read(file(self.lane, "log")).unwrap_or_default();
        eprintln!("\n{}", String::from_utf8_lossy(&output));
        let results =
            fs::read(results(self.lane)).map_err(|_| format!("the other lane ended without results: {ended}"))?;
        let [passed, failed, not_run]: [Vec<String>; 3] =
            serde_json::from_slice(&results).map_err(|error| format!("the results of the other lane: {error}"))?;
        report.passed.extend(passed);
        report.failed.extend(failed);
        report.not_run.extend(not_run);
        Ok(())
    }
}

/// Runs tests of the package in a browser, which is installed where it is missing. They take inputs that [`differential::differential`] leaves.
pub(crate) fn in_browser(browser: &Browser, tests: &[&str]) -> Outcome<Vec<String>> {
    browser.install()?;
    let mut node = Command::new("node");
    node.arg("--test").args(tests).env("ENGINE", browser.name.to_lowercase());
    run_tests(node.current_dir(root().join("bindings/js")))
}

/// The tests of the service's faults, one after another and in large numbers; `test` runs them in small ones.
pub(crate) fn faults() -> Outcome {
    install::postgresql()?;
    let mut tests = cargo("test -p contract-contact-server --test faults -- --nocapture --test-threads=1");
    run(tests.env("CONTRACT_CONTACT_FAULTS", "many"))
}

/// The build with the `rust-version` that the two libraries promise; an error where that toolchain is not installed.
pub(crate) fn oldest_rust() -> Outcome<Command> {
    let toolchain = format!("+{OLDEST_RUST}");
    if !Command::new("cargo").args([&toolchain, "--version"]).output().is_ok_and(|out| out.status.success()) {
        return Err(format!("that toolchain is not installed (rustup toolchain install {OLDEST_RUST})"));
    }
    let mut check = Command::new("cargo");
    check
        .arg(toolchain)
        .args(["check", "-p", "contract-contact", "-p", "contract-contact-wasm", "--all-features"])
        .current_dir(root());
    check.env("CARGO_TARGET_DIR", root().join("target/oldest-rust"));
    Ok(check)
}

#[derive(Default)]
struct Report {
    passed: Vec<String>,
    failed: Vec<String>,
    not_run: Vec<String>,
}

impl Report {
    fn cargo(&mut self, name: &str, command: &mut Command) {
        eprintln!("\n── {name}: {}", say(command));
        self.record(name, || run(command).map(|()| Vec::new()));
    }

    fn step(&mut self, name: &str, step: impl FnOnce() -> Outcome) {
        self.tests(name, || step().map(|()| Vec::new()));
    }

    /// A step that says what of it could not run here.
    fn tests(&mut self, name: &str, step: impl FnOnce() -> Outcome<Vec<String>>) {
        eprintln!("\n── {name}");
        self.record(name, step);
    }

    fn record(&mut self, name: &str, step: impl FnOnce() -> Outcome<Vec<String>>) {
        let start = Instant::now();
        let outcome = step().map(|not_run| self.not_run.extend(not_run));
        match outcome {
            Ok(()) => self.passed.push(format!("{name} ({:.0} s)", start.elapsed().as_secs_f32())),
            Err(error) => {
                eprintln!("error: {error}");
                self.failed.push(format!("{name}: {error}"));
            }
        }
    }

    /// The `rust-version` that the crate promises, where that toolchain is installed.
    fn oldest_rust(&mut self) {
        let name = format!("rust-version {OLDEST_RUST}");
        match oldest_rust() {
            Ok(mut check) => self.cargo(&name, &mut check),
            Err(why) => self.not_run.push(format!("{name}: {why}")),
        }
    }

    fn write(&self, path: &PathBuf) -> Outcome {
        let results = serde_json::json!([self.passed, self.failed, self.not_run]);
        fs::write(path, results.to_string()).map_err(|error| format!("cannot write {}: {error}", path.display()))
    }

    fn close(self) -> Outcome {
        eprintln!();
        for (mark, names) in [("passed", &self.passed), ("FAILED", &self.failed), ("not run", &self.not_run)] {
            for name in names {
                eprintln!("{mark}: {name}");
            }
        }
        eprintln!("steps: {} passed, {} failed", self.passed.len(), self.failed.len());
        if self.failed.is_empty() { Ok(()) } else { Err("some steps failed; they are named above".into()) }
    }
}
