//! `cargo xtask bench`.

use std::process::Command;

use crate::install;
use crate::run::{Outcome, cargo, root, run};

/// Measures the domain crate against its rivals and writes the results into `benches/RESULTS.md`.
pub(crate) fn native(rounds: u32) -> Outcome {
    let mut report = cargo("run --profile bench -p contract-contact-benches --bin native-report -- --rounds");
    run(report.arg(rounds.to_string()))
}

/// Measures the npm package against its rivals and writes the results into `benches/RESULTS.md`.
pub(crate) fn js(rounds: u32) -> Outcome {
    install::npm("bindings/js")?;
    install::npm("benches/js")?;
    for browser in install::BROWSERS {
        browser.install()?;
    }
    run(Command::new("node")
        .args(["bench.mjs", "--rounds", &rounds.to_string()])
        .current_dir(root().join("benches/js")))
}

/// Measures the command-line tool and its engine against what people would use instead, and writes the results into
/// `benches/RESULTS.md`.
pub(crate) fn cli(rounds: u32) -> Outcome {
    run(&mut cargo("build --release --target-dir target -p contract-contact-cli"))?;
    // Not together with the tool, which would then be built with the features of its rivals.
    run(&mut cargo(
        "build --release --target-dir target -p contract-contact-benches --bin engine --bin csv-jsonschema --bin compressed",
    ))?;
    install::npm("benches/js")?;
    install::python("benches/python")?;
    install::time()?;
    run(Command::new("node").args(["cli.mjs", "--rounds", &rounds.to_string()]).current_dir(root().join("benches/js")))
}
