//! The imports of each module of a crate, for the tests of layers here and in the service.
#![allow(unreachable_pub, reason = "only tests use it")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Adds the files of a folder: the code by the path of the module.
fn modules(folder: &Path, path: &str, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let stem = entry.file_stem().unwrap().to_str().unwrap();
        let name = if path.is_empty() { stem.to_owned() } else { format!("{path}::{stem}") };
        if entry.is_dir() {
            modules(&entry, &name, found);
        } else if entry.extension().is_some_and(|extension| extension == "rs") {
            let name = if stem == "mod" { path.to_owned() } else { name };
            found.insert(name, fs::read_to_string(&entry).unwrap());
        }
    }
}

/// Returns the imports of each module. A re-export (`pub use`) is no import, because the module does not use the item.
pub fn imports() -> BTreeMap<String, BTreeSet<String>> {
    let mut all = BTreeMap::new();
    modules(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut all);
    for file in ["lib", "main"] {
        all.remove(file);
    }
    let resolve = |path: &str| {
        let mut path = path.trim_end_matches("::");
        while !all.contains_key(path) {
            path = path.rsplit_once("::").unwrap_or_else(|| panic!("`{path}` is no module")).0;
        }
        path.to_owned()
    };
    let of = |(module, code): (&String, &String)| {
        let is_code = |line: &&str| !line.trim_start().starts_with("//") && !line.starts_with("pub use");
        let code = code.lines().filter(is_code).collect::<Vec<_>>().join("\n");
        let code = code.split("#[cfg(test)]").next().unwrap();
        let mut imported = BTreeSet::new();
        for (start, parent) in [("crate::", ""), ("super::", module.rsplit_once("::").map_or("", |(parent, _)| parent))]
        {
            for rest in code.split(start).skip(1) {
                let end = rest.find(|each: char| !each.is_alphanumeric() && each != '_' && each != ':').unwrap();
                let head = rest[..end].trim_end_matches("::");
                if head.starts_with("__") {
                    continue; // a macro
                }
                // `crate::rules::{date, email}` imports several modules.
                let names = rest[end..].strip_prefix('{').map(|list| list.split('}').next().unwrap());
                let path = |tail: &str| {
                    [parent, head, tail.trim()]
                        .iter()
                        .filter(|part| !part.is_empty())
                        .copied()
                        .collect::<Vec<_>>()
                        .join("::")
                };
                match names {
                    Some(names) => imported.extend(
                        names.split(',').filter(|name| !name.trim().is_empty()).map(|name| resolve(&path(name))),
                    ),
                    None => drop(imported.insert(resolve(&path("")))),
                }
            }
        }
        imported.remove(module);
        (module.clone(), imported)
    };
    all.iter().map(of).collect()
}

/// Panics if a module imports itself through other modules.
pub fn assert_no_circles(imports: &BTreeMap<String, BTreeSet<String>>) {
    for start in imports.keys() {
        let (mut reached, mut next) = (BTreeSet::new(), Vec::from([start]));
        while let Some(module) = next.pop() {
            for other in &imports[module] {
                assert_ne!(other, start, "a circle through `{module}`");
                if reached.insert(other) {
                    next.push(other);
                }
            }
        }
    }
}
