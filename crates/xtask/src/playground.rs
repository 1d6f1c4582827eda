//! `cargo xtask playground`: the playground as static files.

use std::path::PathBuf;

use crate::run::{Outcome, root, shell};

/// Copies the page and what it uses of `pkg/` into a folder, for any web server and any path.
pub(crate) fn build(out: Option<PathBuf>) -> Outcome {
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
