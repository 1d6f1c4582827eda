//! `cargo xtask demo`.

use crate::run::{Outcome, cargo, root, run};

const EXAMPLES: [(&str, &str); 5] = [
    ("page.json", "The body of the curl command on the API's page"),
    ("valid.json", "A contact that is right"),
    ("many-errors.json", "A contact that breaks a rule in eight properties: all are told at once"),
    ("record.json", "A record as the API reads it back, sent as it is"),
    ("broken.json", "A body that is not JSON: where it breaks"),
];

/// Checks each of the shipped contacts, and shows what the endpoint would answer.
pub(crate) fn demo() -> Outcome {
    eprintln!("Building the example (the first time takes a minute) …");
    run(&mut cargo("build --quiet -p contract-contact --example check"))?;
    let contacts = root().join("crates/contract-contact/examples/contacts");
    for (name, what) in EXAMPLES {
        let file = contacts.join(name);
        let path = format!("crates/contract-contact/examples/contacts/{name}");
        eprintln!("\n── {what}\n   cargo run --example check -- {path}\n");
        let mut check = cargo("run --quiet -p contract-contact --example check --");
        let status = check.arg(&file).status().map_err(|error| format!("cannot run the example: {error}"))?;
        if !matches!(status.code(), Some(0 | 1)) {
            return Err(format!("the example failed on {path}: {status}"));
        }
    }
    eprintln!("\nTry your own: cargo run --example check -- --help");
    Ok(())
}
