// Vitest with its defaults, in Node and in jsdom.

import assert from "node:assert/strict";
import { here, newerNode, run } from "../tools.mjs";

export default async function vitest() {
  const environment = await newerNode();
  const folder = `${here}vitest/`;
  const printed = await run(folder, "vitest", ["run"], environment);
  assert.match(printed, /Tests +2 passed \(2\)/);
  return `${(await run(folder, "vitest", ["--version"], environment)).trim()}, in Node and in jsdom`;
}
