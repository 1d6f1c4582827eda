//! `cargo xtask documents`: checks that links and paths of the Markdown files exist, and that every block of code is tested.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{bail, ensure};
use clap::Parser as _;
use clap::error::ErrorKind;
use contract_contact_docs::{files, resolve};
use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use serde_json::Value;

use crate::Arguments;
use crate::run::{Outcome, read};

/// The files whose Rust examples are doc tests, each with the source that includes the file.
const RUST: [(&str, &str); 8] = [
    ("README.md", "docs/generator/src/lib.rs"),
    ("docs/validate-in-a-rust-service.md", "docs/generator/src/lib.rs"),
    ("docs/add-your-own-rule.md", "docs/generator/src/lib.rs"),
    ("docs/in-your-own-wasm-module.md", "docs/generator/src/lib.rs"),
    ("bindings/wasm/README.md", "bindings/wasm/src/lib.rs"),
    ("crates/contract-contact/README.md", "crates/contract-contact/src/lib.rs"),
    ("crates/contract-contact-bulk/README.md", "crates/contract-contact-bulk/src/lib.rs"),
    ("crates/contract-contact-schema/README.md", "crates/contract-contact-schema/src/lib.rs"),
];
/// The files whose JavaScript and TypeScript the consumers `readme` and `reference` run, or compare with tested files.
const JAVASCRIPT: [&str; 5] =
    ["README.md", "bindings/js/README.md", "docs/forms.md", "docs/validate-a-form.md", "pkg/README.md"];

/// The file that names versions between these marks. The benchmarks must install the same versions.
const COMPARISON: &str = "docs/comparison.md";
const VERSIONS: [&str; 2] = ["<!-- versions:start -->", "<!-- versions:end -->"];

/// Checks the Markdown files that Git does not ignore. Links to other sites are not checked.
pub(crate) fn check() -> Outcome {
    for (file, by) in RUST {
        let name = file.rsplit('/').next().unwrap_or(file);
        ensure!(read(by)?.contains(&format!("/{name}\")")), "{by} no longer includes {file}");
    }
    let files = files()?;
    let needed = files.iter().filter(|path| path.ends_with(".md") || path.ends_with(".py"));
    let texts = needed.map(|path| Ok((path.clone(), read(path)?))).collect::<Outcome<Vec<_>>>()?;
    let locks = [read("Cargo.lock")?, read("benches/js/package-lock.json")?];
    let repository = Repository::new(&files, texts, locks);
    let problems: Vec<_> = [repository.problems(), repository.check_versions(&read(COMPARISON)?)].concat();
    problems.iter().for_each(|problem| eprintln!("{problem}"));
    ensure!(problems.is_empty(), "{} things in the Markdown files are wrong", problems.len());
    Ok(())
}

/// The content of the checkout to which Markdown files refer.
struct Repository {
    /// All files and folders, by their path from the root. The path of the root is "".
    paths: BTreeSet<PathBuf>,
    documents: BTreeMap<String, Document>,
    /// The text of the Python files. A document may show parts of the text.
    scripts: Vec<String>,
    /// The lock files of Cargo and npm.
    locks: [String; 2],
}

impl Repository {
    fn new(files: &BTreeSet<String>, texts: Vec<(String, String)>, locks: [String; 2]) -> Self {
        let paths = files.iter().flat_map(|file| Path::new(file).ancestors()).map(Path::to_owned).collect();
        let (scripts, markdown): (Vec<_>, Vec<_>) = texts.into_iter().partition(|(path, _)| path.ends_with(".py"));
        let documents = markdown.into_iter().map(|(path, text)| (path, Document::read(&text))).collect();
        Repository { paths, documents, scripts: scripts.into_iter().map(|(_, text)| text).collect(), locks }
    }

    /// Returns every problem with its file and line.
    fn problems(&self) -> Vec<String> {
        let check = |file: &str, part: &Part| match part {
            Part::Link(link) => self.check_link(file, link),
            Part::Code { text, is_in_table } => {
                self.check_path(text, *is_in_table)?;
                check_xtask(text, true)
            }
            Part::Block { language, text } => self.check_block(file, language, text),
        };
        let parts =
            self.documents.iter().flat_map(|(file, document)| document.parts.iter().map(move |part| (file, part)));
        let problem = |(file, (line, part)): (&String, &(usize, Part))| {
            check(file, part).err().map(|problem| format!("{file}:{line}: {problem}"))
        };
        parts.filter_map(problem).collect()
    }

