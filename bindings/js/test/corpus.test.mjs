import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import * as api from "../../../pkg/index.js";
import { run } from "./corpus.mjs";

const folder = new URL("../../../tests/corpus/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".json"))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")));

test("every case of the corpus has the native verdict, code, message and attempted value", () => {
  const { ran, differences } = run(api, files);
  console.log(`${ran} cases`);
  assert.ok(ran > 1_200, `only ${ran} cases ran`);
  assert.deepEqual(differences, []);
});
