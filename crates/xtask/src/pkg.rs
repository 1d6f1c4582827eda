//! `cargo xtask pkg`: the npm package, from the tables and the rules.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use contract_contact::Locale;
use serde_json::{Value, json};
use wasm_bindgen_cli_support::Bindgen;

use crate::generate;
use crate::install::{self, TARGET};
use crate::run::{Outcome, cargo, root, run};

/// An entry of the package: TypeScript around a module.
struct Entry {
    /// Of `bindings/js/src/NAME.ts` and `pkg/NAME.js`.
    name: &'static str,
    /// The module's name in the TypeScript and, with `.wasm`, in `pkg/`.
    module: &'static str,
    /// The crate that it is made of, and the profile that it is built with.
    package: &'static str,
    profile: &'static str,
    /// The bytes that it has for its stack, which lie in its memory before all else.
    stack: u32,
    /// What TypeScript uses of the module; what bindgen leaves besides is taken out.
    exports: &'static [&'static str],
}

const ENTRIES: [Entry; 2] = [
    Entry {
        name: "index",
        module: "contract-contact",
        package: "contract-contact-wasm-lean",
        profile: "wasm",
        // It calls a few functions deep. With a page for everything, addresses are short and an instance is small.
        stack: 8192,
        exports: &["memory", "address", "check"],
    },
    Entry {
        name: "bulk",
        module: "contract-contact-bulk",
        package: "contract-contact-wasm-bulk",
        profile: "wasm-bulk",
        stack: 1 << 20,
        exports: &["memory", "open", "room", "room_length", "read", "outcome"],
    },
];

/// What the modules may use beyond the first version of WebAssembly. Each is older than the oldest browsers of the package's README, which
/// `bindings/js/test/oldest.test.mjs` checks.
const FEATURES: [&str; 3] = ["--enable-bulk-memory-opt", "--enable-nontrapping-float-to-int", "--enable-sign-ext"];

/// The compiler of the modules in `pkg/`: another one makes other bytes of the same sources.
const BUILT_WITH: &str = "bindings/wasm-lean/BUILT_WITH";

/// Builds all of `pkg/`.
pub(crate) fn build() -> Outcome {
    generate::write_all()?;
    let compiler = build_into(&root().join("pkg"))?;
    write(&root().join(BUILT_WITH), compiler)?;
    // The service has a copy of some files of the package.
    generate::write_all()
}

/// Builds the package again and compares it with `pkg/`. Returns what could not be compared, if anything.
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
        format!("bytes of the wasm modules: pkg/ was built with {}, here is {}", recorded.trim(), compiler.trim())
    }))
}

/// Returns the paths of all files in a folder.
pub(crate) fn names(folder: &Path) -> Outcome<Vec<String>> {
    let entries = fs::read_dir(folder).map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
    let mut all = Vec::new();
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        match entry.path() {
            path if path.is_dir() => all.extend(names(&path)?.into_iter().map(|file| format!("{name}/{file}"))),
            _ => all.push(name),
        }
    }
    Ok(all)
}

/// A script without the line that holds the module.
fn without_module(script: Vec<u8>) -> Vec<u8> {
    script
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.windows(8).any(|part| part == b"0061736d"))
        .collect::<Vec<_>>()
        .concat()
}

