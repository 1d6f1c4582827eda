// The data that the tests share. In a page, the server of browser.test.mjs puts them in the place of this module.

import { readdirSync, readFileSync } from "node:fs";

const root = new URL("../../../", import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, root), "utf8"));

/** The files of the corpus, which tests/corpus/README.md describes. */
export const corpus = readdirSync(new URL("tests/corpus/", root))
  .filter((name) => name.endsWith(".json"))
  .map((name) => read(`tests/corpus/${name}`));

/** The cases of control strings: the name of a property, the string of its control, and the value. */
export const controls = read("tests/controls.json").cases;

/** The JSON Schemas, by operation and rules. */
export const schemas = Object.fromEntries(
  ["update", "create"].map((operation) => [
    operation,
    Object.fromEntries(
      ["strict", "reference"].map((rules) => [
        rules,
        read(`crates/contract-contact-schema/schema/${operation}.${rules}.schema.json`),
      ]),
    ),
  ]),
);
