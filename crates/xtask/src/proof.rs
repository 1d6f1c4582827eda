//! `cargo xtask proof`: verification that takes longer than `test`, or that needs more tools.

use std::time::{Duration, Instant, SystemTime};

use anyhow::Context as _;
use clap::Subcommand;

use crate::install::{self, WPE};
use crate::run::{Outcome, line, root};
use crate::{fuzz, test};

/// The time for each fuzz target in a round.
const FUZZ_SECONDS: u64 = 15;

#[derive(Clone, Copy, Subcommand)]
pub(crate) enum Proof {
    /// Runs all tests with generated inputs on new seeds, round after round. Stops at the first failure.
    Explore {
        /// No round begins after this time.
        #[arg(long, default_value_t = 10)]
        minutes: u64,
    },
    /// Sends the service the requests that schemathesis generates from the OpenAPI document, with each rule set.
    Contract {
        /// The highest number of requests for an operation and a phase of schemathesis.
        #[arg(long, default_value_t = 200)]
        examples: u32,
    },
    /// Runs the commands for Spark, DuckDB and xargs in docs/check-files-on-a-cluster.md.
    Spark,
    /// Runs the tests of the package in an older WebKit.
    Engines,
}

pub(crate) fn proof(what: Proof) -> Outcome {
    match what {
        Proof::Explore { minutes } => explore(Duration::from_secs(minutes * 60)),
        Proof::Contract { examples } => contract(examples),
        Proof::Spark => spark(),
        Proof::Engines => engines(),
    }
}

fn explore(most: Duration) -> Outcome {
    let start = Instant::now();
    while start.elapsed() < most {
        let seed = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.subsec_nanos();
        eprintln!("── seed {seed}");
        let tests = || {
            line("", &test::TESTS.replace("{seed}", &seed.to_string()))?;
            test::differential(test::DIFFERENTIAL, seed.into())?;
            fuzz::fuzz(None, FUZZ_SECONDS, seed)
        };
        tests().with_context(|| format!("the seed was {seed}"))?;
    }
    Ok(())
}

fn contract(examples: u32) -> Outcome {
    const FOLDER: &str = "tests/contract";
    install::python(FOLDER)?;
    let programs = root().canonicalize()?.join("target/python").join(FOLDER).join("bin");
    let path = format!("{}:{}", programs.display(), std::env::var("PATH")?);
    line("", "cargo build -p contract-contact-server")?;
    line("", &format!("PATH={path} node {FOLDER}/run.mjs --max-examples {examples}")).map(drop)
}

fn spark() -> Outcome {
    install::python("docs/spark")?;
    line("", "cargo build --release -p contract-contact-cli")?;
    test::differential(20_000, test::SEED.into())?;
    line("", "target/python/docs/spark/bin/python tests/cluster/verify.py").map(drop)
}

fn engines() -> Outcome {
    WPE.install()?;
    test::differential(test::DIFFERENTIAL, test::SEED.into())?;
    line("bindings/js", "ENGINE=wpe node --test test/browser.test.mjs").map(drop)
}
