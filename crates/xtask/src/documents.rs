//! The Markdown files: every link leads somewhere, every path is there, and every block of code is something that is tested.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use clap::Parser as _;
use clap::error::ErrorKind;
use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use serde_json::Value;

use crate::Arguments;
use crate::run::{Outcome, cargo, output, read, root};

/// Whose Rust doc tests compile, and the file that includes each.
const RUST: [(&str, &str); 8] = [
    ("README.md", "crates/xtask/src/readme.rs"),
    ("docs/validate-in-a-rust-service.md", "crates/xtask/src/readme.rs"),
    ("docs/add-your-own-rule.md", "crates/xtask/src/readme.rs"),
    ("docs/in-your-own-wasm-module.md", "crates/xtask/src/readme.rs"),
    ("bindings/wasm/README.md", "bindings/wasm/src/lib.rs"),
    ("crates/contract-contact/README.md", "crates/contract-contact/src/lib.rs"),
    ("crates/contract-contact-bulk/README.md", "crates/contract-contact-bulk/src/lib.rs"),
    ("crates/contract-contact-schema/README.md", "crates/contract-contact-schema/src/lib.rs"),
];
/// Whose JavaScript and TypeScript the consumers `readme` and `reference` compare with the files it uses, or run.
const JAVASCRIPT: [&str; 5] =
    ["README.md", "bindings/js/README.md", "docs/forms.md", "docs/validate-a-form.md", "pkg/README.md"];

/// Whose rivals are of the versions that are installed for the benchmarks, in its part [`VERSIONS`].
const COMPARISON: &str = "docs/comparison.md";
const VERSIONS: &str = "versions";

/// Whose parts a document may show.
const PYTHON: &str = ".py";

/// Returns the blocks of code of a document that are in that language.
pub(crate) fn blocks(path: &str, language: &str) -> Outcome<Vec<String>> {
    let blocks = Document::read(&read(path)?).blocks.into_iter();
    Ok(blocks.filter(|block| block.language == language).map(|block| block.text).collect())
}

/// Checks the Markdown files that are committed, or would be. Addresses of other sites are not looked up.
pub(crate) fn check() -> Outcome {
    for (file, by) in RUST {
        let name = file.rsplit('/').next().unwrap_or(file);
        if !read(by)?.contains(&format!("/{name}\")")) {
            return Err(format!("{by} no longer includes {file}"));
        }
    }
    let mut problems = Repository::open()?.problems();
    problems.extend(check_versions(&read(COMPARISON)?, &installed()?));
    for problem in &problems {
        eprintln!("{problem}");
    }
    if problems.is_empty() { Ok(()) } else { Err(format!("{} things in the Markdown files are wrong", problems.len())) }
}

/// What the files may speak of.
struct Repository {
    /// Every file and every folder, by its path from the root, which itself is "".
    paths: BTreeSet<String>,
    packages: BTreeSet<String>,
    documents: BTreeMap<String, Document>,
    /// What the files in Python hold.
    scripts: Vec<String>,
}

impl Repository {
    fn open() -> Outcome<Self> {
        let mut git = Command::new("git");
        git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(root());
        let files = output(&mut git)?;
        // What is deleted but not yet committed so is still in the index.
        let files = files.split('\0').filter(|path| !path.is_empty() && root().join(path).exists());
        let files: Vec<_> = files.map(str::to_owned).collect();

        let metadata = output(&mut cargo("metadata --no-deps --format-version 1"))?;
        let metadata: Value = serde_json::from_str(&metadata).map_err(|error| format!("cargo metadata: {error}"))?;
        let packages = metadata.get("packages").and_then(Value::as_array).into_iter().flatten();
        let packages = packages.filter_map(|each| each.get("name")?.as_str()).map(str::to_owned).collect();

        let needed = files.iter().filter(|path| path.ends_with(".md") || path.ends_with(PYTHON));
        let texts = needed.map(|path| Ok((path.clone(), read(path)?))).collect::<Outcome<Vec<_>>>()?;
        Ok(Repository::new(&files, packages, &texts))
    }

