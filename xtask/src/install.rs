//! What the commands need and a bare machine does not have.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::fuzz;
use crate::run::{Outcome, root, run};

/// What the browser's modules are compiled for.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Installs what a folder's lock file names, where that is not there yet.
pub(crate) fn npm(folder: &str) -> Outcome {
    let path = root().join(folder);
    let installed = fs::read(path.join("node_modules/.installed")).ok();
    let lock =
        fs::read(path.join("package-lock.json")).map_err(|error| format!("cannot read {folder}'s lock: {error}"))?;
    if installed.as_ref() == Some(&lock) {
        return Ok(());
    }
    eprintln!("Installing the npm packages of {folder} …");
    run(Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(&path))?;
    fs::write(path.join("node_modules/.installed"), lock).map_err(|error| format!("cannot write a mark: {error}"))
}

/// Installs packages of Debian, saying for what.
fn apt(what: &str, packages: &[&str]) -> Outcome {
    eprintln!("{what}: installing {} …", packages.join(" and "));
    // The lists may never have been fetched.
    let _ = run(Command::new("apt-get").args(["update", "-qq"]));
    run(Command::new("apt-get").args(["install", "-qq", "--yes", "--no-install-recommends"]).args(packages))
        .map_err(|error| format!("{what} ({error})"))
}

/// A browser for the tests, from the system's packages where none is found.
pub(crate) fn chromium() -> Outcome {
    let places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    let is_there = std::env::var_os("CHROMIUM").is_some() || places.iter().any(|place| Path::new(place).exists());
    if is_there || cfg!(target_os = "macos") {
        return Ok(());
    }
    apt("There is no Chromium for the browser tests; the variable CHROMIUM can name one", &["chromium"])
}

/// The driver of that browser, by its path.
pub(crate) fn chromedriver() -> Outcome<PathBuf> {
    chromium()?;
    let places = || ["/usr/bin/chromedriver", "/usr/local/bin/chromedriver"].map(PathBuf::from);
    let named = std::env::var_os("CHROMEDRIVER").map(PathBuf::from);
    if let Some(found) = named.into_iter().chain(places()).find(|place| place.exists()) {
        return Ok(found);
    }
    apt(
        "There is no driver of Chromium for the browser tests; the variable CHROMEDRIVER can name one",
        &["chromium-driver"],
    )?;
    places().into_iter().find(|place| place.exists()).ok_or_else(|| "chromium-driver has no chromedriver".into())
}

/// Everything that the tests need besides packages of npm.
pub(crate) fn all() -> Outcome {
    postgresql()?;
    chromedriver()?;
    fuzz::compiler()?;
    if !has_target() {
        debian_toolchain(&mut Command::new("cargo"))?;
    }
    Ok(())
}

/// PostgreSQL for the tests of the service, which start one of their own, from the system's packages where there is none.
pub(crate) fn postgresql() -> Outcome {
    if Path::new("/usr/lib/postgresql").is_dir() {
        return Ok(());
    }
    apt("There is no PostgreSQL for the tests of the service", &["postgresql"])
}

/// The load generator of the service's benchmark.
pub(crate) fn wrk() -> Outcome {
    if Command::new("wrk").arg("--version").output().is_ok() {
        return Ok(());
    }
    apt("There is no wrk for the benchmark of the service", &["wrk"])
}

/// GNU time, which reports how much memory a program took at most.
pub(crate) fn time() -> Outcome {
    if Path::new("/usr/bin/time").exists() {
        return Ok(());
    }
    apt("There is no GNU time for the benchmark of the command-line tool", &["time"])
}

/// Installs the Python packages that a file names into an environment of their own, where they are not there yet.
pub(crate) fn venv(requirements: &str, folder: &str) -> Outcome {
    let path = root().join(folder);
    let wanted = fs::read(root().join(requirements)).map_err(|error| format!("cannot read {requirements}: {error}"))?;
    if fs::read(path.join(".installed")).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    eprintln!("Installing the Python packages of {requirements} …");
    run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&path))
        .map_err(|error| format!("{error}: are Python 3 and, on Debian, python3-venv installed?"))?;
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", requirements];
    run(Command::new(path.join("bin/python")).args(pip).current_dir(root()))?;
    fs::write(path.join(".installed"), wanted).map_err(|error| format!("cannot write a mark: {error}"))
}

/// Whether this Rust has the standard library for the target; rustup is asked for it once.
pub(crate) fn has_target() -> bool {
    let is_there = || {
        let output = Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]).output();
        output.is_ok_and(|output| Path::new(String::from_utf8_lossy(&output.stdout).trim()).is_dir())
    };
    is_there()
        || (Command::new("rustup").args(["target", "add", TARGET]).output().is_ok_and(|out| out.status.success())
            && is_there())
}

/// Where rustup cannot fetch the target: Debian's compiler builds the library for it from source.
pub(crate) fn debian_toolchain(build: &mut Command) -> Outcome<&'static str> {
    const RUSTC: &str = "/usr/bin/rustc";
    if !Path::new(RUSTC).exists() || !Path::new("/usr/lib/rustlib/src").exists() {
        apt(&format!("rustup cannot add {TARGET}"), &["rustc-web", "rust-web-src"])?;
    }
    let sysroot = Command::new("rustc").args(["--print", "sysroot"]).output().map_err(|error| error.to_string())?;
    let sysroot = String::from_utf8_lossy(&sysroot.stdout).trim().to_owned();
    let linker = Path::new(&sysroot).join("lib/rustlib/x86_64-unknown-linux-gnu/bin/rust-lld");
    build
        .arg("-Zbuild-std=std,panic_abort")
        .env("RUSTC", RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
    Ok(RUSTC)
}
