//! `cargo xtask fuzz`, which calls libFuzzer without cargo-fuzz. docs/design.md has the reasons.

use anyhow::Context as _;
use clap::ValueEnum;
use xshell::cmd;

use crate::install;
use crate::run::{Outcome, line, shell};

const FOLDER: &str = "tests/fuzz";

/// A program in `tests/fuzz/fuzz_targets`.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Target {
    /// The outcome of arbitrary bytes.
    Outcome,
    /// The reader of the API's answers.
    Response,
    /// The engine for many records.
    Bulk,
}

const COVERAGE: &str = "--cfg fuzzing -Ccodegen-units=1 -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

const SEARCH: &str = "-max_len=2048 -print_final_stats=1 -artifact_prefix=artifacts/NAME/";

/// Runs one target, or each, for the given time, starting from the committed corpus. For the seed 0, libFuzzer chooses a seed.
/// New inputs go to `tests/fuzz/target/found`, failing inputs to `tests/fuzz/artifacts`.
pub(crate) fn fuzz(target: Option<Target>, seconds: u64, seed: u32) -> Outcome {
    each(target, &format!("-max_total_time={seconds} -seed={seed} {SEARCH} target/found/NAME target/corpus/NAME"))
}

/// Runs each target on the given number of inputs, starting from the committed corpus. Two runs of a checkout try the same inputs.
/// Another processor or another order of the files may change the inputs.
pub(crate) fn smoke(inputs: u32, seed: u32) -> Outcome {
    // libFuzzer stores compared values by address, and reloads folders by the clock. Both would change the inputs.
    let fixed = "-use_cmp=0 -reload=0";
    each(None, &format!("-runs={inputs} -seed={seed} {fixed} {SEARCH} target/new/NAME target/corpus/NAME"))
}

/// Replaces each packed corpus by the fewest inputs that reach the same code. The inputs are those of the corpus, the new ones and
/// the failing ones.
pub(crate) fn merge(target: Option<Target>) -> Outcome {
    // Without counters, the corpus has no inputs that only repeat the same code.
    let merge =
        "-set_cover_merge=1 -use_counters=0 target/new/NAME target/corpus/NAME target/found/NAME artifacts/NAME";
    each(target, merge)?;
    for name in names(target) {
        let sh = shell(&format!("{FOLDER}/target/new/{name}"))?;
        let inputs = sh.read_dir(".")?;
        let inputs = inputs.iter().filter_map(|input| input.file_name());
        // Equal inputs give equal archives.
        cmd!(sh, "tar --mtime=@0 --owner=0 --group=0 --numeric-owner --mode=644 -I")
            .arg("gzip -9n")
            .args(["-cf", &format!("../../../corpus/{name}.tar.gz")])
            .args(inputs)
            .quiet()
            .run()?;
    }
    Ok(())
}

fn names(target: Option<Target>) -> impl Iterator<Item = String> {
    let targets = target.map_or_else(|| Target::value_variants().to_vec(), |target| vec![target]);
    targets.into_iter().filter_map(|target| Some(target.to_possible_value()?.get_name().to_owned()))
}

/// Builds the targets. Unpacks the corpus of one target or of each, and runs the target. `NAME` in the options is its name.
fn each(target: Option<Target>, options: &str) -> Outcome {
    install::CXX.install()?;
    let sh = shell(FOLDER)?;
    // With `--target`, RUSTFLAGS do not apply to build scripts.
    let version = cmd!(sh, "rustc -vV").quiet().read()?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc -vV names no host")?;
    cmd!(sh, "cargo build --release --target {host}").env("RUSTFLAGS", COVERAGE).run()?;
    for name in names(target) {
        for folder in ["target/corpus", "target/new"] {
            sh.remove_path(format!("{folder}/{name}"))?;
        }
        for folder in ["target/corpus", "target/new", "target/found", "artifacts"] {
            sh.create_dir(format!("{folder}/{name}"))?;
        }
        let unpack = "tar -xzf corpus/NAME.tar.gz -C target/corpus/NAME";
        let run = format!("{unpack} && target/{host}/release/NAME {options}").replace("NAME", &name);
        line(FOLDER, &run)?;
    }
    Ok(())
}
