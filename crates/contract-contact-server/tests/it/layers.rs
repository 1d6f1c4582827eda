//! The layers of the modules: no circular imports, and no HTTP in the modules that store contacts.

use crate::imports::{assert_no_circles, imports};

#[test]
fn modules_have_no_import_cycles() {
    let imports = imports();
    assert!(imports.len() > 25, "{} modules", imports.len());
    assert_no_circles(&imports);
}

#[test]
fn storage_does_not_import_http() {
    const LOWER: [&str; 6] = ["canonical", "column", "list", "search", "store", "version"];
    let imports = imports();
    for lower in LOWER {
        assert!(imports.contains_key(lower), "there is no `{lower}`");
    }
    for (module, imported) in imports {
        let is_lower = |module: &str| LOWER.contains(&module.split("::").next().unwrap());
        if !is_lower(&module) {
            continue;
        }
        assert!(imported.iter().all(|other| is_lower(other)), "`{module}` imports {imported:?}");
        let file = format!("{}/src/{}", env!("CARGO_MANIFEST_DIR"), module.replace("::", "/"));
        let code = std::fs::read_to_string(format!("{file}.rs"))
            .or_else(|_| std::fs::read_to_string(format!("{file}/mod.rs")));
        let code = code.unwrap();
        for other in ["axum", "hyper", "reqwest", "StatusCode", "http::"] {
            assert!(!code.contains(other), "`{module}` uses {other}");
        }
    }
}
