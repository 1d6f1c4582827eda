//! Each module imports only modules of lower layers.

use crate::imports::{assert_no_circles, imports};

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
fn modules_have_no_import_cycles() {
    assert_no_circles(&imports());
}
