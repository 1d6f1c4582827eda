//! Releases: the files of the packages, and their version.

use std::fs;
use std::io::Write;

use anyhow::{bail, ensure};
use contract_contact::Timestamp;
use serde_json::Value;
use xshell::cmd;

use crate::pkg;
use crate::run::{Outcome, line, read, root, shell};

/// The published crates, each with its folder and its files besides [`EVERYWHERE`].
const CRATES: [(&str, &str, &[&str]); 6] = [
    ("contract-contact", "crates/contract-contact", &["DESIGN.md", "examples/"]),
    ("contract-contact-schema", "crates/contract-contact-schema", &["schema/"]),
    ("contract-contact-wasm", "bindings/wasm", &[]),
    ("contract-contact-bulk", "crates/contract-contact-bulk", &[]),
    ("contract-contact-cli", "crates/contract-contact-cli", &[]),
    ("contract-contact-server", "crates/contract-contact-server", &["migrations/"]),
];

/// The files of every crate. A folder has a slash.
const EVERYWHERE: [&str; 3] = ["Cargo.toml", "README.md", "src/"];

/// The files that cargo adds.
const BY_CARGO: [&str; 3] = [".cargo_vcs_info.json", "Cargo.lock", "Cargo.toml.orig"];

/// The largest unpacked size in bytes. A package that contains a corpus or a build by mistake is larger.
const LARGEST: u64 = 500_000;

/// Compares the files that would be published with the expected files.
pub(crate) fn packages() -> Outcome {
    let sh = shell("")?;
    for (package, folder, also) in CRATES {
        let listed = cmd!(sh, "cargo package --list --allow-dirty --package {package}").quiet().read()?;
        let files: Vec<_> = listed.lines().filter(|file| !BY_CARGO.contains(file)).collect();
        let size = |file: &&str| fs::metadata(root().join(folder).join(file)).map_or(0, |file| file.len());
        check(package, &files, &[&EVERYWHERE, also].concat(), files.iter().map(size).sum())?;
    }
    let packed: Value =
        serde_json::from_str(&cmd!(sh, "npm pack ./pkg --dry-run --json").quiet().ignore_stderr().read()?)?;
    let files = packed.pointer("/0/files").and_then(Value::as_array).into_iter().flatten();
    let files: Vec<_> = files.filter_map(|file| file.get("path")?.as_str()).collect();
    // Every file of `pkg/` is published.
    let built = pkg::names(&root().join("pkg"))?;
    let built: Vec<_> = built.iter().map(String::as_str).collect();
    check("pkg/", &files, &built, packed.pointer("/0/unpackedSize").and_then(Value::as_u64).unwrap_or(u64::MAX))
}

/// Checks that a package has exactly the expected files, and is small.
fn check(package: &str, files: &[&str], expected: &[&str], size: u64) -> Outcome {
    let is_of = |file: &str, part: &str| file == part || part.ends_with('/') && file.starts_with(part);
    if let Some(file) = files.iter().find(|file| !expected.iter().any(|part| is_of(file, part))) {
        bail!("{package} would be published with {file}");
    }
    if let Some(part) = expected.iter().find(|part| !files.iter().any(|file| is_of(file, part))) {
        bail!("{package} would be published without {part}");
    }
    ensure!(size <= LARGEST, "{package} would be published with {size} bytes, more than {LARGEST}");
    eprintln!("{package}: {} files, {size} bytes", files.len());
    Ok(())
}

/// Returns the version in the main Cargo.toml.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The positions of the version: files, with the words before and after the version.
const WRITTEN: [(&str, &str); 5] = [
    ("Cargo.toml", "[workspace.package]\nversion = \"VERSION\"\n"),
    ("Cargo.toml", "\ncontract-contact = { version = \"=VERSION\","),
    ("Cargo.toml", "\ncontract-contact-bulk = { version = \"=VERSION\","),
    ("Cargo.toml", "\ncontract-contact-schema = { version = \"=VERSION\","),
    ("bindings/js/package.pkg.json", "\n  \"version\": \"VERSION\",\n"),
];

/// The generated files with the version, except lock files.
const GENERATED: [(&str, &str); 2] = [
    ("crates/contract-contact-schema/schema/openapi.json", "\n    \"version\": \"VERSION\"\n"),
    ("pkg/package.json", "\n  \"version\": \"VERSION\",\n"),
];

/// The folders of the Cargo workspaces.
const WORKSPACES: [&str; 5] = [".", "tests/fuzz", "tests/no_std", "tests/wasm-module", "tests/consumers/leptos"];

const UNRELEASED: &str = "\n## Unreleased\n";

/// Sets the version everywhere. The unreleased changes of the changelog become the section of the version.
pub(crate) fn set_version(version: &str) -> Outcome {
    let numbers: Vec<_> = version.split('.').map(str::parse::<u32>).collect();
    ensure!(numbers.len() == 3 && numbers.iter().all(Result::is_ok), "{version} is not three numbers, as in 0.2.0");
    let now = Timestamp::now().to_string();
    let today = now.split('T').next().unwrap_or_default();
    let section = format!("{UNRELEASED}\n## {version}, {today}\n");
    let places =
        WRITTEN.map(|(path, words)| (path, words.replace("VERSION", VERSION), words.replace("VERSION", version)));
    for (path, from, to) in places.into_iter().chain([("CHANGELOG.md", UNRELEASED.to_owned(), section)]) {
        let text = read(path)?;
        ensure!(text.matches(&from).count() == 1, "{path} has not {from:?} once");
        shell("")?.write_file(path, text.replace(&from, &to))?;
    }
    for folder in WORKSPACES {
        line(folder, "cargo update --workspace")?;
    }
    // The generator has the version compiled in, so it is built again first.
    line("", "cargo run --package xtask -- pkg").map(drop)
}

/// Prints the version, for the workflow that publishes.
pub(crate) fn print_version() -> Outcome {
    same_version()?;
    Ok(writeln!(std::io::stdout(), "{VERSION}")?)
}

/// Fails unless the version is the same everywhere. If the changelog has released sections, the latest must have this version.
pub(crate) fn same_version() -> Outcome {
    let locks = WORKSPACES
        .map(|folder| (format!("{folder}/Cargo.lock"), "\nname = \"contract-contact\"\nversion = \"VERSION\"\n"));
    let files = WRITTEN.into_iter().chain(GENERATED).map(|(path, words)| (path.to_owned(), words));
    for (path, words) in files.chain(locks) {
        let count = read(&path)?.matches(&words.replace("VERSION", VERSION)).count();
        ensure!(count == 1, "{path} has not the version {VERSION}: run `cargo xtask version`");
    }
    let changelog = read("CHANGELOG.md")?;
    let sections = changelog.lines().filter_map(|line| line.strip_prefix("## "));
    let latest = sections.into_iter().find(|name| *name != "Unreleased").unwrap_or_default();
    let is_latest = latest.is_empty() || latest.starts_with(&format!("{VERSION}, "));
    ensure!(is_latest, "the latest section of CHANGELOG.md is {latest:?}, the version is {VERSION}");
    Ok(())
}
