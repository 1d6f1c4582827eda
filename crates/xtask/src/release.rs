//! What is released: the packages hold what they should, and have one version.

use std::fs;
use std::io::Write;
use std::process::Command;

use contract_contact::Timestamp;
use serde_json::Value;

use crate::run::{Outcome, cargo, output, read, root, run};
use crate::{leptos, pkg};

/// The crates that are published, in the order in which they need each other, the folder of each, and what it holds besides [`EVERYWHERE`].
const CRATES: [(&str, &str, &[&str]); 6] = [
    ("contract-contact", "crates/contract-contact", &["DESIGN.md", "examples/"]),
    ("contract-contact-schema", "crates/contract-contact-schema", &["schema/"]),
    ("contract-contact-wasm", "bindings/wasm", &[]),
    ("contract-contact-bulk", "crates/contract-contact-bulk", &[]),
    ("contract-contact-cli", "crates/contract-contact-cli", &[]),
    ("contract-contact-server", "crates/contract-contact-server", &["migrations/"]),
];

/// What every crate has to hold: files, and folders with a slash.
const EVERYWHERE: [&str; 3] = ["Cargo.toml", "README.md", "src/"];

/// What cargo adds.
const BY_CARGO: [&str; 3] = [".cargo_vcs_info.json", "Cargo.lock", "Cargo.toml.orig"];

/// A package with a corpus or a build in it would be larger: in bytes, unpacked.
const LARGEST: u64 = 500_000;

/// Compares the files that would be published with what the packages should hold.
pub(crate) fn packages() -> Outcome {
    for (package, folder, also) in CRATES {
        let listed = output(cargo("package --list --allow-dirty --package").arg(package))?;
        let files: Vec<_> = listed.lines().filter(|file| !BY_CARGO.contains(file)).collect();
        let folder = root().join(folder);
        let size = files.iter().map(|file| fs::metadata(folder.join(file)).map_or(0, |file| file.len())).sum();
        check(package, &files, &[&EVERYWHERE, also].concat(), size)?;
    }
    let packed = output(Command::new("npm").args(["pack", "./pkg", "--dry-run", "--json"]).current_dir(root()))?;
    let packed: Value = serde_json::from_str(&packed).map_err(|error| format!("npm pack: {error}"))?;
    let files = packed.pointer("/0/files").and_then(Value::as_array).into_iter().flatten();
    let files: Vec<_> = files.filter_map(|file| file.get("path")?.as_str()).collect();
    // `pkg/` is made for this, so all of it is published.
    let built = pkg::names(&root().join("pkg"))?;
    let built: Vec<_> = built.iter().map(String::as_str).collect();
    check("pkg/", &files, &built, packed.pointer("/0/unpackedSize").and_then(Value::as_u64).unwrap_or(u64::MAX))
}

/// Every file has to be expected, everything that is expected there, and the whole small.
fn check(package: &str, files: &[&str], expected: &[&str], size: u64) -> Outcome {
    let is_of = |file: &str, part: &str| file == part || part.ends_with('/') && file.starts_with(part);
    if let Some(file) = files.iter().find(|file| !expected.iter().any(|part| is_of(file, part))) {
        return Err(format!("{package} would be published with {file}"));
    }
    if let Some(part) = expected.iter().find(|part| !files.iter().any(|file| is_of(file, part))) {
        return Err(format!("{package} would be published without {part}"));
    }
    if size > LARGEST {
        return Err(format!("{package} would be published with {size} bytes, more than {LARGEST}"));
    }
    eprintln!("{package}: {} files, {size} bytes", files.len());
    Ok(())
}

/// The version that all have.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Where the version stands: files, and the words around it. The lock files, the OpenAPI document and `pkg/` are made from these.
const PLACES: [(&str, &str); 4] = [
    ("Cargo.toml", "[workspace.package]\nversion = \"VERSION\"\n"),
    ("Cargo.toml", "\ncontract-contact = { version = \"=VERSION\","),
    ("Cargo.toml", "\ncontract-contact-schema = { version = \"=VERSION\","),
    ("bindings/js/package.pkg.json", "\n  \"version\": \"VERSION\",\n"),
];

/// What is made from them.
const MADE: [(&str, &str); 7] = [
    ("Cargo.lock", "\nname = \"contract-contact\"\nversion = \"VERSION\"\n"),
    ("tests/fuzz/Cargo.lock", "\nname = \"contract-contact\"\nversion = \"VERSION\"\n"),
    ("tests/no_std/Cargo.lock", "\nname = \"contract-contact\"\nversion = \"VERSION\"\n"),
    ("tests/wasm-module/Cargo.lock", "\nname = \"contract-contact\"\nversion = \"VERSION\"\n"),
    ("tests/consumers/leptos/Cargo.lock", "\nname = \"contract-contact\"\nversion = \"VERSION\"\n"),
    ("crates/contract-contact-schema/schema/openapi.json", "\n    \"version\": \"VERSION\"\n"),
    ("pkg/package.json", "\n  \"version\": \"VERSION\",\n"),
];

const UNRELEASED: &str = "\n## Unreleased\n";

/// Sets the version everywhere, and makes what is unreleased in the changelog its section.
pub(crate) fn set_version(version: &str) -> Outcome {
    let numbers: Vec<_> = version.split('.').map(str::parse::<u32>).collect();
    if numbers.len() != 3 || numbers.iter().any(Result::is_err) {
        return Err(format!("{version} is not three numbers, as in 0.2.0"));
    }
    for (path, words) in PLACES {
        replace(path, &words.replace("VERSION", VERSION), &words.replace("VERSION", version))?;
    }
    let now = Timestamp::now().to_string();
    let today = now.split('T').next().unwrap_or_default();
    replace("CHANGELOG.md", UNRELEASED, &format!("{UNRELEASED}\n## {version}, {today}\n"))?;
    for folder in ["", "tests/fuzz", "tests/no_std", "tests/wasm-module", leptos::EXAMPLE] {
        run(cargo("update --workspace").current_dir(root().join(folder)))?;
    }
    // By a program with the new version.
    run(&mut cargo("run --package xtask -- pkg"))
}

/// Prints it, for the workflow that publishes.
pub(crate) fn print_version() -> Outcome {
    same_version()?;
    writeln!(std::io::stdout(), "{VERSION}").map_err(|error| error.to_string())
}

/// Fails unless the version is the same everywhere, and the changelog's latest section is of it once there is one.
pub(crate) fn same_version() -> Outcome {
    for (path, words) in PLACES.into_iter().chain(MADE) {
        if read(path)?.matches(&words.replace("VERSION", VERSION)).count() != 1 {
            return Err(format!("{path} has not the version {VERSION}: run `cargo xtask version`"));
        }
    }
    let changelog = read("CHANGELOG.md")?;
    let mut sections =
        changelog.lines().filter_map(|line| line.strip_prefix("## ")).filter(|name| *name != "Unreleased");
    match sections.next() {
        Some(latest) if !latest.starts_with(&format!("{VERSION}, ")) => {
            Err(format!("the latest section of CHANGELOG.md is {latest:?}, the version is {VERSION}"))
        }
        _ => Ok(()),
    }
}

fn replace(path: &str, from: &str, to: &str) -> Outcome {
    let text = read(path)?;
    if text.matches(from).count() != 1 {
        return Err(format!("{path} has not {from:?} once"));
    }
    fs::write(root().join(path), text.replace(from, to)).map_err(|error| format!("cannot write {path}: {error}"))
}
