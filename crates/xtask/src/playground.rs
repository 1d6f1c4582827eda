//! `cargo xtask playground`: the playground as static files.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{Outcome, root};

/// Copies the page and what it uses of `pkg/` into a folder, for any web server and any path.
pub(crate) fn build(out: Option<PathBuf>) -> Outcome {
    let out = out.unwrap_or_else(|| root().join("target/playground"));
    let service = root().join("crates/contract-contact-server/src");
    copy(files(&service.join("playground"))?, &out)?;
    copy([service.join("form/icon.svg")], &out)?;
    let package = root().join("pkg");
    copy(["index.js", "form.js"].map(|name| package.join(name)), &out.join("pkg"))?;
    let mut locales = files(&package.join("locales"))?;
    locales.retain(|file| file.extension().is_some_and(|extension| extension == "js"));
    copy(locales, &out.join("pkg/locales"))
}

fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
    Ok(entries.flatten().map(|entry| entry.path()).collect())
}

fn copy(files: impl IntoIterator<Item = PathBuf>, folder: &Path) -> Outcome {
    fs::create_dir_all(folder).map_err(|error| format!("cannot create {}: {error}", folder.display()))?;
    for file in files {
        let to = folder.join(file.file_name().unwrap_or_default());
        fs::copy(&file, to).map_err(|error| format!("cannot copy {}: {error}", file.display()))?;
    }
    Ok(())
}
