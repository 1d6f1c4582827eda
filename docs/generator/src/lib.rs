//! The plots of the benchmarks, and the functions that the site and the checks of the Markdown files share. The program of this package
//! builds the site.

mod plots;

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use xshell::{Shell, cmd};

pub use plots::plots;

/// Returns the root of the checkout.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Returns the files of the checkout that Git does not ignore, by their paths from the root.
///
/// # Errors
///
/// Git is missing, or the checkout is no repository of Git.
pub fn files() -> anyhow::Result<BTreeSet<String>> {
    let sh = Shell::new()?;
    sh.change_dir(root());
    let listed = cmd!(sh, "git ls-files -z --cached --others --exclude-standard").quiet().read()?;
    // Git also lists files that are deleted, until the deletion is committed.
    Ok(listed.split('\0').filter(|path| root().join(path).is_file()).map(str::to_owned).collect())
}

/// Returns the path from the root to which a link of a file leads, or `None` if the path is outside the checkout.
pub fn resolve(file: &str, link: &str) -> Option<String> {
    if link.is_empty() {
        return Some(file.to_owned());
    }
    let mut parts: Vec<_> = file.split('/').collect();
    parts.pop();
    for part in Path::new(link).components() {
        match part {
            Component::Normal(name) => parts.push(name.to_str()?),
            Component::ParentDir => drop(parts.pop()?),
            Component::CurDir => {}
            _ => return None,
        }
    }
    Some(parts.join("/"))
}

/// Compiles the examples of the README and of the pages for users.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
#[doc = include_str!("../../validate-in-a-rust-service.md")]
#[doc = include_str!("../../add-your-own-rule.md")]
#[doc = include_str!("../../in-your-own-wasm-module.md")]
struct Examples;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn link_is_resolved_from_the_folder_of_its_file() {
        for (link, path) in [
            ("", Some("docs/a.md")),
            ("b.md", Some("docs/b.md")),
            ("./b/", Some("docs/b")),
            ("../README.md", Some("README.md")),
            ("..", Some("")),
            ("../../README.md", None),
            ("/docs/b.md", None),
        ] {
            assert_eq!(resolve("docs/a.md", link).as_deref(), path, "{link}");
        }
    }
}