    fn new(files: &[String], packages: BTreeSet<String>, texts: &[(String, String)]) -> Self {
        let mut paths = BTreeSet::from([String::new()]);
        for file in files {
            paths.extend(file.match_indices('/').filter_map(|(end, _)| file.get(..end)).map(str::to_owned));
            paths.insert(file.clone());
        }
        let (scripts, markdown): (Vec<_>, Vec<_>) = texts.iter().partition(|(path, _)| path.ends_with(PYTHON));
        let documents = markdown.into_iter().map(|(path, text)| (path.clone(), Document::read(text))).collect();
        let scripts = scripts.into_iter().map(|(_, text)| text.clone()).collect();
        Repository { paths, packages, documents, scripts }
    }

    /// Everything that is wrong, with file and line.
    fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        for (file, document) in &self.documents {
            let mut report = |line: usize, outcome: Outcome| {
                if let Err(problem) = outcome {
                    problems.push(format!("{file}:{line}: {problem}"));
                }
            };
            for (line, link) in &document.links {
                report(*line, self.check_link(file, link));
            }
            for code in &document.code {
                report(code.line, self.check_path(&code.text, code.is_in_table));
                report(code.line, check_xtask(&code.text, true));
            }
            for block in &document.blocks {
                report(block.line, self.check_block(file, block));
            }
        }
        problems
    }

    fn check_link(&self, file: &str, link: &str) -> Outcome {
        if link.starts_with("https://") || link.starts_with("http://") || link.starts_with("mailto:") {
            return Ok(());
        }
        let (path, anchor) = link.split_once('#').map_or((link, None), |(path, anchor)| (path, Some(anchor)));
        let target = resolve(file, path).filter(|target| self.paths.contains(target));
        let Some(target) = target else { return Err(format!("the link {link} leads nowhere")) };
        let Some(anchor) = anchor else { return Ok(()) };
        let is_there = self.documents.get(&target).is_some_and(|document| document.anchors.contains(anchor));
        if is_there { Ok(()) } else { Err(format!("the link {link} names no heading of {target}")) }
    }

    /// What looks like a path from the root has to be one. In a table, every word with a slash does, but for the entries of the npm
    /// package; elsewhere a word that begins with a folder of the root.
    fn check_path(&self, text: &str, is_in_table: bool) -> Outcome {
        let Some((folder, _)) = text.split_once('/') else { return Ok(()) };
        let is_path = !text.contains(char::is_whitespace) && (is_in_table || self.paths.contains(folder));
        if !is_path || ["", "contract-contact"].contains(&folder) || self.paths.contains(text.trim_end_matches('/')) {
            return Ok(());
        }
        Err(format!("there is no {text}"))
    }

    fn check_block(&self, file: &str, block: &Block) -> Outcome {
        match block.language.as_str() {
            "rust" if RUST.iter().any(|(tested, _)| *tested == file) => Ok(()),
            "js" | "ts" | "tsx" | "vue" | "svelte" if JAVASCRIPT.contains(&file) => Ok(()),
            "json" => serde_json::from_str::<Value>(&block.text)
                .map(drop)
                .map_err(|error| format!("the JSON below cannot be read: {error}")),
            "python" if self.scripts.iter().any(|script| script.contains(&block.text)) => Ok(()),
            "python" => Err(format!("no file that ends with {PYTHON} has the lines below")),
            "sh" => lines(&block.text).try_for_each(|line| self.check_command(&line)),
            // A terminal: what was typed and what came of it.
            "console" => {
                let typed: Vec<_> = block.text.lines().filter_map(|line| line.strip_prefix("$ ")).collect();
                typed.into_iter().try_for_each(|line| self.check_command(line))
            }
            "text" => Ok(()),
            other => Err(format!("nothing tests a block of {other:?} here")),
        }
    }

    fn check_command(&self, line: &str) -> Outcome {
        check_xtask(line, false)?;
        let words: Vec<_> = line.split_whitespace().collect();
        for pair in words.windows(2) {
            if let ["-p" | "--package", package] = pair
                && !self.packages.contains(*package)
            {
                return Err(format!("there is no package {package}"));
            }
        }
        words.into_iter().try_for_each(|word| self.check_path(word, false))
    }
}

