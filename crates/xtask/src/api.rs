//! `bindings/js/API.md`: the reference of the npm package, generated from its declarations.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::documents::anchor;
use crate::run::Outcome;

/// Where it lies. It is not in the package: the declarations there say the same.
pub(crate) const PATH: &str = "bindings/js/API.md";

/// What is imported, and the file of its declarations.
const ENTRIES: [(&str, &str); 3] =
    [("contract-contact", "index"), ("contract-contact/form", "form"), ("contract-contact/bulk", "bulk")];

const INTRODUCTION: &str = "\
# Reference

What each entry of the [npm package](README.md) exports, from the comments in its sources; editors show the same. The tests compile
the examples, and run those that need no page. Written by `cargo xtask pkg`.
";

/// The reference, of the declarations in a folder.
///
/// Fails where an export has no text or no example.
pub(crate) fn document(folder: &Path) -> Outcome<String> {
    let read = |name: &str| {
        let file = folder.join(format!("{name}.d.ts"));
        fs::read_to_string(&file).map_err(|error| format!("cannot read {}: {error}", file.display()))
    };
    let mut entries = Vec::new();
    let mut anchors = Anchors::default();
    for (import, name) in ENTRIES {
        let file = File::parse(&read(name)?);
        for heading in std::iter::once(import).chain(file.items.iter().map(|item| item.name.as_str())) {
            anchors.add(heading);
        }
        entries.push((import, file));
    }

    let (mut contents, mut sections, mut lacking) = (String::new(), String::new(), Vec::new());
    for (import, File { about, items, exported }) in entries {
        let declared: BTreeSet<_> = items.iter().map(|item| &item.name).collect();
        // Another entry declares what this one only exports.
        let again = exported.iter().filter(|name| !declared.contains(name));
        let links: Vec<_> = items.iter().map(|item| &item.name).chain(again).map(|name| anchors.link(name)).collect();
        contents.push_str(&format!("- {}: {}\n", anchors.link(import), links.join(", ")));
        sections.push_str(&format!("\n## {import}\n\n{}\n", Doc::parse(&about, &anchors).text));
        for item in &items {
            let doc = Doc::parse(&item.doc, &anchors);
            let is_exported = exported.contains(&item.name);
            if doc.text.is_empty() || (is_exported && doc.examples.is_empty()) {
                lacking.push(format!("{} of {import}", item.name));
            }
            sections.push_str(&item.render(&doc, is_exported));
        }
    }
    if lacking.is_empty() {
        Ok(format!("{INTRODUCTION}\n{contents}{sections}"))
    } else {
        Err(format!("the comment has no text or no example: {}", lacking.join(", ")))
    }
}

/// The headings, as they are written, with the part of the address that GitHub gives them.
#[derive(Default)]
struct Anchors(BTreeMap<String, String>);

impl Anchors {
    /// In the order of the document.
    fn add(&mut self, heading: &str) {
        let anchor = anchor(heading, |anchor| self.0.values().any(|taken| taken == anchor));
        self.0.insert(heading.to_owned(), anchor);
    }

    /// The name as a link to its heading; of what is not in the document the name alone.
    fn link(&self, name: &str) -> String {
        self.0.get(name).map_or_else(|| format!("`{name}`"), |anchor| format!("[`{name}`](#{anchor})"))
    }
}

/// A file of declarations.
struct File {
    /// The comment of the file.
    about: String,
    items: Vec<Item>,
    exported: BTreeSet<String>,
}

struct Item {
    name: String,
    doc: String,
    /// As the compiler writes it; one overload after the other.
    declaration: String,
}

impl File {
    /// Relies on the compiler's layout: what is at the top begins in the first column, and ends on a line that does, with `;` or `}`.
    fn parse(text: &str) -> Self {
        let mut file = File { about: String::new(), items: Vec::new(), exported: BTreeSet::new() };
        let (mut doc, mut lines) = (String::new(), text.lines());
        while let Some(line) = lines.next() {
            if line.starts_with("/**") {
                doc = upto(line, &mut lines, |line| line.ends_with("*/"));
                if doc.contains("@packageDocumentation") {
                    file.about = std::mem::take(&mut doc);
                }
                continue;
            }
            if line.is_empty() {
                continue;
            }
            let statement = upto(line, &mut lines, |line| !line.starts_with(' ') && line.ends_with([';', '}']));
            let words = statement.strip_prefix("export ").unwrap_or(&statement);
            if let Some(names) = words.strip_prefix("type {").or(words.strip_prefix('{')) {
                let names = names.split('}').next().unwrap_or_default().split(',').map(|name| name.trim().to_owned());
                file.exported.extend(names.filter(|name| !name.is_empty()));
                continue;
            }
            let words = words.strip_prefix("declare ").unwrap_or(words);
            let Some((kind, rest)) = words.split_once(' ') else { continue };
            if !matches!(kind, "class" | "const" | "function" | "interface" | "type") {
                continue;
            }
            let name = rest.split(|each: char| !each.is_alphanumeric()).next().unwrap_or_default();
            match file.items.last_mut() {
                Some(last) if last.name == name => last.declaration = format!("{}\n{statement}", last.declaration),
                _ => file.items.push(Item {
                    name: name.to_owned(),
                    doc: std::mem::take(&mut doc),
                    declaration: statement,
                }),
            }
        }
        file
    }
}

