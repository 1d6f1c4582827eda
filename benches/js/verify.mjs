// Runs every contestant over the corpus (update, strict) and over the cases that are measured. On the latter all must say the
// same, else this fails; on the corpus it counts verdicts that differ.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { cases } from "../../bindings/js/test/corpus.mjs";
import { BULK_CASES, bulkInput, CASES, records } from "./cases.mjs";
import { CONTESTANTS, load, loadBulk, OURS } from "./contestants.mjs";
import { DATE_RULES, freezeToday } from "./rules.mjs";
import { writeStandalone } from "./standalone.mjs";
import { writeTypia } from "./transform.mjs";

const CORPUS = new URL("../../tests/corpus/", import.meta.url);

/** Cases of the corpus that a validator which is handed a parsed value can meet. */
function corpus() {
  const met = [];
  for (const file of readdirSync(CORPUS)
    .filter((name) => name.endsWith(".json"))
    .sort()) {
    for (const each of cases(JSON.parse(readFileSync(new URL(file, CORPUS), "utf8")))) {
      if (each.operation !== "update" || each.rules !== "strict") continue;
      let input;
      try {
        input = JSON.parse(each.input);
      } catch {
        continue; // no JSON: nobody gets to see it
      }
      const outcome = each.parsed ?? each;
      // What is JSON but no object is an error of no property, in words that are not the corpus's.
      const expected = outcome.syntax ? [""] : (outcome.errors ?? []).map(verdict);
      met.push({ name: each.name, today: each.today, input, expected });
    }
  }
  return met;
}

const verdict = ({ PropertyName, Message }) => (PropertyName === "" ? "" : `${PropertyName}: ${Message}`);

function differing(validate, cases) {
  const names = [];
  for (const { name, today, input, expected } of cases) {
    freezeToday(today);
    let found;
    try {
      found = validate(input, { today }).map(verdict);
    } catch (error) {
      found = [`threw ${error}`];
    }
    if (found.join("\n") !== expected.join("\n")) names.push(`${name}\n    ${found.join("; ") || "valid"}`);
  }
  freezeToday(null);
  return names;
}

/** What counts on the wire. */
const onWire = (errors) => errors.map(({ PropertyName, Message, AttemptedValue }) => ({ PropertyName, Message, AttemptedValue }));

/** Bulk says of every record what the main entry says of it alone. */
async function verifyBulk(ours) {
  const validate = await loadBulk(OURS);
  for (const each of CASES) {
    const inputs = records(each);
    const expected = inputs.map((record, index) => ({ index, errors: onWire(ours(record)) }));
    const found = await validate(JSON.stringify(inputs));
    const invalid = expected.filter(({ errors }) => errors.length > 0);
    assert.deepEqual(
      found.map(({ index, errors }) => ({ index, errors: onWire(errors) })),
      invalid,
      `bulk, ${each}`,
    );
  }
  for (const each of BULK_CASES) assert.deepEqual(await validate(bulkInput(each)), [], `bulk, ${each}`);
}

/** How many verdicts of the corpus differ, by contestant and date rule. Throws where a measured case differs. */
export async function verify() {
  await writeStandalone();
  writeTypia();
  const cases = corpus();
  const ours = await load(OURS);
  const differences = {};
  await verifyBulk(ours);
  for (const name of Object.keys(CONTESTANTS)) {
    for (const [rule, dateError] of Object.entries(DATE_RULES)) {
      const validate = await load(name, dateError);
      for (const each of CASES) {
        for (const record of records(each)) {
          assert.deepEqual(onWire(validate(record)), onWire(ours(record)), `${name} (${rule}), ${each}`);
        }
      }
      for (const each of BULK_CASES) {
        const input = bulkInput(each);
        const text = typeof input === "string" ? input : new TextDecoder().decode(input);
        assert.ok(
          JSON.parse(text).every((record) => validate(record).length === 0),
          `${name} (${rule}), ${each}`,
        );
      }
      (differences[name] ??= {})[rule] = differing(validate, cases);
    }
  }
  return { count: cases.length, differences };
}

if (process.argv[1] === import.meta.filename) {
  const { count, differences } = await verify();
  for (const [name, rules] of Object.entries(differences)) {
    for (const [rule, names] of Object.entries(rules)) {
      console.log(`${name} (${rule}): ${names.length} of ${count} verdicts of the corpus differ`);
      if (process.argv.includes("--verbose")) for (const each of names) console.log(`  ${each}`);
    }
  }
}
