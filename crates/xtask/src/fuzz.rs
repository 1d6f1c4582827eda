//! `cargo xtask fuzz`: libFuzzer by way of the compiler's stable flags, so that it takes neither a nightly toolchain nor
//! cargo-fuzz; with those, `cargo fuzz run` works on the same folder and adds the address sanitizer.
//!
//! The corpus of a target is one archive in `tests/fuzz/corpus`, which is unpacked into `tests/fuzz/target/corpus`.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::ValueEnum;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use crate::run::{Outcome, cargo, root, run};

/// A program in `tests/fuzz/fuzz_targets`.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Target {
    /// Bytes to outcome.
    Outcome,
    /// The reader of real answers.
    Response,
    /// Many records.
    Bulk,
}

impl Target {
    const fn name(self) -> &'static str {
        match self {
            Target::Outcome => "outcome",
            Target::Response => "response",
            Target::Bulk => "bulk",
        }
    }
}

const COVERAGE: &str = "--cfg fuzzing -Ccodegen-units=1 -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// Runs a target, or each, for so many seconds from the committed corpus on; by the seed 0, libFuzzer chooses one. What it
/// finds goes to `tests/fuzz/target/found`, but an input that fails to `tests/fuzz/artifacts`.
pub(crate) fn fuzz(target: Option<Target>, seconds: u64, seed: u32) -> Outcome {
    each(target, |fuzzer, folders| {
        create(&folders.found)?;
        search(fuzzer.arg(format!("-max_total_time={seconds}")), folders, &folders.found, seed)
    })
}

/// Runs each target on so many inputs, from the committed corpus alone. Two runs of a checkout try the same inputs. Another
/// processor, or another order of the files, may lead the search elsewhere.
pub(crate) fn smoke(inputs: u32, seed: u32) -> Outcome {
    each(None, |fuzzer, folders| {
        let found = folders.found.with_extension("smoke");
        empty(&found)?;
        // What was compared is kept by address, and the folders are read again by the clock.
        let fixed = ["-use_cmp=0", "-reload=0"];
        search(fuzzer.arg(format!("-runs={inputs}")).args(fixed), folders, &found, seed)
    })
}

fn search(fuzzer: &mut Command, folders: &Folders, found: &Path, seed: u32) -> Outcome {
    create(&folders.artifacts)?;
    fuzzer
        .args([format!("-seed={seed}"), "-max_len=2048".into(), "-print_final_stats=1".into()])
        .arg(format!("-artifact_prefix={}/", folders.artifacts.display()))
        .args([found, &folders.corpus]);
    run(fuzzer)
}

/// Replaces each packed corpus by the fewest inputs that reach the same code: of that corpus, of what was found since, and of what
/// failed.
pub(crate) fn merge(target: Option<Target>) -> Outcome {
    each(target, |fuzzer, folders| {
        let merged = folders.found.with_extension("merged");
        empty(&merged)?;
        create(&folders.found)?;
        create(&folders.artifacts)?;
        // How often each place is reached does not count, which keeps the corpus small.
        run(fuzzer.args(["-set_cover_merge=1", "-use_counters=0"]).args([
            &merged,
            &folders.corpus,
            &folders.found,
            &folders.artifacts,
        ]))?;
        pack(&merged, &folders.archive)
    })
}

struct Folders {
    archive: PathBuf,
    /// What the archive holds.
    corpus: PathBuf,
    found: PathBuf,
    artifacts: PathBuf,
}

/// Builds the targets.
pub(crate) fn build() -> Outcome {
    compiler()?;
    let mut build = cargo(&format!("build --release --target {}", host()?));
    run(build.current_dir(folder()).env("RUSTFLAGS", COVERAGE))
}

/// Builds the targets, and does something with one, or each in turn.
fn each(target: Option<Target>, start: impl Fn(&mut Command, &Folders) -> Outcome) -> Outcome {
    let folder = folder();
    let host = host()?;
    build()?;
    for target in target.map_or_else(|| Target::value_variants().to_vec(), |target| vec![target]) {
        let name = target.name();
        let mut fuzzer = Command::new(folder.join("target").join(&host).join("release").join(name));
        let folders = Folders {
            archive: folder.join("corpus").join(format!("{name}.tar.gz")),
            corpus: folder.join("target/corpus").join(name),
            found: folder.join("target/found").join(name),
            artifacts: folder.join("artifacts").join(name),
        };
        unpack(&folders.archive, &folders.corpus)?;
        start(fuzzer.current_dir(&folder), &folders)?;
    }
    Ok(())
}

fn folder() -> PathBuf {
    root().join("tests/fuzz")
}

fn unpack(archive: &Path, corpus: &Path) -> Outcome {
    empty(corpus)?;
    File::open(archive)
        .and_then(|file| tar::Archive::new(GzDecoder::new(file)).unpack(corpus))
        .map_err(|error| format!("cannot unpack {}: {error}", archive.display()))
}

/// Packs a folder of inputs, so that the same inputs are the same archive.
fn pack(corpus: &Path, archive: &Path) -> Outcome {
    let packed = || {
        let mut inputs = fs::read_dir(corpus)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
        inputs.sort();
        let mut tar = tar::Builder::new(GzEncoder::new(File::create(archive)?, Compression::best()));
        tar.mode(tar::HeaderMode::Deterministic);
        for input in &inputs {
            tar.append_path_with_name(input, input.file_name().unwrap_or_default())?;
        }
        tar.into_inner()?.finish()
    };
    packed().map(drop).map_err(|error| format!("cannot pack {}: {error}", archive.display()))
}

fn empty(folder: &Path) -> Outcome {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| format!("cannot empty {}: {error}", folder.display()))?;
    }
    create(folder)
}

fn create(folder: &Path) -> Outcome {
    fs::create_dir_all(folder).map_err(|error| format!("cannot create {}: {error}", folder.display()))
}

/// libFuzzer is C++. Where there is no compiler for it, Debian's is installed.
pub(crate) fn compiler() -> Outcome {
    if Command::new("c++").arg("--version").output().is_ok_and(|output| output.status.success()) {
        return Ok(());
    }
    eprintln!("No C++ compiler, which libFuzzer needs: installing g++ …");
    run(Command::new("apt-get").args(["install", "--yes", "--no-install-recommends", "g++"]))
        .map_err(|error| format!("fuzzing needs a C++ compiler as `c++`: install one ({error})"))
}

/// The triple of this machine: flags for a named target do not reach build scripts.
fn host() -> Outcome<String> {
    let output = Command::new("rustc").arg("-vV").output().map_err(|error| format!("cannot start rustc: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| "rustc -vV names no host".to_owned())
}