/// The line and those after it, to the first that is an end.
fn upto<'t>(line: &'t str, lines: &mut impl Iterator<Item = &'t str>, is_end: impl Fn(&str) -> bool) -> String {
    let mut all = vec![line];
    while all.last().is_some_and(|last| !is_end(last)) {
        let Some(line) = lines.next() else { break };
        all.push(line);
    }
    all.join("\n")
}

impl Item {
    fn render(&self, doc: &Doc, is_exported: bool) -> String {
        let mut out = format!("\n### {}\n\n{}\n", self.name, doc.text);
        if !is_exported {
            out.push_str("\nNot exported by itself: other types are made of it.\n");
        }
        out.push_str(&format!("\n```ts\n{}\n```\n", self.declaration));
        if !doc.facts.is_empty() {
            out.push_str(&format!("\n{}\n", doc.facts.join("\n")));
        }
        for example in &doc.examples {
            out.push_str(&format!("\n{example}\n"));
        }
        out
    }
}

/// What a comment says.
#[derive(Default)]
struct Doc {
    text: String,
    /// Parameters, what is given, what is thrown: items of a list.
    facts: Vec<String>,
    /// Blocks of code.
    examples: Vec<String>,
}

impl Doc {
    fn parse(comment: &str, anchors: &Anchors) -> Self {
        let comment = comment.trim_start_matches("/**").trim_end_matches("*/");
        let lines = comment.lines().map(|line| {
            let line = line.trim_start();
            let line = line.strip_prefix('*').unwrap_or(line);
            line.strip_prefix(' ').unwrap_or(line).trim_end()
        });
        let mut parts = vec![String::new()];
        for line in lines {
            match parts.last_mut() {
                Some(part) if !line.starts_with('@') => *part = format!("{part}\n{line}"),
                _ => parts.push(line.to_owned()),
            }
        }
        let mut doc = Doc::default();
        for part in parts {
            let (tag, rest) = match part.strip_prefix('@').and_then(|part| part.split_once(char::is_whitespace)) {
                Some((tag, rest)) => (tag, rest.trim()),
                None if part.starts_with('@') => continue,
                None => ("", part.trim()),
            };
            match tag {
                "" => doc.text = with_links(rest, anchors),
                "param" => {
                    let (name, what) = rest.split_once(" - ").unwrap_or((rest, ""));
                    doc.facts.push(format!("- `{name}`: {}", with_links(what, anchors)));
                }
                "returns" => doc.facts.push(format!("- Returns: {}", with_links(rest, anchors))),
                "throws" => doc.facts.push(format!("- Throws: {}", with_links(rest, anchors))),
                "example" => doc.examples.push(rest.to_owned()),
                _ => {}
            }
        }
        doc
    }
}

/// `{@link name}` as a link to its heading.
fn with_links(text: &str, anchors: &Anchors) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, (name, after))) =
        rest.split_once("{@link ").and_then(|(before, tail)| Some((before, tail.split_once('}')?)))
    {
        out.push_str(&format!("{before}{}", anchors.link(name)));
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declaration_ends_where_the_compiler_ends_it() {
        let text = "\
/**
 * About.
 *
 * @packageDocumentation
 */
import { A } from './index.js';
export { A } from './index.js';

/** One. */
declare function one(a: {
    b: 1;
}): {
    c: 2;
};
declare function one(): void;
interface Two {
    /** Inner. */
    a: 1;
}

export { one };
";
        let file = File::parse(text);
        assert_eq!(Doc::parse(&file.about, &Anchors::default()).text, "About.");
        assert_eq!(file.exported.iter().collect::<Vec<_>>(), ["A", "one"]);
        let [one, two] = file.items.as_slice() else { panic!("two items") };
        assert_eq!((one.name.as_str(), one.doc.as_str()), ("one", "/** One. */"));
        assert!(one.declaration.ends_with("c: 2;\n};\ndeclare function one(): void;"));
        assert_eq!((two.name.as_str(), two.doc.as_str()), ("Two", ""));
    }

    #[test]
    fn a_comment_has_a_text_facts_and_examples() {
        let mut anchors = Anchors::default();
        for heading in ["contract-contact", "B", "b", "contract-contact/form"] {
            anchors.add(heading);
        }
        let doc = Doc::parse(
            "/**\n * A {@link B}, {@link b}.\n *\n * @param c - D\n *   e.\n * @throws F.\n * @example\n * ```ts\n *  g\n * ```\n */",
            &anchors,
        );
        assert_eq!(doc.text, "A [`B`](#b), [`b`](#b-1).");
        assert_eq!(anchors.link("contract-contact/form"), "[`contract-contact/form`](#contract-contactform)");
        assert_eq!(doc.facts, ["- `c`: D\n  e.", "- Throws: F."]);
        assert_eq!(doc.examples, ["```ts\n g\n```"]);
    }
}
