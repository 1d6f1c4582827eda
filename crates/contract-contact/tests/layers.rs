//! Each module imports only modules of lower layers.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The modules of the crate, from the lowest layer on.
const LAYERS: [&[&str]; 12] = [
    &["whole_number", "day"],
    &["identifier", "contact_type", "date", "limits"],
    &["attempted_value"],
    &["field_value", "code"],
    &["field", "rule_set"],
    &["wording", "rules"],
    &["draft", "errors", "form"],
    &["check"],
    &["record"],
    &["response"],
    &["json", "html", "reveal"],
    &["axum"],
];

/// The files of the crate as paths of modules, with their code.
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

/// What each module imports. A re-export (`pub use`) is no import: the module does not use it.
fn imports() -> BTreeMap<String, BTreeSet<String>> {
    let mut all = BTreeMap::new();
    modules(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut all);
    for file in ["lib", "_documentation"] {
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
                // `crate::rules::{date, email}` names modules of a folder.
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

fn top(module: &str) -> &str {
    module.split("::").next().unwrap()
}

#[test]
fn modules_import_only_lower_layers() {
    let layer = |module: &str| {
        LAYERS
            .iter()
            .position(|modules| modules.contains(&top(module)))
            .unwrap_or_else(|| panic!("`{module}` has no layer"))
    };
    let imports = imports();
    assert!(imports.len() > 25, "{} modules", imports.len());
    for (module, imported) in &imports {
        for other in imported.iter().filter(|other| top(other) != top(module)) {
            assert!(layer(other) < layer(module), "`{module}` imports `{other}`, which is no lower");
        }
    }
}

#[test]
fn no_module_imports_itself_by_way_of_others() {
    let imports = imports();
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
