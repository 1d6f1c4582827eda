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
    /// Starts the service with a few example contacts, and prints how to talk to it. Ctrl-C stops it.
    Demo {
        /// Instead of serving, sends a valid and an invalid PUT, prints the answers, and fails unless they are right.
        #[arg(long)]
        check: bool,
    },
    /// Runs everything that has to pass before a change is accepted.
    Test {
        /// Only these steps, without what they need.
        #[arg(long, hide = true)]
        lane: Option<test::Lane>,
    },
    /// Checks the Markdown files: links, paths, commands, blocks of code and versions. A part of `test`.
    Documents,
    /// Formats Rust, JavaScript and TypeScript, and applies the safe fixes of the JavaScript linter.
    Format,
    /// Writes what is generated from the tables: the schemas, the OpenAPI document, the tables of docs/rules.md, the TypeScript, the
    /// plots of docs/plots.
    Generate,
    /// Builds the npm package in pkg/, and writes all generated files.
    Pkg,
    /// Builds the example form in Leptos in target/leptos, for any web server.
    Leptos,
    /// Copies the playground, and what it uses of pkg/, into a folder that any web server can serve at any path.
    Playground {
        /// The folder; target/playground without it.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Builds the documents as a site in target/site, with the playground and the API reference, and checks its links.
    Site,
    /// Checks what the packages that are published would hold. A part of `test`.
    Packages,
    /// Prints the version that all crates and the npm package have, or gives them all another, as docs/releasing.md says.
    Version {
        /// The new one, such as 0.2.0.
        new: Option<String>,
    },
    /// Gives the same generated inputs to the domain crate and to pkg/, and compares the answers.
    Differential {
        /// How many.
        #[arg(long, default_value_t = test::DIFFERENTIAL)]
        count: usize,
        /// The same seed gives the same inputs.
        #[arg(long, default_value_t = test::SEED.into())]
        seed: u64,
    },
    /// Runs public suites natively and through pkg/, and writes docs/conformance.md.
    Conformance {
        /// Instead of writing it, fails unless the committed one is what would be written. A part of `test`.
        #[arg(long)]
        check: bool,
    },
    /// Measures side by side with what people would use instead, and writes benches/RESULTS.md and docs/plots.
    Bench {
        /// What to measure.
        what: bench::Bench,
        /// How often each is measured; the results are medians over the rounds.
        #[arg(long, default_value_t = 5)]
        rounds: u32,
        /// For `service`: the program of an earlier build, to measure beside this one.
        #[arg(long)]
        baseline: Option<PathBuf>,
        /// For `service`: the URL of a PostgreSQL server, to measure on that too; its user may create databases.
        #[arg(long)]
        postgres: Option<String>,
    },
    /// Kills the service under load, fills its disk, restarts its database, and more, in numbers that take minutes.
    Faults,
    /// Runs a verification that takes longer than `test`, or needs tools that `test` does not.
    #[command(subcommand)]
    Proof(proof::Proof),
    /// Looks for inputs that break the crate, from the committed corpus on.
    Fuzz {
        /// The target; without it, each in turn.
        target: Option<fuzz::Target>,
        /// For how long, each target.
        #[arg(long, default_value_t = 60)]
        seconds: u64,
        /// The seed of the inputs; by 0, libFuzzer chooses a seed and prints it.
        #[arg(long, default_value_t = 0)]
        seed: u32,
        /// Instead of looking, adds what was found to the committed corpus, and leaves in it no more than reaches the same code.
        #[arg(long, conflicts_with_all = ["seconds", "seed"])]
        merge: bool,
    },
}

fn run(command: Command) -> run::Outcome {
    match command {
        Command::Demo { check: false } => demo::demo(),
        Command::Demo { check: true } => demo::check(),
        Command::Test { lane } => test::test(lane),
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