    fn check_link(&self, file: &str, link: &str) -> Outcome {
        if ["https://", "http://", "mailto:"].iter().any(|start| link.starts_with(start)) {
            return Ok(());
        }
        let (path, anchor) = link.split_once('#').map_or((link, None), |(path, anchor)| (path, Some(anchor)));
        let Some(target) = resolve(file, path).filter(|target| self.paths.contains(Path::new(target))) else {
            bail!("the link {link} leads nowhere");
        };
        let has = |anchor: &str| self.documents.get(&target).is_some_and(|document| document.anchors.contains(anchor));
        ensure!(anchor.is_none_or(has), "the link {link} names no heading of {target}");
        Ok(())
    }

    /// Checks a word that looks like a path from the root. In a table, this is every word with a slash, except for the entries of the
    /// npm package. Elsewhere, this is a word that begins with a folder of the root.
    fn check_path(&self, text: &str, is_in_table: bool) -> Outcome {
        let Some((folder, _)) = text.split_once('/') else { return Ok(()) };
        let is_path = !text.contains(char::is_whitespace) && (is_in_table || self.paths.contains(Path::new(folder)));
        let is_checked = is_path && !["", "contract-contact"].contains(&folder);
        ensure!(!is_checked || self.paths.contains(Path::new(text.trim_end_matches('/'))), "there is no {text}");
        Ok(())
    }

    fn check_block(&self, file: &str, language: &str, text: &str) -> Outcome {
        match language {
            "rust" if RUST.iter().any(|(tested, _)| *tested == file) => {}
            "js" | "ts" | "tsx" | "vue" | "svelte" if JAVASCRIPT.contains(&file) => {}
            "text" => {}
            "json" => {
                if let Err(error) = serde_json::from_str::<Value>(text) {
                    bail!("the JSON below cannot be read: {error}");
                }
            }
            "python" => {
                let is_shown = self.scripts.iter().any(|script| script.contains(text));
                ensure!(is_shown, "no file that ends with .py has the lines below");
            }
            "sh" => text.replace("\\\n", " ").lines().try_for_each(|line| self.check_command(line))?,
            // A terminal shows commands and their output.
            "console" => {
                text.lines()
                    .filter_map(|line| line.strip_prefix("$ "))
                    .try_for_each(|line| self.check_command(line))?;
            }
            other => bail!("nothing tests a block of {other:?} here"),
        }
        Ok(())
    }

    fn check_command(&self, line: &str) -> Outcome {
        let line = line.split(" #").next().unwrap_or_default();
        check_xtask(line, false)?;
        let words: Vec<_> = line.split_whitespace().collect();
        for (option, package) in words.iter().zip(words.iter().skip(1)) {
            let is_there =
                !["-p", "--package"].contains(option) || self.locks[0].contains(&format!("name = \"{package}\"\n"));
            ensure!(is_there, "there is no package {package}");
        }
        words.into_iter().try_for_each(|word| self.check_path(word, false))
    }

    /// Checks that every `name 1.2.3` between the marks is installed.
    fn check_versions(&self, text: &str) -> Vec<String> {
        let marked = text.split_once(VERSIONS[0]).and_then(|(_, rest)| rest.split_once(VERSIONS[1]));
        let words = marked.map(|(marked, _)| marked.split_whitespace()).into_iter().flatten();
        let words: Vec<_> = words.map(|word| word.trim_matches([',', ';', '.'])).collect();
        let named = words.iter().zip(words.iter().skip(1));
        let named: Vec<_> =
            named.filter(|(_, version)| version.starts_with(|first: char| first.is_ascii_digit())).collect();
        if named.is_empty() {
            return vec![format!("{COMPARISON}: no version stands between {}", VERSIONS.join(" and "))];
        }
        let [cargo, npm] = &self.locks;
        let is_installed = |name: &str, version: &str| {
            cargo.contains(&format!("name = \"{name}\"\nversion = \"{version}\"\n"))
                || npm.contains(&format!("\"node_modules/{name}\": {{\n      \"version\": \"{version}\""))
        };
        let missing = named.into_iter().filter(|(name, version)| !is_installed(name, version));
        missing
            .map(|(name, version)| format!("{COMPARISON}: {name} {version} is not what the benchmarks install"))
            .collect()
    }
}

