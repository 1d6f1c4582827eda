//! `cargo xtask proof`: what takes tools, toolchains or time that `cargo xtask test` cannot ask for. What each gave is in
//! docs/verification.md.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Subcommand;

use crate::run::{Outcome, cargo, output, root, run};
use crate::{contract, differential, explore, install, spark, test};

/// What is to be shown.
#[derive(Subcommand)]
pub(crate) enum Proof {
    /// Runs the property tests, the differential test and the fuzz targets on fresh seeds, round after round.
    Explore {
        /// For how long, once all is built.
        #[arg(long, default_value_t = 10)]
        minutes: u64,
    },
    /// Runs the domain crate's tests under miri, which finds undefined behaviour.
    Miri,
    /// Breaks the rules in every small way, one at a time, and names the ways that no test notices.
    Mutants {
        /// Only those whose description matches this, such as email.rs.
        filter: Option<String>,
    },
    /// Builds and tests the domain crate with the oldest dependencies that its Cargo.toml allows.
    MinimalVersions,
    /// Builds the domain crate with the oldest Rust that it promises.
    OldestRust,
    /// Compares what is public of the domain crate with an earlier revision, by Cargo's rules of versions.
    Semver {
        /// The revision; without it, the last tag.
        baseline: Option<String>,
    },
    /// Checks the licence, the source and the known weaknesses of every crate, by deny.toml.
    Deny {
        /// The checks of cargo-deny, such as licenses; without any, all.
        checks: Vec<String>,
    },
    /// Asks npm's registry for the known weaknesses of what each package-lock.json names.
    NpmAudit,
    /// Runs the commands of docs/check-files-on-a-cluster.md on Spark, DuckDB and xargs, and compares what they find with what one
    /// process finds.
    Spark {
        /// Only the ways whose name contains this, such as DuckDB.
        #[arg(default_value = "")]
        filter: String,
    },
    /// Runs the tests of the package that need no form in an older WebKit: Debian's WPE 2.38, of the time of Safari 16.
    Engines,
    /// Sends the service requests that schemathesis makes from its OpenAPI document, and checks the answers by it, with both rule sets.
    Contract {
        /// How many requests each operation gets at most, in each phase.
        #[arg(long, default_value_t = 200)]
        examples: u32,
        /// What the requests are made from.
        #[arg(long, default_value_t = test::SEED)]
        seed: u32,
    },
    /// Writes what the crates and the npm package are made of to target/sbom, as CycloneDX.
    Sbom,
}

pub(crate) fn proof(what: Proof) -> Outcome {
    match what {
        Proof::Explore { minutes } => explore::explore(minutes),
        Proof::Miri => miri(),
        Proof::Mutants { filter } => mutants(filter),
        Proof::MinimalVersions => minimal_versions(),
        Proof::OldestRust => oldest_rust(),
        Proof::Semver { baseline } => semver(baseline),
        Proof::Deny { checks } => {
            need("deny", "0.20.2")?;
            run(cargo("deny --all-features check").args(checks))
        }
        Proof::NpmAudit => npm_audit(),
        Proof::Spark { filter } => spark::spark(&filter),
        Proof::Engines => engines(),
        Proof::Contract { examples, seed } => contract::contract(examples, seed),
        Proof::Sbom => sbom(),
    }
}

/// The form's tests are left out: WPE has no date control.
fn engines() -> Outcome {
    install::npm("bindings/js")?;
    differential::differential(test::DIFFERENTIAL, test::SEED.into())?;
    test::in_browser(&install::WPE, &["test/browser.test.mjs"]).map(drop)
}

/// Says how to install a subcommand of cargo that is not there, in the version that docs/verification.md is about.
fn need(subcommand: &str, version: &str) -> Outcome {
    if cargo(subcommand).arg("--version").output().is_ok_and(|output| output.status.success()) {
        return Ok(());
    }
    Err(format!("cargo-{subcommand} is not installed: cargo install cargo-{subcommand}@{version} --locked"))
}

