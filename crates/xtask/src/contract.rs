//! `cargo xtask proof contract`: requests that a tool makes from `/openapi.json`, and answers that have to be as it says.

use std::process::Command;

use contract_contact::Rules;

use crate::install;
use crate::run::{Outcome, cargo, root, run};
use crate::service::Service;

/// Where the tool's version is pinned, and what it cannot find in the document.
const FOLDER: &str = "tests/contract";

/// Runs schemathesis with all its checks against the service, with each set of rules.
pub(crate) fn contract(examples: u32, seed: u32) -> Outcome {
    let programs = install::python(FOLDER)?;
    run(&mut cargo("build -p contract-contact-server --target-dir target"))?;
    for rules in [Rules::strict(), Rules::reference()] {
        eprintln!("── with the {} rules, seed {seed}", rules.name());
        let folder = root().join("target/contract").join(rules.name());
        let flags = ["--rate=0", "--example-contacts", "--rules", rules.name()];
        let service = Service::start(&root().join("target/debug/contract-contact-server"), &folder, 0, &flags)?;
        let mut schemathesis = Command::new(programs.join("schemathesis"));
        schemathesis.arg("--config-file").arg(root().join(FOLDER).join("schemathesis.toml"));
        schemathesis.args(["run", &format!("{}/openapi.json", service.url), "--checks=all", "--continue-on-failure"]);
        schemathesis.args(["--header", &format!("Authorization: Bearer {}", service.token)]);
        schemathesis.args(["--max-examples", &examples.to_string(), "--seed", &seed.to_string(), "--no-color"]);
        schemathesis.env("SCHEMATHESIS_HOOKS", "hooks").env("PYTHONPATH", root().join(FOLDER));
        run(schemathesis.current_dir(&folder))
            .map_err(|_| format!("schemathesis found something, see above ({})", rules.name()))?;
    }
    Ok(())
}
