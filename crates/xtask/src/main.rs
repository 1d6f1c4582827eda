//! The project's own commands, run as `cargo xtask …`.

mod bench;
mod conformance;
mod contract;
mod demo;
mod deploy;
mod differential;
mod documents;
mod explore;
mod format;
mod fuzz;
mod generate;
mod install;
mod leptos;
mod load;
mod pkg;
mod playground;
mod proof;
mod release;
mod run;
mod service;
mod spark;
mod test;
mod typescript;
mod wasm;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

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
        /// Instead of serving, sends a good and a bad PUT, prints the answers, and fails unless they are right.
        #[arg(long)]
        check: bool,
    },
    /// Runs everything that has to pass before a change is taken.
    Test {
        /// Only these steps, without what they need.
        #[arg(long, hide = true)]
        lane: Option<test::Lane>,
    },
    /// Checks the Markdown files: links, paths, commands, blocks of code and versions; and that each public item of the domain
    /// crate has an example. A part of `test`.
    Documents,
    /// Formats Rust, JavaScript and TypeScript, and applies the safe fixes of the JavaScript linter.
    Format,
    /// Writes what is made from the tables: the schemas, the OpenAPI document, the tables of docs/rules.md, the TypeScript,
    /// the plots of docs/plots.
    Generate,
    /// Builds the npm package in pkg/, and writes its reference.
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
        #[arg(long, default_value_t = 200_000)]
        count: usize,
        /// What they are made from; the same seed makes the same inputs.
        #[arg(long, default_value_t = 1)]
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
        what: Bench,
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
    /// Looks for inputs that break the crate, from the committed corpus on.
    Fuzz {
        /// The target; without it, each in turn.
        target: Option<fuzz::Target>,
        /// For how long, each target.
        #[arg(long, default_value_t = 60)]
        seconds: u64,
        /// What the inputs are made from; by 0, libFuzzer chooses a seed and prints it.
        #[arg(long, default_value_t = 0)]
        seed: u32,
        /// Instead of looking, adds what was found to the committed corpus, and leaves in it no more than reaches the same code.
        #[arg(long, conflicts_with_all = ["seconds", "seed"])]
        merge: bool,
    },
    /// Shows what takes other tools or more time than `test` has: miri, mutants, minimal versions and more. See docs/verification.md.
    #[command(subcommand)]
    Proof(proof::Proof),
}

#[derive(Clone, Copy, ValueEnum)]
enum Bench {
    /// The domain crate.
    Native,
    /// The npm package in pkg/.
    Js,
    /// The command-line tool.
    Cli,
    /// The service under load, beside an earlier build and SQLite alone.
    Service,
}

fn main() -> ExitCode {
    let command = Arguments::parse().command;
    let has_measured = matches!(command, Command::Bench { .. });
    let outcome = match command {
        Command::Demo { check: false } => demo::demo(),
        Command::Demo { check: true } => demo::check(),
        Command::Test { lane } => test::test(lane),
        Command::Documents => documents::check(),
        Command::Format => format::write(),
        Command::Generate => generate::write_all(),
        Command::Pkg => pkg::build(),
        Command::Leptos => leptos::build(),
        Command::Playground { out } => playground::build(out),
        Command::Site => run::run(&mut run::cargo("run -p contract-contact-docs")),
        Command::Packages => release::packages(),
        Command::Version { new: None } => release::print_version(),
        Command::Version { new: Some(version) } => release::set_version(&version),
        Command::Differential { count, seed } => differential::differential(count, seed),
        Command::Conformance { check } => conformance::conformance(check),
        Command::Bench { what: Bench::Service, rounds, baseline, postgres } => {
            load::bench(rounds, baseline.as_deref(), postgres.as_deref())
        }
        Command::Bench { baseline: Some(_), .. } | Command::Bench { postgres: Some(_), .. } => {
            Err("only `bench service` has `--baseline` and `--postgres`".into())
        }
        Command::Bench { what: Bench::Native, rounds, .. } => bench::native(rounds),
        Command::Bench { what: Bench::Js, rounds, .. } => bench::js(rounds),
        Command::Bench { what: Bench::Cli, rounds, .. } => bench::cli(rounds),
        Command::Faults => test::faults(),
        Command::Fuzz { target, merge: false, seconds, seed } => fuzz::fuzz(target, seconds, seed),
        Command::Fuzz { target, merge: true, .. } => fuzz::merge(target),
        Command::Proof(what) => proof::proof(what),
    };
    match outcome.and_then(|()| if has_measured { generate::write_all() } else { Ok(()) }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
