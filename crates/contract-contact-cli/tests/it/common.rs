//! Functions that run the program, and inputs for it.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;

use flate2::Compression;
use flate2::write::GzEncoder;

/// The result of a run.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Returns the program with these arguments, and with pipes to it.
pub(crate) fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_contract-contact"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    // The help wraps at this width.
    command.env_remove("COLUMNS");
    command
}

/// Runs the program with this standard input.
pub(crate) fn run(arguments: &[&str], input: impl AsRef<[u8]>) -> Run {
    finish(program(arguments).spawn().unwrap(), input.as_ref().to_vec())
}

/// Writes the input of a running program, and waits for the end of the program.
pub(crate) fn finish(mut child: Child, input: Vec<u8>) -> Run {
    let mut stdin = child.stdin.take().unwrap();
    // The program may end without reading.
    let writer = thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Run {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A valid record.
pub(crate) const VALID: &str = r#"{"Id": 1, "CoworkerContractId": 2, "FullName": "Ada Lovelace"}"#;

/// Runs `check` with these options and this standard input.
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

/// Runs `check` in a folder with these files. The options include the names of the files to check.
pub(crate) fn check_files<Contents: AsRef<[u8]>>(options: &str, files: &[(&str, Contents)]) -> Run {
    let folder = tempfile::tempdir().unwrap();
    for (name, contents) in files {
        fs::write(folder.path().join(name), contents).unwrap();
    }
    check_in(folder.path(), options)
}

/// Runs `check` in an existing folder.
pub(crate) fn check_in(folder: &Path, options: &str) -> Run {
    let words: Vec<&str> = ["check"].into_iter().chain(options.split_whitespace()).collect();
    finish(program(&words).current_dir(folder).spawn().unwrap(), Vec::new())
}

/// Checks the exit code, and a line at the end of the report.
#[track_caller]
pub(crate) fn assert_summary(run: &Run, code: i32, summary: &str) {
    assert!(run.out.contains(&format!("{summary}\n")), "{}{}", run.out, run.err);
    assert_eq!(run.code, Some(code), "{}{}", run.out, run.err);
}

/// Checks that the input is one valid record, without messages.
#[track_caller]
pub(crate) fn assert_valid(run: &Run) {
    assert_eq!((run.out.as_str(), run.err.as_str()), ("1 record: 1 valid, 0 invalid\n", ""));
    assert_eq!(run.code, Some(0));
}

/// Returns a CSV file of one record, with one column beside the required columns.
pub(crate) fn with_column(name: &str, cell: &str) -> String {
    format!("Id,CoworkerContractId,FullName,{name}\n1,2,Ada,{cell}\n")
}

pub(crate) fn gzip(bytes: impl AsRef<[u8]>) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes.as_ref()).unwrap();
    encoder.finish().unwrap()
}

pub(crate) fn zstd(bytes: impl AsRef<[u8]>) -> Vec<u8> {
    // Like the program zstd.
    let mut encoder = zstd::Encoder::new(Vec::new(), 1).unwrap();
    encoder.include_checksum(true).unwrap();
    encoder.write_all(bytes.as_ref()).unwrap();
    encoder.finish().unwrap()
}
