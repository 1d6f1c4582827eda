import assert from "node:assert/strict";
import { test } from "node:test";
import * as api from "../../../pkg/index.js";
import { corpus } from "./cases.mjs";
import { run } from "./corpus.mjs";

test("every case of the corpus has the native verdict, code, message and attempted value", () => {
  const { ran, differences } = run(api, corpus);
  console.log(`${ran} cases`);
  assert.ok(ran > 1_200, `only ${ran} cases ran`);
  assert.deepEqual(differences, []);
});