fn miri() -> Outcome {
    if !Command::new("cargo").args(["+nightly", "miri", "--version"]).output().is_ok_and(|out| out.status.success()) {
        return Err("miri is not installed: rustup toolchain install nightly --component miri".into());
    }
    let alone = alone(true)?;
    // sonic-rs has instructions of its own processor in it.
    for target in ["--lib", "--test it -- corpus:: envelopes:: --skip sonic_rs"] {
        let mut tests = Command::new("cargo");
        tests.args(["+nightly", "miri", "test", "--all-features"]).args(target.split(' '));
        // The corpus is read from files.
        run(tests.env("MIRIFLAGS", "-Zmiri-disable-isolation").current_dir(&alone))?;
    }
    Ok(())
}

/// What is broken, and which tests have to notice, is in .cargo/mutants.toml.
fn mutants(filter: Option<String>) -> Outcome {
    need("mutants", "27.1.0")?;
    let mut mutants = cargo("mutants --in-place --output .. --config");
    mutants.arg(root().join(".cargo/mutants.toml")).current_dir(alone(true)?);
    if let Some(filter) = filter {
        mutants.args(["--re", &filter]);
    }
    run(&mut mutants)
}

/// First with what the crate itself names at its oldest, then with all that those name in their turn. The dependencies of
/// the tests are left out, since they would raise the others; so are the tests in files of their own.
fn minimal_versions() -> Outcome {
    for oldest in ["direct-minimal-versions", "minimal-versions"] {
        let alone = alone(false)?;
        let mut update = cargo("update -Z");
        // A nightly option, which no release of Cargo takes without this.
        run(update.arg(oldest).current_dir(&alone).env("RUSTC_BOOTSTRAP", "1"))?;
        for line in [
            "tree --all-features",
            "build --no-default-features",
            "build --all-features",
            "test --all-features --lib",
            // But for those that use a crate of the tests.
            "test --doc -- --skip pattern --skip PATTERN",
        ] {
            run(cargo(line).current_dir(&alone))?;
        }
    }
    Ok(())
}

/// Clippy knows since when the standard library has what is used; whether it compiles only that Rust can say.
fn oldest_rust() -> Outcome {
    run(&mut cargo("clippy -p contract-contact --all-features -- -D clippy::incompatible_msrv"))?;
    run(&mut test::oldest_rust()?)
}

fn semver(baseline: Option<String>) -> Outcome {
    need("semver-checks", "0.51.0")?;
    let baseline = match baseline {
        Some(revision) => revision,
        None => last_tag()?,
    };
    run(cargo("semver-checks -p contract-contact --all-features --baseline-rev").arg(baseline))
}

fn last_tag() -> Outcome<String> {
    match Command::new("git").args(["describe", "--tags", "--abbrev=0"]).current_dir(root()).output() {
        Ok(output) if output.status.success() => Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned()),
        _ => Err("nothing is tagged yet: name a revision to compare with".into()),
    }
}

/// Audits every lock file of npm in the repository, even after one has something.
fn npm_audit() -> Outcome {
    let files = output(Command::new("git").args(["ls-files", "--", "*package-lock.json"]).current_dir(root()))?;
    let failed: Vec<_> = files
        .lines()
        .filter_map(|file| file.strip_suffix("/package-lock.json"))
        .filter_map(|folder| {
            eprintln!("── {folder}");
            let mut audit = Command::new("npm");
            let outcome = run(audit.args(["audit", "--package-lock-only"]).current_dir(root().join(folder)));
            outcome.err().map(|error| format!("{folder}: {error}"))
        })
        .collect();
    if failed.is_empty() { Ok(()) } else { Err(failed.join("; ")) }
}

/// The folders of the crates that are released. The lean modules are a part of the npm package.
const RELEASED: [&str; 8] = [
    "crates/contract-contact",
    "crates/contract-contact-schema",
    "crates/contract-contact-bulk",
    "crates/contract-contact-cli",
    "crates/contract-contact-server",
    "bindings/wasm",
    "bindings/wasm-lean",
    "bindings/wasm-bulk",
];

