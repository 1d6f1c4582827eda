//! `contract-contact`: checks files of records, and prints what the tables of the domain crate hold.

mod arguments;
mod check;
mod explain;
mod input;
mod report;
mod schema;

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::arguments::{Arguments, Command};

/// What a shell is told when something could not be read or written.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    let text = match Arguments::parse().command {
        Command::Check(arguments) => return check::check(&arguments),
        Command::Schema(arguments) => schema::schema(&arguments),
        Command::Explain { code } => explain::explain(code),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "contract-contact", &mut script);
            String::from_utf8_lossy(&script).into_owned()
        }
        Command::Man { command } => arguments::man(command.as_deref()),
    };
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            eprintln!("error: cannot write: {error}");
            ExitCode::from(FAILED)
        }
        _ => ExitCode::SUCCESS,
    }
}