/// The parts of a Markdown file that are checked, each with its line.
#[derive(Default)]
struct Document {
    anchors: BTreeSet<String>,
    parts: Vec<(usize, Part)>,
}

enum Part {
    Link(String),
    /// Code in a line of text.
    Code {
        text: String,
        is_in_table: bool,
    },
    Block {
        language: String,
        text: String,
    },
}

impl Document {
    fn read(text: &str) -> Self {
        let mut document = Document::default();
        let mut heading: Option<String> = None;
        let mut block: Option<(String, String)> = None;
        let mut is_in_table = false;
        let parser = Parser::new_with_broken_link_callback(text, Options::ENABLE_TABLES, Some(undefined_link));
        for (event, span) in parser.into_offset_iter() {
            let mut add = |part| {
                let line = text.bytes().take(span.start).filter(|byte| *byte == b'\n').count() + 1;
                document.parts.push((line, part));
            };
            match event {
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::End(TagEnd::Heading(_)) => document.add_anchor(&heading.take().unwrap_or_default()),
                Event::Start(Tag::Table(_)) => is_in_table = true,
                Event::End(TagEnd::Table) => is_in_table = false,
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                    block = Some((language.into_string(), String::new()));
                }
                Event::End(TagEnd::CodeBlock) => {
                    if let Some((language, text)) = block.take() {
                        add(Part::Block { language, text });
                    }
                }
                Event::Start(Tag::Link { link_type: LinkType::Email, .. }) => {}
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    add(Part::Link(dest_url.into()))
                }
                Event::Text(part) => {
                    if let Some(text) = heading.as_mut().or(block.as_mut().map(|(_, text)| text)) {
                        text.push_str(&part);
                    }
                }
                Event::Code(part) => {
                    if let Some(heading) = &mut heading {
                        heading.push_str(&part);
                    }
                    add(Part::Code { text: part.into(), is_in_table });
                }
                _ => {}
            }
        }
        document
    }

    /// Adds the anchor that GitHub generates for a heading: lower-case letters, digits, hyphens and underscores. A duplicate gets a number.
    fn add_anchor(&mut self, heading: &str) {
        let kept = heading.trim().chars().filter(|each| each.is_alphanumeric() || matches!(each, ' ' | '-' | '_'));
        let slug = kept.collect::<String>().to_lowercase().replace(' ', "-");
        let numbered = (1..).map(|number| format!("{slug}-{number}"));
        let free = std::iter::once(slug.clone()).chain(numbered).find(|anchor| !self.anchors.contains(anchor));
        self.anchors.extend(free);
    }
}

/// Returns a link for `[text][name]` without a definition of the name, so that the check of links reports the name.
fn undefined_link<'a>(link: BrokenLink<'a>) -> Option<(CowStr<'a>, CowStr<'a>)> {
    let is_meant = matches!(link.link_type, LinkType::Reference | LinkType::Collapsed);
    is_meant.then(|| (format!("[{}]", link.reference).into(), "".into()))
}

