//! `cargo xtask pkg`: the npm package, from the tables and the rules. `bindings/js/build.mjs` builds the package from the compiled
//! modules. Also `cargo xtask playground`, a page that loads the package.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use xshell::cmd;

use crate::install::{self, TARGET, rustc_for_wasm};
use crate::run::{Outcome, line, read, root, shell};
use crate::{generate, wasm};

/// The crate, the profile and the stack size in bytes of each module. The calls of the first module are only a few functions deep. Its
/// stack is small, so that everything fits in one page of memory: addresses are short, and an instance is small.
const MODULES: [(&str, &str, u32); 2] =
    [("contract-contact-wasm-lean", "wasm", 8192), ("contract-contact-wasm-bulk", "wasm-bulk", 1 << 20)];

/// The file that names the compiler of the modules in `pkg/`. Another compiler writes other bytes for the same sources.
const BUILT_WITH: &str = "bindings/wasm-lean/BUILT_WITH";

/// Builds all of `pkg/`.
pub(crate) fn build() -> Outcome {
    generate::write_all()?;
    build_into(&root().join("pkg"))?;
    shell("")?.write_file(BUILT_WITH, compiler()?)?;
    // The service has a copy of some files of the package.
    generate::write_all()
}

/// Builds the package again, and compares the result with `pkg/`. Returns the parts that could not be compared.
pub(crate) fn compare() -> Outcome<Vec<String>> {
    let (sh, committed, again) = (shell("")?, root().join("pkg"), root().join("target/pkg"));
    sh.remove_path(&again)?;
    build_into(&again)?;
    let (recorded, compiler) = (read(BUILT_WITH)?, compiler()?);
    let is_same_compiler = recorded == compiler;
    for name in names(&committed)?.union(&names(&again)?) {
        let read = |folder: &Path| -> Outcome<Vec<u8>> {
            let bytes = sh.read_binary_file(folder.join(name));
            let bytes = bytes.with_context(|| format!("pkg/{name} is not what is built"))?;
            Ok(if is_same_compiler { bytes } else { without_module(name, &bytes) })
        };
        ensure!(read(&committed)? == read(&again)?, "pkg/{name} is out of date: run `cargo xtask pkg`");
    }
    let (recorded, compiler) = (recorded.trim(), compiler.trim());
    let difference = || format!("bytes of the wasm modules: pkg/ was built with {recorded}, here is {compiler}");
    Ok(if is_same_compiler { Vec::new() } else { vec![difference()] })
}

/// Compiles the modules, and builds the package into a folder.
fn build_into(folder: &Path) -> Outcome {
    for (package, profile, stack) in MODULES {
        let build = format!("cargo-for-wasm rustc -p {package} --lib --profile {profile} --target-dir target/wasm");
        line("", &format!("{build} -- -C link-arg=-zstack-size={stack}"))?;
        let file = format!("{TARGET}/{profile}/{}.wasm", package.replace('-', "_"));
        let mut bindgen = wasm::bindgen(&root().join("target/wasm").join(file))?;
        bindgen.generate(root().join("target/wasm/bindgen")).context("wasm-bindgen failed")?;
    }
    generate::write_sources()?;
    install::npm("bindings/js")?;
    let sh = shell("bindings/js")?;
    Ok(cmd!(sh, "node build.mjs {folder}").run()?)
}

fn compiler() -> Outcome<String> {
    let (sh, rustc) = (shell("")?, rustc_for_wasm()?);
    Ok(cmd!(sh, "{rustc} --version").quiet().read()? + "\n")
}

/// `cargo xtask playground`: copies the page of the playground, and the files of `pkg/` that the page loads, into a folder. The
/// page runs on any web server and under any path.
pub(crate) fn playground(out: Option<PathBuf>) -> Outcome {
    let (sh, out) = (shell("")?, out.map_or_else(|| Ok(root().join("target/playground")), std::path::absolute)?);
    let mut locales = sh.read_dir("pkg/locales")?;
    locales.retain(|file| file.extension().is_some_and(|extension| extension == "js"));
    let package = ["pkg/index.js", "pkg/form.js"].map(PathBuf::from).to_vec();
    let mut page = sh.read_dir("crates/contract-contact-server/src/playground")?;
    page.push("crates/contract-contact-server/src/form/icon.svg".into());
    for (folder, files) in [("", page), ("pkg", package), ("pkg/locales", locales)] {
        let folder = sh.create_dir(out.join(folder))?;
        files.iter().try_for_each(|file| sh.copy_file(file, &folder))?;
    }
    Ok(())
}

/// Returns the paths of all files in a folder.
pub(crate) fn names(folder: &Path) -> Outcome<BTreeSet<String>> {
    let mut all = BTreeSet::new();
    for path in shell("")?.read_dir(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            all.extend(names(&path)?.into_iter().map(|file| format!("{name}/{file}")));
        } else {
            all.insert(name);
        }
    }
    Ok(all)
}

/// Returns a script without the line that holds the module, or nothing for the module itself.
fn without_module(name: &str, bytes: &[u8]) -> Vec<u8> {
    let is_kept = |line: &&[u8]| !name.ends_with(".wasm") && !line.windows(8).any(|part| part == b"0061736d");
    bytes.split(|byte| *byte == b'\n').filter(is_kept).collect::<Vec<_>>().concat()
}
