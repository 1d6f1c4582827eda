//! Reads a contact from a file or from standard input and prints what the endpoint would answer: the accepted record, or
//! the body of the refusal. The examples beside it in `contacts` are there to try it with.
//!
//! Exit code 0: accepted; 1: refused; 2: the file could not be read.
#![allow(clippy::print_stdout, reason = "it is a program for the terminal")]

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use contract_contact::{CreateContractContact, Date, Operation, Rejection, Rules, UpdateContractContact};
use serde::Serialize;

/// Prints what the endpoint would answer to a contact: the accepted record, or the body of the 400.
#[derive(Parser)]
#[command(name = "check", after_help = "Exit code 0: accepted; 1: refused; 2: the file could not be read.")]
struct Arguments {
    /// The request it is the body of.
    #[arg(long, default_value = "update", value_parser = ["update", "create"])]
    operation: String,

    /// Every rule, or only those that the API's page states.
    #[arg(long, default_value = "strict", value_parser = ["strict", "reference"])]
    rules: String,

    /// The last day a date of birth may be [default: the latest date anywhere on Earth].
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,

    /// The JSON to check; `-` is standard input.
    file: PathBuf,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let body = match read(&arguments.file) {
        Ok(body) => body,
        Err(error) => {
            eprintln!("error: cannot read {}: {error}", arguments.file.display());
            return ExitCode::from(2);
        }
    };
    let operation = Operation::from_name(&arguments.operation).unwrap_or(Operation::Update);
    let rules = Rules::from_name(&arguments.rules).unwrap_or_default();
    let today = arguments.today.unwrap_or_else(Date::today);

    let outcome = match operation {
        Operation::Update => UpdateContractContact::from_json(&body, rules, today).map(|contact| pretty(&contact)),
        Operation::Create => CreateContractContact::from_json(&body, rules, today).map(|contact| pretty(&contact)),
    };
    match outcome {
        Ok(record) => {
            eprintln!("accepted");
            println!("{record}");
            ExitCode::SUCCESS
        }
        Err(rejection) => {
            eprintln!("refused: {}", rejection.status());
            if let Rejection::Invalid(errors) = &rejection {
                for error in errors {
                    eprintln!("  {}", error.describe());
                }
            }
            println!("{}", pretty(&rejection.failure()));
            ExitCode::FAILURE
        }
    }
}

fn read(file: &Path) -> io::Result<Vec<u8>> {
    if file == Path::new("-") {
        let mut body = Vec::new();
        io::stdin().read_to_end(&mut body)?;
        return Ok(body);
    }
    fs::read(file)
}

/// With line breaks, as the page shows its examples.
fn pretty(answer: &impl Serialize) -> String {
    serde_json::to_string_pretty(answer).unwrap_or_else(|error| format!("cannot write the answer: {error}"))
}