/// Builds the package into a folder. Gives the compiler of the module.
fn build_into(folder: &Path) -> Outcome<String> {
    install::npm("bindings/js")?;
    let js = root().join("bindings/js");
    create(folder)?;
    let tool = |name: &str| Command::new(js.join("node_modules/.bin").join(name));
    // The other entries use the main one, so that a page has it once.
    let esbuild = |name: &str, out: &str| {
        let mut esbuild = tool("esbuild");
        esbuild.current_dir(&js).arg(format!("src/{name}.ts"));
        esbuild.args(["--bundle", "--format=esm", "--target=es2022", "--charset=utf8"]);
        esbuild.args(["--alias:contract-contact=./index.js", "--external:./index.js"]);
        esbuild.args(["--log-level=warning", "--legal-comments=none"]);
        esbuild.arg(format!("--outdir={}", folder.display())).arg(format!("--entry-names={out}"));
        esbuild
    };
    let mut compiler = String::new();
    for Entry { name, module, package, profile, stack, exports } in ENTRIES {
        let (wasm, by) = wasm(package, profile, stack)?;
        compiler = by;
        let file = |ending: &str| root().join(format!("target/wasm/{module}.{ending}"));
        let (listed, used, optimized, hex) = (file("listed.wasm"), file("used.wasm"), file("wasm"), file("hex"));
        write(&file("exports.json"), graph(exports))?;
        run(tool("wasm-metadce")
            .arg("--graph-file")
            .args([&file("exports.json"), &wasm])
            // Bindgen leaves more features in what is taken out.
            .args(["--all-features", "-o"])
            .arg(&listed)
            // It lists what it takes out.
            .stdout(Stdio::null()))?;
        // Separately, since wasm-opt allows what a section of its input lists, whatever its arguments say.
        run(tool("wasm-opt").args(["--all-features", "--strip-target-features"]).arg(&listed).arg("-o").arg(&used))?;
        run(tool("wasm-opt")
            .args(["-O3", "--converge", "--strip-debug", "--strip-producers", "--mvp-features"])
            .args(FEATURES)
            .arg(&used)
            .arg("-o")
            .arg(&optimized))?;
        write(
            &hex,
            fs::read(&optimized).map_err(|error| error.to_string())?.iter().map(|byte| format!("{byte:02x}")).collect(),
        )?;

        // Inlined, but for runtimes that forbid to compile: those import the file, which Next and Vercel know by the query,
        // and wrangler with or without it.
        for (file, query, suffix) in [(&hex, "", ""), (&optimized, "?module", ".workerd")] {
            run(esbuild(name, &format!("{name}{suffix}"))
                .args(["--loader:.hex=text", "--loader:.wasm=copy", "--asset-names=[name]"])
                .arg(format!("--alias:{module}.wasm={}{query}", file.display())))?;
        }
        digits_last(&folder.join(name).with_extension("js"))?;
    }
    run(&mut esbuild("form", "form"))?;
    let declarations = root().join("target/declarations");
    run(tool("tsc").current_dir(&js).args(["-p", "."]).arg("--outDir").arg(&declarations))?;
    run(Command::new("node").current_dir(&js).arg("declarations.mjs").args([&declarations, folder]))?;
    locales(folder, &declarations, tool("esbuild").current_dir(&js))?;

    for (from, to) in [
        ("bindings/js/package.pkg.json", "package.json"),
        ("bindings/js/README.md", "README.md"),
        ("LICENSE-APACHE", "LICENSE-APACHE"),
        ("LICENSE-MIT", "LICENSE-MIT"),
        ("crates/contract-contact-schema/schema/update.strict.schema.json", "schema.json"),
    ] {
        fs::copy(root().join(from), folder.join(to)).map_err(|error| format!("cannot copy {from}: {error}"))?;
    }
    Ok(compiler)
}

/// Adds the modules of the locales, each a file without imports.
fn locales(folder: &Path, declarations: &Path, esbuild: &mut Command) -> Outcome {
    let (folder, declarations) = (folder.join("locales"), declarations.join("locales"));
    create(&folder)?;
    let languages = || Locale::ALL.iter().map(|locale| locale.language());
    esbuild.args(languages().map(|language| format!("src/locales/{language}.ts")));
    esbuild.args(["--format=esm", "--target=es2022", "--charset=utf8", "--log-level=warning"]);
    run(esbuild.arg(format!("--outdir={}", folder.display())))?;
    for language in languages() {
        let name = format!("{language}.d.ts");
        fs::copy(declarations.join(&name), folder.join(&name))
            .map_err(|error| format!("cannot copy {name}: {error}"))?;
    }
    Ok(())
}

/// Moves the inlined module behind the code, where it is some 40 bytes less after brotli than between two parts of it.
fn digits_last(file: &Path) -> Outcome {
    let code = fs::read_to_string(file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    let (digits, mut lines): (Vec<_>, Vec<_>) = code.lines().partition(|line| line.contains("_default = \"0061736d"));
    lines.extend(digits);
    write(file, lines.join("\n") + "\n")
}

/// What `wasm-metadce` keeps: the exports, and what they reach.
fn graph(exports: &[&str]) -> String {
    let nodes = exports.iter().map(|name| json!({ "name": name, "export": name, "root": true }));
    Value::Array(nodes.collect()).to_string()
}

fn write(file: &Path, contents: String) -> Outcome {
    fs::write(file, contents).map_err(|error| format!("cannot write {}: {error}", file.display()))
}

fn create(folder: &Path) -> Outcome {
    fs::create_dir_all(folder).map_err(|error| format!("cannot create {}: {error}", folder.display()))
}

/// The module made of a crate, as bindgen leaves it, and its compiler.
fn wasm(package: &str, profile: &str, stack: u32) -> Outcome<(PathBuf, String)> {
    let mut build = cargo(&format!("rustc -p {package} --lib --profile {profile} --target-dir target/wasm --target"));
    build.arg(TARGET);
    let rustc = if install::has_target() { "rustc" } else { install::debian_toolchain(&mut build)? };
    let compiler =
        Command::new(rustc).arg("--version").output().map_err(|error| format!("cannot start rustc: {error}"))?;
    let compiler = String::from_utf8_lossy(&compiler.stdout).into_owned();
    run(build.args(["--", "-C"]).arg(format!("link-arg=-zstack-size={stack}")))?;
    let library = package.replace('-', "_");
    let built = root().join("target/wasm").join(TARGET).join(profile).join(format!("{library}.wasm"));
    let out = root().join("target/wasm/bindgen");
    let mut bindgen = Bindgen::new();
    bindgen.input_path(built).typescript(false).remove_name_section(true).remove_producers_section(true);
    bindgen
        .web(true)
        .and_then(|bindgen| bindgen.generate(&out))
        .map_err(|error| format!("wasm-bindgen failed: {error:#}"))?;
    Ok((out.join(format!("{library}_bg.wasm")), compiler))
}
