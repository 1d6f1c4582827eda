//! Running other programs.

use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Why a command of this program failed, in words for the person who ran it.
pub(crate) type Outcome<T = ()> = Result<T, String>;

/// The root of the checkout.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
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

/// Runs a command to its end and gives what it printed.
pub(crate) fn output(command: &mut Command) -> Outcome<String> {
    let output = command.output().map_err(|error| format!("cannot start {}: {error}", say(command)))?;
    if !output.status.success() {
        return Err(format!("{} failed: {}", say(command), String::from_utf8_lossy(&output.stderr)));
    }
    String::from_utf8(output.stdout).map_err(|error| format!("{} gave no text: {error}", say(command)))
}

/// The command as a person would type it.
pub(crate) fn say(command: &Command) -> String {
    let program = command.get_program().to_string_lossy();
    let program = program.rsplit('/').next().unwrap_or_default().to_owned();
    let words = command.get_args().map(|word| word.to_string_lossy().into_owned());
    std::iter::once(program).chain(words).collect::<Vec<_>>().join(" ")
}
