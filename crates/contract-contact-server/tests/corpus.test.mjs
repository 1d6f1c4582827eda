// The corpus through the package and over HTTP: what the service answers to a body is what the package says of it.

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

/** What the package, which is handed a value, says of a body; or why it cannot speak of it. */
function packageSays({ input, parsed, operation, rules }) {
  let value;
  try {
    value = JSON.parse(input);
  } catch {
    return { apart: "no JSON: the service says where" };
  }
  // tests/corpus/README.md says which.
  if (parsed) return { apart: "a text that is more or less than what JSON.parse makes of it" };
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { apart: "no object: the service says where" };
  const errors = (operation === "create" ? validateCreate : validateUpdate)(value, { rules });
  return errors.length ? { refused: JSON.stringify(failure(errors)), asSent: JSON.stringify(value) } : { accepted: value };
}

for (const rules of ["strict", "reference"]) {
  test(`every 400 by the ${rules} rules equals the package's failure, byte for byte`, async (t) => {
    const service = await start(`--rules=${rules}`);
    t.after(() => service.stop());
    const headers = { authorization: `Bearer ${service.token("--administrator")}`, "content-type": "application/json" };
    const counts = {};
    const count = (what) => (counts[what] = (counts[what] ?? 0) + 1);
    for (const each of all.filter((each) => each.rules === rules)) {
      const { apart, refused, accepted, asSent } = packageSays(each);
      if (apart) {
        count(apart);
        continue;
      }
      const method = each.operation === "create" ? "POST" : "PUT";
      const send = async (body) => {
        const answer = await fetch(service.url + API, { method, headers, body });
        return [answer.status, await answer.text()];
      };
      const [status, body] = await send(each.input);
      if (refused) {
        assert.deepEqual(await send(asSent), [400, refused], `${each.name}, as a browser sends it`);
        // The service keeps a number of more digits than a browser holds, and the order of keys that are digits.
        const isExact = body === refused;
        assert.deepEqual([status, isExact ? body : JSON.stringify(JSON.parse(body))], [400, refused], each.name);
        count(isExact ? "400, the same bytes" : "400, the same bytes once JSON.parse has read them");
      } else if (fields.some(({ name }) => Object.hasOwn(accepted, name) && /\0/.test(accepted[name]))) {
        // No database is given one; by the strict rules it is refused before.
        assert.deepEqual([status, JSON.parse(body).Errors], [400, null], each.name);
        count("U+0000, which only the service refuses");
      } else {
        // A PUT may find no record to change.
        assert.ok([200, 404].includes(status), `${each.name}: ${body}`);
        count("accepted by both");
      }
    }
    t.diagnostic(JSON.stringify(counts));
    assert.ok(counts["400, the same bytes"] > (rules === "strict" ? 600 : 60), JSON.stringify(counts));
  });
}
