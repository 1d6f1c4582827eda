// Jest, which needs a setting for ES modules: by Node's flag, or compiled to CommonJS by Babel. In Node and in jsdom.

import assert from "node:assert/strict";
import { here, run } from "../tools.mjs";

const settings = [
  [["--rootDir=."], { NODE_OPTIONS: "--experimental-vm-modules --no-warnings" }],
  [["--config=commonjs.config.json"], {}],
];

export default async function jest() {
  const folder = `${here}jest/`;
  for (const [options, environment] of settings) {
    const { numPassedTests, numTotalTests } = JSON.parse(await run(folder, "jest", ["--json", ...options], environment));
    assert.deepEqual([numPassedTests, numTotalTests], [2, 2]);
  }
  await assert.rejects(
    run(folder, "jest", ["--rootDir=."]),
    /Must use import to load ES Module/,
    "Jest needs no setting any more: say so in docs/forms.md",
  );
  return `Jest ${(await run(folder, "jest", ["--version"])).trim()}, in Node and in jsdom, as ES modules and by Babel`;
}
