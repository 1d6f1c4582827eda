//! `contract-contact`: checks files of records, and prints the tables of the domain crate.

mod arguments;
mod check;
mod explain;
mod input;
mod report;
mod schema;

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use crate::arguments::{Arguments, Command};
use crate::report::{printable, say};

/// The exit code where an input or output failed.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    let text = match parse().command {
        // The signal handler needs a static reference.
        Command::Check(arguments) => return check::check(Box::leak(Box::new(arguments))),
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
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            say("error", &format!("cannot write: {error}"));
            ExitCode::from(FAILED)
        }
        _ => ExitCode::SUCCESS,
    }
}

/// Parses the command line. Ends the program with a message where the command line is invalid.
fn parse() -> Arguments {
    let arguments = Arguments::try_parse().unwrap_or_else(|error| {
        // clap quotes arguments without escapes, and an argument may be a file name that the shell expanded.
        let is_harmless = |argument: OsString| matches!(printable(&argument.to_string_lossy()), Cow::Borrowed(_));
        if error.use_stderr() && !std::env::args_os().all(is_harmless) {
            let text = error.to_string();
            say("error", text.strip_prefix("error: ").unwrap_or(&text));
            std::process::exit(FAILED.into());
        }
        error.exit()
    });
    if let Command::Check(check) = &arguments.command
        && let Some(conflict) = check.conflict()
    {
        Arguments::command().error(ErrorKind::ArgumentConflict, conflict).exit();
    }
    arguments
}