/// Checks that `cargo xtask …` is a command with existing options. In a sentence, required arguments may be missing.
fn check_xtask(line: &str, is_in_sentence: bool) -> Outcome {
    let Some((_, words)) = line.split_once("cargo xtask") else { return Ok(()) };
    let words = words.split_whitespace().take_while(|word| !matches!(*word, "|" | "&&" | ";" | ">" | "…"));
    // The documents use variables of the shell only for numbers.
    let words = words.map(|word| if word.starts_with('$') { "1" } else { word });
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
        _ => bail!("{line}: {}", error.to_string().lines().next().unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repository(text: &str) -> Repository {
        let guide = "# Guide\n\n## The way: `draft` → rules\n\n## Again\n\n## Again\n\n[up](../README.md)\n";
        let texts = [("README.md", text), ("docs/guide.md", guide), ("docs/one.py", "import json\n\nprint(json)\n")];
        let texts = texts.map(|(path, text)| (path.to_owned(), text.to_owned()));
        let locks = ["name = \"one\"\nversion = \"1.0.0\"\n", "\"node_modules/zod\": {\n      \"version\": \"4.6.7\""];
        let files = ["README.md", "docs/guide.md", "crates/one/Cargo.toml"].map(str::to_owned);
        Repository::new(&files.into(), texts.into(), locks.map(str::to_owned))
    }

    /// Panics unless each text of a README has this problem, or none.
    #[track_caller]
    fn assert_problems(cases: &[(&str, Option<&str>)]) {
        for (text, problem) in cases {
            let expected: Vec<_> = problem.iter().map(|problem| format!("README.md:{problem}")).collect();
            assert_eq!(repository(text).problems(), expected, "{text}");
        }
    }

    #[test]
    fn link_that_leads_nowhere_is_reported_with_its_line() {
        assert_problems(&[
            ("# Home\n\n[a](docs/guide.md) [a](./docs) [a](docs/) [a](https://example.com/x) [a](#home)", None),
            ("[a][b]\n\n[b]: docs/guide.md", None),
            ("a\n[b](doc/guide.md)", Some("2: the link doc/guide.md leads nowhere")),
            ("[a](../README.md)", Some("1: the link ../README.md leads nowhere")),
            ("[a](/docs)", Some("1: the link /docs leads nowhere")),
            ("![a](b.png)", Some("1: the link b.png leads nowhere")),
            ("[a][b]", Some("1: the link [b] leads nowhere")),
        ]);
    }

    #[test]
    fn link_to_a_missing_heading_is_reported() {
        assert_problems(&[
            ("[a](docs/guide.md#again-1) [a](docs/guide.md#the-way-draft--rules)", None),
            ("[a](docs/guide.md#again-2)", Some("1: the link docs/guide.md#again-2 names no heading of docs/guide.md")),
        ]);
    }

    #[test]
    fn missing_path_is_reported() {
        assert_problems(&[
            ("`crates/one/` and `crates/one/Cargo.toml`, `application/json`, `a / b`", None),
            ("`crates/two`", Some("1: there is no crates/two")),
            ("| a |\n|---|\n| `crate/one` |", Some("3: there is no crate/one")),
            ("| a |\n|---|\n| `contract-contact/form` |", None),
        ]);
    }

    #[test]
    fn wrong_command_is_reported() {
        assert_problems(&[
            ("`cargo xtask`, `cargo xtask bench`, `cargo xtask --help`, `cargo xtask test | fuzz`", None),
            ("```sh\ncargo xtask demo --check # a comment\ncargo run \\\n  -p one -- crates/one\n```", None),
            ("`cargo xtask tset`", Some("1: cargo xtask tset: error: unrecognized subcommand 'tset'")),
            (
                "```sh\ncargo xtask demo --chek\n```",
                Some("1: cargo xtask demo --chek: error: unexpected argument '--chek' found"),
            ),
            ("```sh\ncargo run -p two\n```", Some("1: there is no package two")),
            ("```console\n$ cat crates/two\ncrates/three\n```", Some("1: there is no crates/two")),
        ]);
    }

    #[test]
    fn block_of_code_that_nothing_tests_is_reported() {
        assert_problems(&[
            ("```json\n{\"a\": 1}\n```\n\n```rust\nfn main() {}\n```\n\n```js\n1\n```\n\n    any\n", None),
            ("```json\n{\"a\": }\n```", Some("1: the JSON below cannot be read: expected value at line 1 column 7")),
            ("```python\nprint(json)\n```", None),
            ("```python\nprint(jso)\n```", Some("1: no file that ends with .py has the lines below")),
            ("```rust,ignore\na\n```", Some("1: nothing tests a block of \"rust,ignore\" here")),
            ("```\na\n```", Some("1: nothing tests a block of \"\" here")),
        ]);
    }

    /// Returns the problems of a text between the marks for versions.
    fn problems_of_versions(text: &str) -> Vec<String> {
        repository("").check_versions(&format!("{}\n{text}\n{}", VERSIONS[0], VERSIONS[1]))
    }

    #[test]
    fn version_that_no_lock_file_has_is_reported() {
        assert!(problems_of_versions("In JavaScript, zod 4.6.7; one 1.0.0.").is_empty());
        let expected = ["docs/comparison.md: zod 4.6.8 is not what the benchmarks install"];
        assert_eq!(problems_of_versions("zod 4.6.8;"), expected);
    }

    #[test]
    fn comparison_without_versions_is_reported() {
        assert_eq!(problems_of_versions("zod").len(), 1);
        assert_eq!(repository("").check_versions("zod 4.6.7").len(), 1);
    }
}
