//! The documentation of the domain crate: every public item has an example.

#![expect(clippy::indexing_slicing, reason = "of JSON: what is not there is null")]

use std::fs;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use serde_json::Value;

use crate::run::{Outcome, cargo, root, run};

/// Fails unless each public item, but for variants and fields, has an example that asserts something. That it compiles and holds
/// is for the doc tests.
///
/// rustdoc's own lint for this is as unstable as its JSON, and passes over constants and modules.
pub(crate) fn check() -> Outcome {
    let mut rustdoc = cargo("rustdoc -p contract-contact --lib --all-features --quiet");
    rustdoc.args(["--", "-Zunstable-options", "--output-format", "json"]).env("RUSTC_BOOTSTRAP", "1");
    run(&mut rustdoc)?;
    let file = root().join("target/doc/contract_contact.json");
    let json = fs::read(&file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    let json: Value = serde_json::from_slice(&json).map_err(|error| format!("rustdoc's JSON: {error}"))?;
    let mut documented = Documented { index: &json["index"], items: 0, lacking: Vec::new() };
    documented.visit(&json["root"], "contract_contact");
    for lacking in &documented.lacking {
        eprintln!("{lacking} has no example that asserts something");
    }
    match (documented.items, documented.lacking.len()) {
        // Another version of the format.
        (0..=100, _) => Err(format!(
            "only {} items were found in rustdoc's JSON: see crates/xtask/src/rustdoc.rs",
            documented.items
        )),
        (_, 0) => Ok(()),
        (_, lacking) => Err(format!("{lacking} public items have no example")),
    }
}

/// What is reached from the root of the crate.
struct Documented<'j> {
    index: &'j Value,
    items: usize,
    lacking: Vec<String>,
}

impl Documented<'_> {
    fn visit(&mut self, id: &Value, path: &str) {
        let item = &self.index[id.to_string()];
        let Some((kind, inner)) = item["inner"].as_object().and_then(|inner| inner.iter().next()) else { return };
        let path = match (kind.as_str(), item["name"].as_str()) {
            // What is named here lies elsewhere, in a module that is not public.
            ("use", _) => return self.visit(&inner["id"], path),
            // Its items are its trait's, but for what is written on the type alone.
            ("impl", _) if !inner["trait"].is_null() => return,
            ("impl", _) => path.to_owned(),
            ("module", _) if inner["is_crate"] == true => path.to_owned(),
            (_, Some(name)) => format!("{path}::{name}"),
            (_, None) => return,
        };
        if kind != "impl" {
            self.items += 1;
            if !has_example(item["docs"].as_str().unwrap_or_default()) {
                let (file, line) = (&item["span"]["filename"], &item["span"]["begin"][0]);
                self.lacking.push(format!("{}:{line}: {path}", file.as_str().unwrap_or_default()));
            }
        }
        for inner in ["items", "impls"].into_iter().filter_map(|key| inner[key].as_array()).flatten() {
            self.visit(inner, &path);
        }
    }
}

/// Whether a block of Rust that is run has an assertion.
fn has_example(docs: &str) -> bool {
    let mut is_run = false;
    Parser::new(docs).any(|event| {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => is_run = language.is_empty(),
            Event::End(TagEnd::CodeBlock) => is_run = false,
            Event::Text(code) => return is_run && code.contains("assert"),
            _ => {}
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_is_run_and_asserts_something() {
        assert!(has_example("It adds.\n\n```\n# use std;\nassert_eq!(1 + 1, 2);\n```"));
        assert!(!has_example("It asserts."));
        assert!(!has_example("```\nlet sum = 1 + 1;\n```"));
        assert!(!has_example("```text\nassert\n```"));
        assert!(!has_example("```no_run\nassert!(true);\n```"));
    }
}
