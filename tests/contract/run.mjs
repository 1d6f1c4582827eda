// Sends the service the requests that schemathesis makes from its OpenAPI document, and checks the answers by it, with each rule set.
// Arguments are those of `schemathesis run`, such as --max-examples 200. CONTRIBUTING.md has the commands that install and build.

import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { start } from "../../crates/contract-contact-server/tests/service.mjs";

const folder = import.meta.dirname;
// schemathesis leaves files in its working directory.
const cwd = join(folder, "../../target/contract");
mkdirSync(cwd, { recursive: true });
for (const rules of ["strict", "reference"]) {
  const service = await start("--example-contacts", "--rules", rules);
  const options = [
    ...["--config-file", join(folder, "schemathesis.toml"), "run", `${service.url}/openapi.json`],
    ...["--header", `Authorization: Bearer ${service.token("--administrator")}`],
    ...["--checks=all", "--continue-on-failure", "--seed=1", "--no-color", ...process.argv.slice(2)],
  ];
  const env = { ...process.env, SCHEMATHESIS_HOOKS: "hooks", PYTHONPATH: folder };
  const { status, error } = spawnSync("schemathesis", options, { cwd, stdio: "inherit", env });
  service.stop();
  if (error) throw error;
  console.log(`${rules} rules: ${status === 0 ? "every answer is as described" : "schemathesis found something, see above"}`);
  if (status !== 0) process.exitCode = 1;
}
