//! `cargo xtask proof explore`: everything that generates inputs, on fresh seeds. `cargo xtask test` runs the same on one seed.

use std::process::Command;
use std::time::{Duration, Instant};

use crate::run::{Outcome, cargo, output, root, run};
use crate::{differential, fuzz, test};

/// How long each fuzz target runs in a round: together about as long as the rest of the round.
const FUZZ_SECONDS: u64 = 15;

/// The test of the service that generates requests.
const REQUESTS: &str = "-p contract-contact-server --test faults malformed_requests";

/// Runs rounds until the time is over, each on a seed of its own, and stops at the first failure.
pub(crate) fn explore(minutes: u64) -> Outcome {
    let tests = property_tests()?;
    for arguments in &tests {
        run(cargo("test --no-run").args(arguments.split_whitespace()))?;
    }
    fuzz::build()?;

    let end = Instant::now() + Duration::from_secs(minutes.saturating_mul(60));
    let left = || end.saturating_duration_since(Instant::now()).as_secs();
    let mut seeds = Vec::new();
    while left() > 0 {
        let seed = fastrand::u32(1..);
        seeds.push(seed.to_string());
        eprintln!("\n── round {}, seed {seed}", seeds.len());
        for arguments in tests.iter().take_while(|_| left() > 0) {
            let mut test = cargo("test");
            test.args(arguments.split_whitespace()).env("PROPTEST_RNG_SEED", seed.to_string());
            run(&mut test).map_err(|error| {
                format!(
                    "PROPTEST_RNG_SEED={seed} {error}. Keep the case: give it a test of its own, and commit the \
                     .proptest-regressions file beside a property test"
                )
            })?;
        }
        if left() > 0 {
            differential::differential(test::DIFFERENTIAL, seed.into()).map_err(|error| {
                format!("seed {seed}: {error}. Keep the case: add the input, which is printed above, to tests/corpus")
            })?;
        }
        if left() > 0 {
            fuzz::fuzz(None, FUZZ_SECONDS.min(left()), seed).map_err(|error| {
                format!("seed {seed}: {error}. Keep the case: see \"Generated inputs\" of CONTRIBUTING.md")
            })?;
        }
    }
    eprintln!("\nNothing was found in {} rounds, from the seeds {}.", seeds.len(), seeds.join(", "));
    Ok(())
}

/// Returns the arguments of `cargo test` for each file with property tests, and for the test of the service.
fn property_tests() -> Outcome<Vec<String>> {
    let files = output(Command::new("git").args(["grep", "-l", "^proptest! {", "--", "*.rs"]).current_dir(root()))?;
    let tests = files.lines().map(|path| {
        let (package, target) = match path.split_once("/tests/") {
            Some((package, file)) => {
                (package, format!("--test it {}::", file.trim_start_matches("it/").trim_end_matches(".rs")))
            }
            None => (path.split("/src/").next().unwrap_or_default(), "--lib".into()),
        };
        format!("--all-features --manifest-path {package}/Cargo.toml {target}")
    });
    Ok(tests.chain([REQUESTS.to_owned()]).collect())
}
