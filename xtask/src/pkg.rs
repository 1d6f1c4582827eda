//! `cargo xtask pkg`: the npm package, from the tables and the rules.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

use crate::generate;
use crate::install::{self, TARGET};
use crate::run::{Outcome, cargo, root, run};

/// The compiler of the module in `pkg/`: another one makes other bytes of the same sources.
const BUILT_WITH: &str = "bindings/wasm/BUILT_WITH";

/// Builds all of `pkg/`.
pub(crate) fn build() -> Outcome {
    generate::write_all()?;
    let compiler = build_into(&root().join("pkg"))?;
    fs::write(root().join(BUILT_WITH), compiler).map_err(|error| format!("cannot write {BUILT_WITH}: {error}"))
}

/// Builds the package again and compares it with `pkg/`. Gives what could not be compared, if anything.
pub(crate) fn compare() -> Outcome<Option<String>> {
    let (committed, again) = (root().join("pkg"), root().join("target/pkg"));
    let _ = fs::remove_dir_all(&again);
    let compiler = build_into(&again)?;
    let recorded = fs::read_to_string(root().join(BUILT_WITH)).unwrap_or_default();
    let other_compiler = recorded != compiler;
    let mut names = [names(&committed)?, names(&again)?].concat();
    names.sort();
    names.dedup();
    for name in &names {
        let read = |folder: &Path| fs::read(folder.join(name)).map_err(|_| format!("pkg/{name} is not what is built"));
        let (mut left, mut right) = (read(&committed)?, read(&again)?);
        if other_compiler {
            (left, right) = (without_module(left), without_module(right));
        }
        if left != right && !(other_compiler && name.ends_with(".wasm")) {
            return Err(format!("pkg/{name} is out of date: run `cargo xtask pkg`"));
        }
    }
    Ok(other_compiler.then(|| {
        format!("bytes of the wasm module: pkg/ was built with {}, here is {}", recorded.trim(), compiler.trim())
    }))
}

fn names(folder: &Path) -> Outcome<Vec<String>> {
    let entries = fs::read_dir(folder).map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
    Ok(entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect())
}

/// A script without the line that holds the module.
fn without_module(script: Vec<u8>) -> Vec<u8> {
    script
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.windows(8).any(|part| part == b"\"AGFzbQE"))
        .collect::<Vec<_>>()
        .concat()
}

/// Builds the package into a folder. Gives the compiler of the module.
fn build_into(folder: &Path) -> Outcome<String> {
    install::npm("bindings/js")?;
    let js = root().join("bindings/js");
    let (wasm, compiler) = wasm()?;
    create(folder)?;

    let tool = |name: &str| Command::new(js.join("node_modules/.bin").join(name));
    let optimized = root().join("target/wasm/contract-contact.wasm");
    run(tool("wasm-opt")
        .args(["-O3", "--converge", "--all-features", "--strip-debug", "--strip-producers"])
        .arg("--strip-target-features")
        .arg(&wasm)
        .arg("-o")
        .arg(&optimized))?;

    // Inlined, but for runtimes that forbid to compile: those import the file, which Next and Vercel know by the query, and
    // wrangler with or without it.
    for (loader, query, name) in [("base64", "", "index"), ("copy", "?module", "index.workerd")] {
        let mut esbuild = tool("esbuild");
        esbuild.current_dir(&js).arg("src/index.ts").args([
            "--bundle",
            "--format=esm",
            "--target=es2022",
            "--charset=utf8",
        ]);
        esbuild.args(["--log-level=warning", "--legal-comments=none", "--asset-names=[name]"]);
        esbuild.arg(format!("--alias:contract-contact.wasm={}{query}", optimized.display()));
        esbuild.arg(format!("--loader:.wasm={loader}")).arg(format!("--outdir={}", folder.display()));
        run(esbuild.arg(format!("--entry-names={name}")))?;
    }
    run(tool("tsc").current_dir(&js).args(["-p", "."]).arg("--outDir").arg(folder))?;

    for (from, to) in [
        ("bindings/js/package.pkg.json", "package.json"),
        ("bindings/js/README.md", "README.md"),
        ("LICENSE-APACHE", "LICENSE-APACHE"),
        ("LICENSE-MIT", "LICENSE-MIT"),
        ("crates/contract-contact/schema/update.strict.schema.json", "schema.json"),
    ] {
        fs::copy(root().join(from), folder.join(to)).map_err(|error| format!("cannot copy {from}: {error}"))?;
    }
    Ok(compiler)
}

fn create(folder: &Path) -> Outcome {
    fs::create_dir_all(folder).map_err(|error| format!("cannot create {}: {error}", folder.display()))
}

/// The module of the rules, as bindgen leaves it, and its compiler.
fn wasm() -> Outcome<(PathBuf, String)> {
    let mut build = cargo("build -p contract-contact-wasm --profile wasm --target-dir target/wasm --target");
    build.arg(TARGET);
    let rustc = if install::has_target() { "rustc" } else { install::debian_toolchain(&mut build)? };
    let compiler =
        Command::new(rustc).arg("--version").output().map_err(|error| format!("cannot start rustc: {error}"))?;
    let compiler = String::from_utf8_lossy(&compiler.stdout).into_owned();
    run(&mut build)?;
    let built = root().join("target/wasm").join(TARGET).join("wasm/contract_contact_wasm.wasm");
    let out = root().join("target/wasm/bindgen");
    let mut bindgen = Bindgen::new();
    bindgen.input_path(built).typescript(false).remove_name_section(true).remove_producers_section(true);
    bindgen
        .web(true)
        .and_then(|bindgen| bindgen.generate(&out))
        .map_err(|error| format!("wasm-bindgen failed: {error:#}"))?;
    Ok((out.join("contract_contact_wasm_bg.wasm"), compiler))
}
