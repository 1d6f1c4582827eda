import assert from "node:assert/strict";
import { test } from "node:test";
import { readValue } from "../../../pkg/form.js";
import * as api from "../../../pkg/index.js";
import { controls, corpus } from "./cases.mjs";
import { run } from "./corpus.mjs";

test("every case of the corpus has the native verdict, code, message and attempted value", () => {
  const { ran, differences } = run(api, corpus);
  console.log(`${ran} cases`);
  assert.ok(ran > 1_200, `only ${ran} cases ran`);
  assert.deepEqual(differences, []);
});

test("control strings are read as in Rust", () => {
  assert.ok(controls.length >= 30);
  for (const [name, text, expected] of controls) {
    assert.deepEqual([name, text, readValue(name, text) ?? null], [name, text, expected]);
  }
});
