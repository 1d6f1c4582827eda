// Compares the responses of the service with the results of the package, on the corpus.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { cases } from "../../../bindings/js/test/corpus.mjs";
import { failure, fields, validateCreate, validateUpdate } from "../../../pkg/index.js";
import { API, root, start } from "./service.mjs";

const corpus = new URL("tests/corpus/", root);
const all = readdirSync(corpus)
  .filter((name) => name.endsWith(".json"))
  .flatMap((name) => cases(JSON.parse(readFileSync(new URL(name, corpus), "utf8"))));

/** Returns the result of the package for a body, or the reason why the results cannot be compared. */
function resultOfPackage({ input, parsed, operation, rules }) {
  let value;
  try {
    value = JSON.parse(input);
  } catch {
    return { incomparable: "not JSON: the service reports the position" };
  }
  // tests/corpus/README.md lists these cases.
  if (parsed) return { incomparable: "JSON.parse changes the text" };
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { incomparable: "not an object: the service reports the position" };
  const errors = (operation === "create" ? validateCreate : validateUpdate)(value, { rules });
  return errors.length ? { rejected: JSON.stringify(failure(errors)), asSent: JSON.stringify(value) } : { accepted: value };
}

for (const rules of ["strict", "reference"]) {
  test(`every 400 by the ${rules} rules equals the package's failure, byte for byte`, async (t) => {
    const service = await start(`--rules=${rules}`);
    t.after(() => service.stop());
    const headers = { authorization: `Bearer ${service.token("--administrator")}`, "content-type": "application/json" };
    const counts = {};
    const count = (what) => (counts[what] = (counts[what] ?? 0) + 1);
    for (const each of all.filter((each) => each.rules === rules)) {
      const { incomparable, rejected, accepted, asSent } = resultOfPackage(each);
      if (incomparable) {
        count(incomparable);
        continue;
      }
      const method = each.operation === "create" ? "POST" : "PUT";
      const send = async (body) => {
        const answer = await fetch(service.url + API, { method, headers, body });
        return [answer.status, await answer.text()];
      };
      const [status, body] = await send(each.input);
      if (rejected) {
        assert.deepEqual(await send(asSent), [400, rejected], `${each.name}, as a browser sends it`);
        // Unlike JSON.parse, the service does not change long numbers, or the order of keys that are digits.
        const isExact = body === rejected;
        assert.deepEqual([status, isExact ? body : JSON.stringify(JSON.parse(body))], [400, rejected], each.name);
        count(isExact ? "400, the same bytes" : "400, the same bytes once JSON.parse has read them");
      } else if (fields.some(({ name }) => Object.hasOwn(accepted, name) && /\0/.test(accepted[name]))) {
        // The service stores no U+0000. The strict rules reject it before.
        assert.deepEqual([status, JSON.parse(body).Errors], [400, null], each.name);
        count("U+0000, which only the service rejects");
      } else {
        // The record of a PUT may not exist.
        assert.ok([200, 404].includes(status), `${each.name}: ${body}`);
        count("accepted by both");
      }
    }
    t.diagnostic(JSON.stringify(counts));
    assert.ok(counts["400, the same bytes"] > (rules === "strict" ? 600 : 60), JSON.stringify(counts));
  });
}
