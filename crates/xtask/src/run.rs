//! Running other programs.

use std::io::{BufRead, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Why a command of this program failed, in words for the person who ran it.
pub(crate) type Outcome<T = ()> = Result<T, String>;

/// The root of the checkout.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A `cargo` command line, at the root of the checkout.
pub(crate) fn cargo(line: &str) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.args(line.split_whitespace()).current_dir(root());
    command
}

/// Runs a command to its end, its output to the terminal.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let status =
        command.stdin(Stdio::null()).status().map_err(|error| format!("cannot start {}: {error}", say(command)))?;
    if status.success() { Ok(()) } else { Err(format!("{} failed: {status}", say(command))) }
}

/// Runs tests to their end, their output to the terminal, and gives what they say they did not run. The error names the
/// tests that failed and where, since whoever reads the end of a long log has no more than that.
pub(crate) fn run_tests(command: &mut Command) -> Outcome<Vec<String>> {
    let started = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
    let mut child = started.map_err(|error| format!("cannot start {}: {error}", say(command)))?;
    let (mut not_run, mut failures, mut is_message) = (Vec::new(), String::new(), false);
    let lines = child.stdout.take().into_iter().flat_map(|output| BufReader::new(output).split(b'\n'));
    for line in lines.map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        let _ = writeln!(std::io::stdout(), "{line}");
        if let Some(what) = line.strip_prefix("not run: ") {
            not_run.push(what.to_owned());
        }
        // wasm-bindgen's runner writes FAIL.
        let of_cargo = line.starts_with("test ") && (line.ends_with("FAILED") || line.ends_with("FAIL"));
        let of_node = line.trim_start().starts_with("not ok ");
        let is_place = line.starts_with("thread '") && line.contains("panicked at ");
        if of_cargo || of_node || is_place || is_message {
            failures.push_str("\n    ");
            failures.push_str(line.trim());
        }
        is_message = is_place;
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    not_run.sort();
    not_run.dedup();
    if status.success() { Ok(not_run) } else { Err(format!("{} failed: {status}{failures}", say(command))) }
}

/// Runs a command to its end and gives what it printed.
pub(crate) fn output(command: &mut Command) -> Outcome<String> {
    let output = command.output().map_err(|error| format!("cannot start {}: {error}", say(command)))?;
    if !output.status.success() {
        return Err(format!("{} failed: {}", say(command), String::from_utf8_lossy(&output.stderr)));
    }
    String::from_utf8(output.stdout).map_err(|error| format!("{} gave no text: {error}", say(command)))
}

/// What a file holds, by its path from the root.
pub(crate) fn read(path: &str) -> Outcome<String> {
    std::fs::read_to_string(root().join(path)).map_err(|error| format!("cannot read {path}: {error}"))
}

/// The command as a person would type it.
pub(crate) fn say(command: &Command) -> String {
    let program = command.get_program().to_string_lossy();
    let program = program.rsplit('/').next().unwrap_or_default().to_owned();
    let words = command.get_args().map(|word| word.to_string_lossy().into_owned());
    std::iter::once(program).chain(words).collect::<Vec<_>>().join(" ")
}
