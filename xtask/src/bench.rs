//! `cargo xtask bench`.

use crate::run::{Outcome, cargo, run};

/// Measures the domain crate against its rivals and writes the results into `benches/RESULTS.md`.
pub(crate) fn native(rounds: u32) -> Outcome {
    let mut report = cargo("run --profile bench -p contract-contact-benches --bin native-report -- --rounds");
    run(report.arg(rounds.to_string()))
}
