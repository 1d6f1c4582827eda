//! Running the program.
#![allow(dead_code, clippy::unwrap_used, reason = "tests")]

use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::thread;

/// How a run ended.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The program, with pipes to it.
pub(crate) fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_contract-contact"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs it with this as standard input.
pub(crate) fn run(arguments: &[&str], input: impl AsRef<[u8]>) -> Run {
    finish(program(arguments).spawn().unwrap(), input.as_ref().to_vec())
}

/// Gives a program its input while it runs.
pub(crate) fn finish(mut child: Child, input: Vec<u8>) -> Run {
    let mut stdin = child.stdin.take().unwrap();
    // It may end without reading.
    let writer = thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Run {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

pub(crate) const VALID: &str = r#"{"Id": 1, "CoworkerContractId": 2, "FullName": "Ada Lovelace"}"#;

/// Runs `check` with these options, and this as standard input.
pub(crate) fn check(options: &str, input: impl AsRef<[u8]>) -> Run {
    let arguments: Vec<&str> = ["check"].into_iter().chain(options.split_whitespace()).collect();
    run(&arguments, input)
}

/// Checks that `check` rejects these options with exit code 2 and a message, and without a report.
#[track_caller]
pub(crate) fn assert_usage_error(options: &str) {
    let run = check(options, VALID);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{options}");
    assert!(run.err.starts_with("error: "), "{options}: {}", run.err);
}