fn sbom() -> Outcome {
    need("cyclonedx", "0.5.9")?;
    let folder = root().join("target/sbom");
    // npm names the package after its folder.
    let npm = folder.join("contract-contact");
    let failed = |error| format!("cannot write to {}: {error}", folder.display());
    fs::create_dir_all(&npm).map_err(failed)?;

    // It writes beside the manifest of every member, which is moved, or taken away.
    run(&mut cargo("cyclonedx --format json --spec-version 1.5 --all-features --target all --override-filename sbom"))?;
    for member in RELEASED.into_iter().chain(["benches", "crates/xtask"]) {
        let list = root().join(member).join("sbom.json");
        if RELEASED.contains(&member) {
            fs::rename(list, folder.join(format!("{}.cdx.json", member.replace('/', "-")))).map_err(failed)?;
        } else {
            fs::remove_file(list).map_err(failed)?;
        }
    }

    // Of a copy, which may have a lock file.
    fs::copy(root().join("pkg/package.json"), npm.join("package.json")).map_err(failed)?;
    run(Command::new("npm").args(["install", "--package-lock-only", "--no-audit", "--no-fund"]).current_dir(&npm))?;
    let list = Command::new("npm")
        .args(["sbom", "--package-lock-only", "--sbom-format", "cyclonedx"])
        .current_dir(&npm)
        .output()
        .map_err(|error| format!("cannot start npm: {error}"))?;
    if !list.status.success() {
        return Err(format!("npm sbom failed: {}", String::from_utf8_lossy(&list.stderr)));
    }
    fs::write(folder.join("pkg.cdx.json"), list.stdout).map_err(failed)?;
    eprintln!("They are in target/sbom.");
    Ok(())
}

/// The lines of the domain crate's `tests/it/main.rs` for modules that need a network, another program or another folder.
const LEFT_OUT: [&str; 8] = [
    "#[cfg(",
    "mod axum;",
    "mod controls;",
    "mod examples;",
    "mod imports;",
    "mod layers;",
    "mod locales;",
    "mod privacy;",
];

/// What these modules need besides, which takes longer to build than all the rest.
const NOT_NEEDED: [&str; 9] =
    ["axum.workspace", "axum =", "csv", "futures-core", "http-body-util", "hyper", "reqwest", "tokio", "tower"];

/// A workspace in `target` with a copy of the domain crate alone, so that neither its code nor Cargo.lock changes. Without tests
/// it has no dependencies of tests either.
fn alone(with_tests: bool) -> Outcome<PathBuf> {
    let alone = root().join("target/alone");
    let member = alone.join("crates/contract-contact");
    let from = root().join("crates/contract-contact");
    let failed = |error| format!("cannot write to {}: {error}", alone.display());
    for folder in [&alone.join("crates"), &alone.join("tests")] {
        if folder.exists() {
            fs::remove_dir_all(folder).map_err(failed)?;
        }
    }
    fs::create_dir_all(member.join("tests")).map_err(failed)?;
    fs::create_dir_all(alone.join("tests")).map_err(failed)?;
    let crate_files = ["README.md", "src"].map(|name| format!("crates/contract-contact/{name}"));
    for path in ["Cargo.lock", "tests/corpus"].into_iter().chain(crate_files.iter().map(String::as_str)) {
        copy(&root().join(path), &alone.join(path))?;
    }
    if with_tests {
        copy(&from.join("tests/it"), &member.join("tests/it"))?;
        let main = member.join("tests/it/main.rs");
        fs::write(&main, without(&read(&main)?, &LEFT_OUT)).map_err(failed)?;
    }

    let manifest = read(&root().join("Cargo.toml"))?;
    let others = ["members =", "default-members =", "exclude ="];
    let manifest =
        without(&manifest, &others).replace("[workspace]", "[workspace]\nmembers = [\"crates/contract-contact\"]");
    fs::write(alone.join("Cargo.toml"), manifest).map_err(failed)?;
    let manifest = read(&from.join("Cargo.toml"))?;
    let (library, rest) = manifest.split_once("[dev-dependencies]").ok_or("the crate has no dev-dependencies")?;
    let (needed, _examples) = rest.split_once("[[example]]").ok_or("the crate has no examples")?;
    let needed = if with_tests { without(needed, &NOT_NEEDED) } else { String::new() };
    let manifest = format!("{library}[dev-dependencies]\n{needed}");
    fs::write(member.join("Cargo.toml"), manifest).map_err(failed)?;
    Ok(alone)
}

fn without(text: &str, starts: &[&str]) -> String {
    let kept: Vec<_> = text.lines().filter(|line| !starts.iter().any(|start| line.starts_with(start))).collect();
    kept.join("\n")
}

fn copy(from: &Path, to: &Path) -> Outcome {
    run(Command::new("cp").arg("-r").arg(from).arg(to))
}

fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}
