//! The unit file for systemd and the Dockerfile of the service.

use std::fs;
use std::process::{Command, Stdio};

use crate::run::{Outcome, read, root, run};

const FOLDER: &str = "crates/contract-contact-server/deploy";
const UNIT: &str = "contract-contact-server.service";
const PROGRAM: &str = "/usr/bin/contract-contact-server";

/// The most of the exposure that `systemd-analyze security` finds, in tenths. Without sandboxing it would be 96.
const EXPOSURE: u32 = 15;

/// Checks the unit file by systemd's own tool, and builds the image. Gives what could not be done here.
pub(crate) fn check() -> Outcome<Vec<String>> {
    let mut not_run = Vec::new();
    if works(Command::new("systemd-analyze").arg("--version")) {
        unit()?;
    } else {
        not_run.push("the unit file is not checked: there is no systemd-analyze".to_owned());
    }
    if works(Command::new("docker").arg("info")) {
        image()?;
    } else {
        not_run.push("the Dockerfile is not built: no container engine runs here".to_owned());
    }
    Ok(not_run)
}

fn works(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).output().is_ok_and(|output| output.status.success())
}

/// A copy names a program that is there, since the check fails without one.
fn unit() -> Outcome {
    let unit = read(&format!("{FOLDER}/{UNIT}"))?;
    if !unit.contains(&format!("\nExecStart={PROGRAM} ")) {
        return Err(format!("{UNIT} does not start {PROGRAM}"));
    }
    let folder = root().join("target/deploy");
    let failed = |error: std::io::Error| format!("cannot write to {}: {error}", folder.display());
    fs::create_dir_all(&folder).map_err(failed)?;
    fs::write(folder.join(UNIT), unit.replace(PROGRAM, "/bin/true")).map_err(failed)?;
    let analyze = |arguments: &[&str]| {
        let mut analyze = Command::new("systemd-analyze");
        run(analyze.args(arguments).arg(format!("./{UNIT}")).current_dir(&folder))
    };
    analyze(&["verify", "--man=no", "--recursive-errors=no"])?;
    analyze(&["security", "--no-pager", "--offline=true", &format!("--threshold={EXPOSURE}")])
}

fn image() -> Outcome {
    const TAG: &str = "contract-contact-server:test";
    let file = format!("{FOLDER}/Dockerfile");
    run(Command::new("docker").args(["build", "--tag", TAG, "--file", &file, "."]).current_dir(root()))?;
    run(Command::new("docker").args(["run", "--rm", TAG, "--version"]))
}
