//! Installs the tools that the commands need.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use xshell::{Cmd, Shell, cmd};

use crate::run::{Outcome, line, root, shell, succeeds};

/// The target of the WebAssembly modules.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// A program that the system's package manager installs.
pub(crate) struct Program {
    pub(crate) name: &'static str,
    /// The environment variable that can name the program.
    variable: &'static str,
    /// The required files, each with its possible paths.
    files: &'static [&'static [&'static str]],
    /// The Debian packages with these files.
    packages: &'static [&'static str],
}

const CHROMIUMS: &[&str] = &[
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const FIREFOXES: &[&str] =
    &["/usr/bin/firefox-esr", "/usr/bin/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"];
const CHROMEDRIVERS: &[&str] = &["/usr/bin/chromedriver", "/usr/local/bin/chromedriver"];

/// The browsers that `bindings/js/test/browsers.mjs` starts. WebKit needs a screen, which Xvfb simulates.
#[rustfmt::skip]
pub(crate) const BROWSERS: [Program; 3] = [
    Program { name: "Chromium", variable: "CHROMIUM", files: &[CHROMIUMS], packages: &["chromium"] },
    Program { name: "Firefox", variable: "FIREFOX", files: &[FIREFOXES], packages: &["firefox-esr"] },
    Program { name: "WebKit", variable: "WEBKIT_DRIVER", files: &[&["/usr/bin/WebKitWebDriver"], &["/usr/bin/Xvfb"]], packages: &["webkit2gtk-driver", "xvfb"] },
];
#[rustfmt::skip]
const CHROMEDRIVER: Program = Program { name: "driver of Chromium", variable: "CHROMEDRIVER", files: &[CHROMEDRIVERS], packages: &["chromium-driver"] };
/// The tests of the service start a server of their own.
#[rustfmt::skip]
pub(crate) const POSTGRESQL: Program = Program { name: "PostgreSQL", variable: "", files: &[&["/usr/lib/postgresql"]], packages: &["postgresql"] };
/// The compiler for libFuzzer, which is written in C++.
#[rustfmt::skip]
pub(crate) const CXX: Program = Program { name: "C++ compiler", variable: "CXX", files: &[&["/usr/bin/c++"]], packages: &["g++"] };
/// The load generator of the benchmarks, and GNU time, which reports the peak memory of a program.
#[rustfmt::skip]
pub(crate) const WRK: Program = Program { name: "wrk", variable: "", files: &[&["/usr/bin/wrk"]], packages: &["wrk"] };
#[rustfmt::skip]
pub(crate) const TIME: Program = Program { name: "GNU time", variable: "", files: &[&["/usr/bin/time"]], packages: &["time"] };
/// A WebKit of the time of Safari 16.
#[rustfmt::skip]
pub(crate) const WPE: Program = Program { name: "WPE", variable: "WPE_DRIVER", files: &[&["/usr/bin/WPEWebDriver"], &["/usr/bin/cog"]], packages: &["wpewebkit-driver", "cog"] };
#[rustfmt::skip]
const VENV: Program = Program { name: "Python with venv", variable: "", files: &[&[]], packages: &["python3-venv"] };

impl Program {
    /// Installs the program if it is missing.
    pub(crate) fn install(&self) -> Outcome {
        let Program { name, variable, files, packages } = *self;
        let is_there = |paths: &&[&str]| paths.iter().any(|path| Path::new(path).exists());
        if files.iter().all(is_there) || std::env::var_os(variable).is_some() {
            return Ok(());
        }
        let hint = if variable.is_empty() { String::new() } else { format!("; the variable {variable} can name one") };
        eprintln!("There is no {name}{hint}: installing {} …", packages.join(" and "));
        let sh = shell("")?;
        // A new machine has no package lists yet.
        let _ = cmd!(sh, "apt-get update -qq").run();
        cmd!(sh, "apt-get install -qq --yes --no-install-recommends {packages...}")
            .run()
            .with_context(|| format!("there is no {name}{hint}"))
    }
}

/// Installs all tools of the tests except npm packages.
pub(crate) fn all() -> Outcome {
    BROWSERS.iter().chain(&[CHROMEDRIVER, POSTGRESQL, CXX]).try_for_each(Program::install)?;
    rustc_for_wasm().map(drop)
}

/// Returns the path of ChromeDriver.
pub(crate) fn chromedriver() -> Outcome<PathBuf> {
    CHROMEDRIVER.install()?;
    let named = std::env::var_os("CHROMEDRIVER").map(PathBuf::from);
    let mut paths = named.into_iter().chain(CHROMEDRIVERS.iter().map(PathBuf::from));
    paths.find(|path| path.exists()).context("there is no driver of Chromium")
}

/// Installs the packages of a folder's lock file, if they are not installed yet.
pub(crate) fn npm(folder: &str) -> Outcome {
    const MARK: &str = "node_modules/.installed";
    let sh = shell(folder)?;
    let lock = sh.read_file("package-lock.json")?;
    if sh.read_file(MARK).ok().as_ref() != Some(&lock) {
        eprintln!("Installing the npm packages of {folder} …");
        cmd!(sh, "npm ci --no-audit --no-fund --loglevel=error").run()?;
        sh.write_file(MARK, lock)?;
    }
    Ok(())
}

/// Installs a version of Node by npm. Returns its path, or `None` if npm has no such version for this machine.
pub(crate) fn node(version: u32) -> Outcome<Option<PathBuf>> {
    npm("tests/node")?;
    let arch = if cfg!(target_arch = "x86_64") { "x64" } else { "arm64" };
    let path = root().join(format!("tests/node/node_modules/node-{version}-linux-{arch}/bin/node"));
    Ok(path.exists().then_some(path))
}

/// Installs the requirements.txt of a folder in a virtual environment of Python.
pub(crate) fn python(folder: &str) -> Outcome {
    let environment = format!("target/python/{folder}");
    let venv = format!("python3 -m venv {environment}");
    // Debian packs this module separately.
    line("", &venv).or_else(|_| VENV.install().and_then(|()| line("", &venv)))?;
    let install = "install --quiet --disable-pip-version-check --requirement";
    line("", &format!("{environment}/bin/pip {install} {folder}/requirements.txt")).map(drop)
}

/// Returns the compiler of the WebAssembly modules. If rustup cannot install the target, this is the compiler of Debian, which brings
/// the source of the standard library.
pub(crate) fn rustc_for_wasm() -> Outcome<&'static str> {
    const DEBIAN: &str = "/usr/bin/rustc";
    const PROGRAM: Program = Program {
        name: "standard library for wasm32-unknown-unknown",
        variable: "",
        files: &[&[DEBIAN], &["/usr/lib/rustlib/src"]],
        packages: &["rustc-web", "rust-web-src"],
    };
    let sh = shell("")?;
    let has_target = || {
        let folder = cmd!(sh, "rustc --print target-libdir --target {TARGET}").quiet().ignore_stderr().read();
        folder.is_ok_and(|folder| Path::new(&folder).is_dir())
    };
    if has_target() || succeeds(cmd!(sh, "rustup target add {TARGET}")) && has_target() {
        return Ok("rustc");
    }
    PROGRAM.install()?;
    Ok(DEBIAN)
}

/// Returns a cargo command that compiles for WebAssembly. `words` are the words after `cargo`.
pub(crate) fn for_wasm<'a>(sh: &'a Shell, words: &[&str]) -> Outcome<Cmd<'a>> {
    let (rustc, (command, options)) = (rustc_for_wasm()?, words.split_first().context("cargo has no command")?);
    let mut build = cmd!(sh, "cargo {command} --target {TARGET}");
    if rustc != "rustc" {
        let sysroot = cmd!(sh, "rustc --print sysroot").quiet().read()?;
        let linker = Path::new(&sysroot).join("lib/rustlib/x86_64-unknown-linux-gnu/bin/rust-lld");
        let linker_of = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER";
        build = build.arg("-Zbuild-std=std,panic_abort").env(linker_of, linker);
        build = build.env("RUSTC", rustc).env("RUSTC_BOOTSTRAP", "1");
    }
    Ok(build.args(options))
}
