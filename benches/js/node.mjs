// The Node that is measured: the LTS release that package-lock.json pins, whatever Node runs the harness.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const path = join(import.meta.dirname, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
if (!existsSync(path)) {
  throw new Error(`${path} is missing: run npm ci in benches/js, or add the package of this platform to its package.json`);
}
const [version, v8] = JSON.parse(execFileSync(path, ["-p", "JSON.stringify([process.versions.node, process.versions.v8])"]));

export const NODE_LTS = { path, version, v8 };
