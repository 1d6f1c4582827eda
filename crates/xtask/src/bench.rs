//! `cargo xtask bench`: runs a benchmark, and writes the results into `benches/RESULTS.md`.

use std::path::{Path, absolute};

use anyhow::ensure;
use clap::ValueEnum;

use crate::run::{Outcome, line, shell};
use crate::{generate, install};

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Bench {
    /// The domain crate.
    Native,
    /// The npm package in pkg/.
    Js,
    /// The command-line tool.
    Cli,
    /// The service under load, compared with an earlier build and with SQLite alone.
    Service,
}

/// Runs a benchmark, and draws the plots of the results. `baseline` and `postgres` are options of the service.
pub(crate) fn bench(what: Bench, rounds: u32, baseline: Option<&Path>, postgres: Option<String>) -> Outcome {
    let is_service = matches!(what, Bench::Service);
    ensure!(
        is_service || (baseline.is_none() && postgres.is_none()),
        "only `bench service` has `--baseline` and `--postgres`"
    );
    match what {
        Bench::Native => native(rounds).map(drop),
        Bench::Js => js(rounds).map(drop),
        Bench::Cli => cli(rounds).map(drop),
        Bench::Service => service(rounds, baseline, postgres),
    }?;
    generate::write_all()
}

/// Compares the domain crate with its rivals.
fn native(rounds: u32) -> Outcome<Vec<String>> {
    let report = "cargo run --profile bench -p contract-contact-benches --bin native-report -- --rounds";
    line("", &format!("{report} {rounds}"))
}

/// Compares the npm package with its rivals.
fn js(rounds: u32) -> Outcome<Vec<String>> {
    install::npm("bindings/js")?;
    install::npm("benches/js")?;
    install::BROWSERS.iter().try_for_each(install::Program::install)?;
    line("benches/js", &format!("node bench.mjs --rounds {rounds}"))
}

/// Compares the command-line tool and its engine with their rivals.
fn cli(rounds: u32) -> Outcome<Vec<String>> {
    let build = "cargo build --release --target-dir target -p";
    // In one build, cargo would give the tool the features that its rivals turn on.
    let rivals = "contract-contact-benches --bin engine --bin csv-jsonschema --bin compressed";
    line("", &format!("{build} contract-contact-cli && {build} {rivals}"))?;
    install::npm("benches/js")?;
    install::python("benches/python")?;
    install::TIME.install()?;
    line("benches/js", &format!("node cli.mjs --rounds {rounds}"))
}

/// Measures the service under load, also on the PostgreSQL server. Runs by turns with the earlier build.
fn service(rounds: u32, baseline: Option<&Path>, postgres: Option<String>) -> Outcome {
    install::WRK.install()?;
    let build = "cargo build --release --target-dir target -p";
    line("", &format!("{build} contract-contact-server && {build} contract-contact-service-benches"))?;
    let baseline = baseline.map(absolute).transpose()?.map(|program| format!("--baseline={}", program.display()));
    let options = baseline.into_iter().chain(postgres.map(|url| format!("--postgres={url}")));
    Ok(shell("")?
        .cmd("node")
        .args(["benches/service/bench.mjs", "--rounds", &rounds.to_string()])
        .args(options)
        .run()?)
}
