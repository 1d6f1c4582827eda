//! The project's own commands, run as `cargo xtask …`.

mod bench;
mod demo;
mod documents;
mod fuzz;
mod generate;
mod install;
mod pkg;
mod proof;
mod release;
mod run;
mod test;
mod wasm;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The project's own commands.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Starts the service with a few example contacts, and prints example requests. Ctrl-C stops the service.
    Demo {
        /// Sends a valid and an invalid PUT, prints the answers, and fails unless the answers are right. Then stops the service.
        #[arg(long)]
        check: bool,
    },
    /// Runs all checks that must pass before a change is accepted.
    Test {
        /// Runs only these steps, and installs no tools.
        #[arg(long, hide = true)]
        lane: Option<test::Lane>,
        /// Then run the steps of either lane that have no file in this folder.
        #[arg(long, hide = true, requires = "lane")]
        claims: Option<std::path::PathBuf>,
    },
    /// Checks links, paths, commands, code blocks and versions in the Markdown files. Part of `test`.
    Documents,
    /// Formats Rust, JavaScript and TypeScript, and applies the safe fixes of the JavaScript linter.
    Format,
    /// Writes the generated files: schemas, OpenAPI document, tables of docs/rules.md, TypeScript, and the plots of docs/plots.
    Generate,
    /// Builds the npm package in pkg/, and writes all generated files.
    Pkg,
    /// Builds the example form in Leptos into target/leptos, as static files.
    Leptos,
    /// Builds the playground as static files, for any web server and any path.
    Playground {
        /// The folder. The default is target/playground.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Builds the documents as a site in target/site, with the playground and the API references. Checks the links of the site.
    Site,
    /// Checks the files of the packages that would be published. Part of `test`.
    Packages,
    /// Prints the version of the crates and the npm package, or sets another version: see docs/releasing.md.
    Version {
        /// The new version, such as 0.2.0.
        new: Option<String>,
    },
    /// Compares the results of the domain crate and of pkg/ for the same generated inputs.
    Differential {
        /// The number of inputs.
        #[arg(long, default_value_t = test::DIFFERENTIAL)]
        count: usize,
        /// The seed of the inputs.
        #[arg(long, default_value_t = test::SEED.into())]
        seed: u64,
    },
    /// Runs public test suites natively and by pkg/, and writes docs/conformance.md.
    Conformance {
        /// Writes nothing, and fails if the committed file is out of date. Part of `test`.
        #[arg(long)]
        check: bool,
    },
    /// Runs a benchmark against its rivals, and writes benches/RESULTS.md and docs/plots.
    Bench {
        /// The benchmark.
        what: bench::Bench,
        /// The number of rounds. The results are medians over the rounds.
        #[arg(long, default_value_t = 5)]
        rounds: u32,
        /// For `service`: the program of an earlier build, for comparison.
        #[arg(long)]
        baseline: Option<PathBuf>,
        /// For `service`: the URL of a PostgreSQL server to measure, too. The user must have the right to create databases.
        #[arg(long)]
        postgres: Option<String>,
    },
    /// Runs the service's fault tests many times: kills the service under load, fills its disk, and restarts its database. Takes minutes.
    Faults,
    /// Runs a verification that takes longer than `test`, or that needs more tools.
    #[command(subcommand)]
    Proof(proof::Proof),
    /// Searches for inputs that break the crates, starting from the committed corpus.
    Fuzz {
        /// The target. The default is each target in turn.
        target: Option<fuzz::Target>,
        /// The time for each target.
        #[arg(long, default_value_t = 60)]
        seconds: u64,
        /// The seed of the inputs. For 0, libFuzzer chooses and prints a seed.
        #[arg(long, default_value_t = 0)]
        seed: u32,
        /// Adds the found inputs to the committed corpus, without inputs that reach the same code. Does not search.
        #[arg(long, conflicts_with_all = ["seconds", "seed"])]
        merge: bool,
    },
}

fn run(command: Command) -> run::Outcome {
    match command {
        Command::Demo { check: false } => demo::demo(),
        Command::Demo { check: true } => demo::check(),
        Command::Test { lane, claims } => test::test(lane, claims),
        Command::Documents => documents::check(),
        Command::Format => test::format().map(drop),
        Command::Generate => generate::write_all(),
        Command::Pkg => pkg::build(),
        Command::Leptos => wasm::leptos(),
        Command::Playground { out } => pkg::playground(out),
        Command::Site => run::line("", "cargo run -p contract-contact-docs").map(drop),
        Command::Packages => release::packages(),
        Command::Version { new: None } => release::print_version(),
        Command::Version { new: Some(version) } => release::set_version(&version),
        Command::Differential { count, seed } => test::differential(count, seed).map(drop),
        Command::Conformance { check } => test::conformance(check).map(drop),
        Command::Bench { what, rounds, baseline, postgres } => {
            bench::bench(what, rounds, baseline.as_deref(), postgres)
        }
        Command::Proof(what) => proof::proof(what),
        Command::Faults => test::faults().map(drop),
        Command::Fuzz { target, merge: false, seconds, seed } => fuzz::fuzz(target, seconds, seed),
        Command::Fuzz { target, merge: true, .. } => fuzz::merge(target),
    }
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