/// What a Markdown file has in it that can be wrong.
#[derive(Default)]
struct Document {
    anchors: BTreeSet<String>,
    links: Vec<(usize, String)>,
    code: Vec<Code>,
    blocks: Vec<Block>,
}

/// Code within a line.
struct Code {
    line: usize,
    text: String,
    is_in_table: bool,
}

struct Block {
    line: usize,
    language: String,
    text: String,
}

impl Document {
    fn read(text: &str) -> Self {
        let mut document = Document::default();
        let mut heading: Option<String> = None;
        let mut block: Option<Block> = None;
        let mut is_in_table = false;
        let parser = Parser::new_with_broken_link_callback(text, Options::ENABLE_TABLES, Some(undefined_link));
        for (event, span) in parser.into_offset_iter() {
            let line = || text.bytes().take(span.start).filter(|byte| *byte == b'\n').count() + 1;
            match event {
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::End(TagEnd::Heading(_)) => document.add_anchor(&heading.take().unwrap_or_default()),
                Event::Start(Tag::Table(_)) => is_in_table = true,
                Event::End(TagEnd::Table) => is_in_table = false,
                Event::Start(Tag::CodeBlock(kind)) => {
                    let language = match kind {
                        CodeBlockKind::Fenced(language) => language.into_string(),
                        CodeBlockKind::Indented => "text".to_owned(),
                    };
                    block = Some(Block { line: line(), language, text: String::new() });
                }
                Event::End(TagEnd::CodeBlock) => document.blocks.extend(block.take()),
                Event::Start(Tag::Link { link_type: LinkType::Email, .. }) => {}
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    document.links.push((line(), dest_url.into_string()));
                }
                Event::Text(part) => {
                    if let Some(text) = heading.as_mut().or(block.as_mut().map(|block| &mut block.text)) {
                        text.push_str(&part);
                    }
                }
                Event::Code(part) => {
                    if let Some(heading) = &mut heading {
                        heading.push_str(&part);
                    }
                    document.code.push(Code { line: line(), text: part.into_string(), is_in_table });
                }
                _ => {}
            }
        }
        document
    }

    fn add_anchor(&mut self, heading: &str) {
        self.anchors.insert(anchor(heading, |anchor| self.anchors.contains(anchor)));
    }
}

/// What GitHub makes of a heading: letters, digits, hyphens and underscores, in small letters; one that comes again is numbered.
fn anchor(heading: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let kept = heading.trim().chars().filter(|each| each.is_alphanumeric() || matches!(each, ' ' | '-' | '_'));
    let slug = kept.collect::<String>().to_lowercase().replace(' ', "-");
    let mut anchor = slug.clone();
    let mut number = 0;
    while is_taken(&anchor) {
        number += 1;
        anchor = format!("{slug}-{number}");
    }
    anchor
}

/// `[text][name]` without a line that says what the name stands for would be shown as it is; made a link, it is found.
fn undefined_link<'a>(link: BrokenLink<'a>) -> Option<(CowStr<'a>, CowStr<'a>)> {
    let is_meant = matches!(link.link_type, LinkType::Reference | LinkType::Collapsed);
    is_meant.then(|| (format!("[{}]", link.reference).into(), "".into()))
}

/// The path from the root that a link of a file leads to; none where that is outside.
fn resolve(file: &str, path: &str) -> Option<String> {
    if path.is_empty() {
        return Some(file.to_owned());
    }
    let mut parts: Vec<_> = file.split('/').collect();
    parts.pop();
    for part in path.trim_end_matches('/').split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()?),
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The commands of a script, each on one line and without its comment.
fn lines(script: &str) -> impl Iterator<Item = String> {
    let joined = script.replace("\\\n", " ");
    let lines: Vec<_> = joined.lines().map(|line| line.split(" #").next().unwrap_or_default().to_owned()).collect();
    lines.into_iter()
}

