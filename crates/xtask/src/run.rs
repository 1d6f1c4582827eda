//! Runs other programs.

use std::io::{BufRead, BufReader, Write as _};
use std::process::{Command, Stdio};

use anyhow::{Context as _, ensure};
pub(crate) use contract_contact_docs::root;
use xshell::{Cmd, Shell};

use crate::install::for_wasm;

pub(crate) type Outcome<T = ()> = anyhow::Result<T>;

/// Returns a shell in a folder, by its path from the root.
pub(crate) fn shell(folder: &str) -> Outcome<Shell> {
    let shell = Shell::new()?;
    shell.change_dir(root().join(folder));
    Ok(shell)
}

/// Reads a file, by its path from the root.
pub(crate) fn read(path: &str) -> Outcome<String> {
    Ok(shell("")?.read_file(path)?)
}

/// Returns whether a command succeeds. Its output is not shown.
pub(crate) fn succeeds(command: Cmd<'_>) -> bool {
    command.quiet().ignore_stdout().ignore_stderr().run().is_ok()
}

/// Runs commands, joined by `&&`, in a folder. Returns the tests that they report as not run. `NAME=value` before a command sets a
/// variable. `cargo-for-wasm` is cargo that compiles for WebAssembly.
pub(crate) fn line(folder: &str, line: &str) -> Outcome<Vec<String>> {
    let mut not_run = Vec::new();
    for command in line.split(" && ") {
        let sh = shell(folder)?;
        let mut words = command.split_whitespace().peekable();
        while let Some((name, value)) = words.peek().and_then(|word| word.split_once('=')) {
            sh.set_var(name, value);
            words.next();
        }
        let command = match words.next().context("there is no program")? {
            "cargo-for-wasm" => for_wasm(&sh, &words.collect::<Vec<_>>())?,
            program => sh.cmd(program).args(words),
        };
        not_run.extend(run_tests(command)?);
    }
    Ok(not_run)
}

/// Runs tests, and returns the tests that they report as not run. The error names the failed tests and their positions, because
/// a reader may have only the end of a long log.
pub(crate) fn run_tests(command: Cmd<'_>) -> Outcome<Vec<String>> {
    eprintln!("$ {command}");
    let line = command.to_string();
    let mut child = Command::from(command)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {line}"))?;
    let (mut not_run, mut failures, mut is_message) = (Vec::new(), String::new(), false);
    let lines = child.stdout.take().into_iter().flat_map(|output| BufReader::new(output).split(b'\n'));
    for line in lines.map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        let _ = writeln!(std::io::stdout(), "{line}");
        not_run.extend(line.strip_prefix("not run: ").map(str::to_owned));
        // The runner of wasm-bindgen writes FAIL.
        let of_cargo = line.starts_with("test ") && (line.ends_with("FAILED") || line.ends_with("FAIL"));
        let of_node = line.trim_start().starts_with("not ok ");
        let is_place = line.starts_with("thread '") && line.contains("panicked at ");
        if of_cargo || of_node || is_place || is_message {
            failures.push_str("\n    ");
            failures.push_str(line.trim());
        }
        is_message = is_place;
    }
    let status = child.wait()?;
    ensure!(status.success(), "{line} failed: {status}{failures}");
    Ok(not_run)
}
