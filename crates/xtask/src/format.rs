//! The formatter and linter of the repository's JavaScript and TypeScript: Biome, configured by `biome.json`.

use std::fs;
use std::process::Command;

use crate::install;
use crate::run::{Outcome, cargo, output, read, root, run};

/// The folder whose files documents show.
const SHOWN: &str = "tests/consumers/";

/// Fails unless every file is formatted and keeps the rules of the linter.
pub(crate) fn check() -> Outcome {
    run(&mut biome()?)
}

/// Formats Rust, JavaScript and TypeScript, and applies the linter's safe fixes. A document that shows a file gets the new text.
pub(crate) fn write() -> Outcome {
    run(&mut cargo("fmt --all"))?;
    let shown = files(&[SHOWN])?.into_iter().map(|path| Ok((read(&path)?, path)));
    let shown = shown.collect::<Outcome<Vec<_>>>()?;
    // The linter's other findings are reported when the documents are written.
    let outcome = run(biome()?.arg("--write"));
    let mut changes = Vec::new();
    for (before, path) in shown {
        let after = read(&path)?;
        if before != after {
            changes.push((before, after));
        }
    }
    for path in files(&["*.md"])? {
        let before = read(&path)?;
        let after = with_changes(&before, &changes);
        if before != after {
            fs::write(root().join(&path), after).map_err(|error| format!("cannot write {path}: {error}"))?;
        }
    }
    outcome
}

fn biome() -> Outcome<Command> {
    install::npm("bindings/js")?;
    let mut biome = Command::new(root().join("bindings/js/node_modules/.bin/biome"));
    biome.args(["check", "--error-on-warnings", "."]).current_dir(root());
    Ok(biome)
}

/// Returns the committed text files that match.
fn files(patterns: &[&str]) -> Outcome<Vec<String>> {
    let mut git = Command::new("git");
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--"]).args(patterns).current_dir(root());
    let files = output(&mut git)?;
    let files = files.split('\0').filter(|path| !path.is_empty());
    // A file that is deleted but not yet committed so is still listed, and an image is no text.
    Ok(files.filter(|path| read(path).is_ok()).map(str::to_owned).collect())
}

/// Returns a document whose blocks of code have the new text of each file that they show whole.
fn with_changes(document: &str, changes: &[(String, String)]) -> String {
    let block = |code: &str| format!("\n{code}```\n");
    changes.iter().fold(document.to_owned(), |text, (before, after)| text.replace(&block(before), &block(after)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_gets_the_new_text_of_its_file() {
        let changes = [("a( 1)\n".to_owned(), "a(1);\n".to_owned())];
        let document = "```js\n// folder/file.js\na( 1)\n```\n\n```js\na( 1)\nb()\n```\n";
        assert_eq!(
            with_changes(document, &changes),
            "```js\n// folder/file.js\na(1);\n```\n\n```js\na( 1)\nb()\n```\n"
        );
    }
}