/// `cargo xtask …` has to be a command with options that exist. In a sentence, what it needs besides may be left out.
fn check_xtask(line: &str, is_in_sentence: bool) -> Outcome {
    let Some((_, words)) = line.split_once("cargo xtask") else { return Ok(()) };
    let words = words.split_whitespace().take_while(|word| !matches!(*word, "|" | "&&" | ";" | ">" | "…"));
    let Err(error) = Arguments::try_parse_from(std::iter::once("cargo xtask").chain(words)) else { return Ok(()) };
    match error.kind() {
        ErrorKind::DisplayHelp => Ok(()),
        ErrorKind::MissingRequiredArgument
        | ErrorKind::MissingSubcommand
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
            if is_in_sentence =>
        {
            Ok(())
        }
        _ => Err(format!("{line}: {}", error.to_string().lines().next().unwrap_or_default())),
    }
}

/// The packages of both lock files, by name; of one there may be several versions.
#[expect(clippy::indexing_slicing, reason = "of JSON: what is not there is null")]
fn installed() -> Outcome<BTreeSet<(String, String)>> {
    let cargo_lock = read("Cargo.lock")?;
    let value = |line: &str, key| Some(line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"')?.to_owned());
    let lines = cargo_lock.lines().zip(cargo_lock.lines().skip(1));
    let crates = lines.filter_map(|(name, version)| Some((value(name, "name")?, value(version, "version")?)));
    let lock: Value = serde_json::from_str(&read("benches/js/package-lock.json")?)
        .map_err(|error| format!("benches/js/package-lock.json: {error}"))?;
    let npm = lock["packages"].as_object().into_iter().flatten();
    let npm = npm.filter_map(|(path, package)| {
        Some((path.strip_prefix("node_modules/")?.to_owned(), package["version"].as_str()?.to_owned()))
    });
    Ok(crates.chain(npm).collect())
}

/// Every `name 1.2.3` between the marks has to be installed.
fn check_versions(text: &str, installed: &BTreeSet<(String, String)>) -> Vec<String> {
    let marked = || {
        let (_, rest) = text.split_once(&format!("<!-- {VERSIONS}:start -->"))?;
        rest.split_once(&format!("<!-- {VERSIONS}:end -->"))
    };
    let Some((marked, _)) = marked() else {
        return vec![format!("{COMPARISON}: the marks of its {VERSIONS} are missing")];
    };
    let words: Vec<_> = marked.split_whitespace().map(|word| word.trim_matches([',', ';', '.'])).collect();
    let named = words.windows(2).filter_map(|pair| match pair {
        [name, version] if version.starts_with(|first: char| first.is_ascii_digit()) => Some((*name, *version)),
        _ => None,
    });
    let mut named = named.peekable();
    if named.peek().is_none() {
        return vec![format!("{COMPARISON}: no version stands between the marks")];
    }
    named
        .filter(|(name, version)| !installed.contains(&((*name).to_owned(), (*version).to_owned())))
        .map(|(name, version)| format!("{COMPARISON}: {name} {version} is not what the benchmarks install"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is wrong with `text` as README.md, beside the files that are named in it here.
    #[track_caller]
    fn assert_problems(text: &str, expected: &[&str]) {
        let files = ["README.md", "docs/guide.md", "crates/one/Cargo.toml"].map(str::to_owned);
        let guide = "# Guide\n\n## The way: `draft` → rules\n\n## Again\n\n## Again\n\n[up](../README.md)\n";
        let script = "import json\n\nprint(json)\n";
        let texts = [("README.md", text), ("docs/guide.md", guide), ("docs/one.py", script)];
        let texts = texts.map(|(path, text)| (path.to_owned(), text.to_owned()));
        let repository = Repository::new(&files, BTreeSet::from(["one".to_owned()]), &texts);
        assert_eq!(repository.problems(), expected);
    }

    #[test]
    fn a_link_leads_to_a_file_or_a_folder_and_names_a_heading() {
        for link in ["docs/guide.md", "./docs", "docs/", "https://example.com/x", "docs/guide.md#again-1", "#home"] {
            assert_problems(&format!("# Home\n\n[a]({link})"), &[]);
        }
        assert_problems("[a](docs/guide.md#the-way-draft--rules)", &[]);
        assert_problems("a\n[b](doc/guide.md)", &["README.md:2: the link doc/guide.md leads nowhere"]);
        assert_problems("[a](../README.md)", &["README.md:1: the link ../README.md leads nowhere"]);
        assert_problems("[a](/docs)", &["README.md:1: the link /docs leads nowhere"]);
        assert_problems("![a](b.png)", &["README.md:1: the link b.png leads nowhere"]);
        assert_problems("[a][b]", &["README.md:1: the link [b] leads nowhere"]);
        assert_problems("[a][b]\n\n[b]: docs/guide.md", &[]);
        assert_problems(
            "[a](docs/guide.md#again-2)",
            &["README.md:1: the link docs/guide.md#again-2 names no heading of docs/guide.md"],
        );
    }

    #[test]
    fn what_looks_like_a_path_is_one() {
        assert_problems("`crates/one/` and `crates/one/Cargo.toml`, `application/json`, `a / b`", &[]);
        assert_problems("`crates/two`", &["README.md:1: there is no crates/two"]);
        assert_problems("| a |\n|---|\n| `crate/one` |", &["README.md:3: there is no crate/one"]);
        assert_problems("| a |\n|---|\n| `contract-contact/form` |", &[]);
    }

    #[test]
    fn a_command_is_one_of_xtask_with_its_options() {
        assert_problems("`cargo xtask`, `cargo xtask bench`, `cargo xtask --help`, `cargo xtask test | fuzz`", &[]);
        assert_problems("```sh\ncargo xtask demo --check # a comment\ncargo run \\\n  -p one -- crates/one\n```", &[]);
        for (line, problem) in [
            ("cargo xtask tset", "error: unrecognized subcommand 'tset'"),
            ("cargo xtask demo --chek", "error: unexpected argument '--chek' found"),
        ] {
            assert_problems(&format!("`{line}`"), &[&format!("README.md:1: {line}: {problem}")]);
            assert_problems(&format!("```sh\n{line}\n```"), &[&format!("README.md:1: {line}: {problem}")]);
        }
        assert_problems("```sh\ncargo run -p two\n```", &["README.md:1: there is no package two"]);
        assert_problems("```console\n$ cat crates/two\ncrates/three\n```", &["README.md:1: there is no crates/two"]);
    }

    #[test]
    fn a_version_is_that_of_a_lock_file() {
        let installed = BTreeSet::from([("zod".to_owned(), "4.6.7".to_owned())]);
        let of =
            |text: &str| check_versions(&format!("<!-- versions:start -->\n{text}\n<!-- versions:end -->"), &installed);
        assert!(of("In JavaScript, zod 4.6.7.").is_empty());
        assert_eq!(of("zod 4.6.8;"), ["docs/comparison.md: zod 4.6.8 is not what the benchmarks install"]);
        assert_eq!(of("zod"), ["docs/comparison.md: no version stands between the marks"]);
        assert_eq!(check_versions("", &installed), ["docs/comparison.md: the marks of its versions are missing"]);
    }

    #[test]
    fn a_block_is_of_a_kind_that_is_tested() {
        assert_problems("```json\n{\"a\": 1}\n```\n\n```rust\nfn main() {}\n```\n\n```js\n1\n```\n\n    any\n", &[]);
        assert_problems(
            "```json\n{\"a\": }\n```",
            &["README.md:1: the JSON below cannot be read: expected value at line 1 column 7"],
        );
        assert_problems("```python\nprint(json)\n```", &[]);
        let problem = "README.md:1: no file that ends with .py has the lines below";
        assert_problems("```python\nprint(jso)\n```", &[problem]);
        for language in ["rust,ignore", "", "yaml"] {
            let problem = format!("README.md:1: nothing tests a block of {language:?} here");
            assert_problems(&format!("```{language}\na\n```"), &[&problem]);
        }
    }
}
