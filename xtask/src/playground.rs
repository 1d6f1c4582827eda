//! `cargo xtask playground`: the playground as static files.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{Outcome, root};

const PAGE: &str = "docs/playground";

/// What the page uses of the package.
const PACKAGE: [&str; 2] = ["index.js", "form.js"];

/// Copies the page and what it uses of `pkg/` into a folder, for any web server and any path.
pub(crate) fn build(out: Option<PathBuf>) -> Outcome {
    let out = out.unwrap_or_else(|| root().join("target/playground"));
    let package = out.join("pkg");
    fs::create_dir_all(&package).map_err(|error| format!("cannot create {}: {error}", package.display()))?;
    let page = fs::read_dir(root().join(PAGE)).map_err(|error| format!("cannot read {PAGE}: {error}"))?;
    for file in page.flatten() {
        copy(&file.path(), &out.join(file.file_name()))?;
    }
    for name in PACKAGE {
        copy(&root().join("pkg").join(name), &package.join(name))?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Outcome {
    fs::copy(from, to).map_err(|error| format!("cannot copy {}: {error}", from.display()))?;
    Ok(())
}
