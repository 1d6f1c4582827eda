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

/// Returns the path of a version of Node, which npm installs, or nothing where npm does not have it for this machine.
pub(crate) fn node(version: u32) -> Outcome<Option<PathBuf>> {
    npm("tests/node")?;
    let arch = if cfg!(target_arch = "x86_64") { "x64" } else { "arm64" };
    let path = root().join(format!("tests/node/node_modules/node-{version}-linux-{arch}/bin/node"));
    Ok(path.exists().then_some(path))
}

/// Installs packages of Debian, saying for what.
fn apt(what: &str, packages: &[&str]) -> Outcome {
    eprintln!("{what}: installing {} …", packages.join(" and "));
    // The lists may never have been fetched.
    let _ = run(Command::new("apt-get").args(["update", "-qq"]));
    run(Command::new("apt-get").args(["install", "-qq", "--yes", "--no-install-recommends"]).args(packages))
        .map_err(|error| format!("{what} ({error})"))
}

/// A browser for the tests. `bindings/js/test/browsers.mjs` starts it.
pub(crate) struct Browser {
    pub(crate) name: &'static str,
    /// The variable that can name its program.
    variable: &'static str,
    /// Of each program that is needed, the places where it may be.
    programs: &'static [&'static [&'static str]],
    /// The packages of Debian that have them.
    packages: &'static [&'static str],
}

pub(crate) const CHROMIUM: Browser = Browser {
    name: "Chromium",
    variable: "CHROMIUM",
    programs: &[&[
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ]],
    packages: &["chromium"],
};

pub(crate) const BROWSERS: [Browser; 3] = [
    CHROMIUM,
    Browser {
        name: "Firefox",
        variable: "FIREFOX",
        programs: &[&["/usr/bin/firefox-esr", "/usr/bin/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"]],
        packages: &["firefox-esr"],
    },
    Browser {
        name: "WebKit",
        variable: "WEBKIT_DRIVER",
        // It cannot do without a screen.
        programs: &[&["/usr/bin/WebKitWebDriver"], &["/usr/bin/Xvfb"]],
        packages: &["webkit2gtk-driver", "xvfb"],
    },
];

/// An older WebKit, of the time of Safari 16.
pub(crate) const WPE: Browser = Browser {
    name: "WPE",
    variable: "WPE_DRIVER",
    programs: &[&["/usr/bin/WPEWebDriver"], &["/usr/bin/cog"]],
    packages: &["wpewebkit-driver", "cog"],
};

impl Browser {
    /// Installs the browser from the system's packages where none is found.
    pub(crate) fn install(&self) -> Outcome {
        let is_there = |places: &&[&str]| places.iter().any(|place| Path::new(place).exists());
        if std::env::var_os(self.variable).is_some() || self.programs.iter().all(is_there) {
            return Ok(());
        }
        let Browser { name, variable, packages, .. } = self;
        apt(&format!("There is no {name} for the browser tests; the variable {variable} can name one"), packages)
    }
}

/// The driver of that browser, by its path.
pub(crate) fn chromedriver() -> Outcome<PathBuf> {
    CHROMIUM.install()?;
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
    for browser in &BROWSERS {
        browser.install()?;
    }
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

/// Java for Spark.
pub(crate) fn java() -> Outcome {
    if Command::new("java").arg("-version").output().is_ok_and(|output| output.status.success()) {
        return Ok(());
    }
    apt("There is no Java for Spark", &["default-jre-headless"])
}

/// Installs what the requirements.txt of a folder names, in a virtual environment of Python, and gives the path of its programs.
pub(crate) fn python(folder: &str) -> Outcome<PathBuf> {
    const REQUIREMENTS: &str = "requirements.txt";
    let path = root().join(folder).join(REQUIREMENTS);
    let wanted = fs::read(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let environment = root().join("target/python").join(folder);
    let programs = environment.join("bin");
    let mark = environment.join(REQUIREMENTS);
    if fs::read(&mark).ok().as_ref() == Some(&wanted) {
        return Ok(programs);
    }
    // Debian has this module in a package of its own.
    if !Command::new("python3")
        .args(["-c", "import venv, ensurepip"])
        .output()
        .is_ok_and(|output| output.status.success())
    {
        apt("There is no Python that can make a virtual environment", &["python3-venv"])?;
    }
    eprintln!("Installing the Python packages of {folder} …");
    run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&environment))?;
    run(Command::new(programs.join("pip"))
        .args(["install", "--quiet", "--disable-pip-version-check", "--requirement"])
        .arg(&path))?;
    fs::write(&mark, wanted).map_err(|error| format!("cannot write {}: {error}", mark.display()))?;
    Ok(programs)
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
