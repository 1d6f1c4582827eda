// Measures one contestant on one case in a process of its own, so that nobody meets inline caches that others have filled:
// node measure.mjs NAME DATE_RULE CASE [--quick], which prints the nanoseconds of one call.
import { BULK_CASES, bulkInput, records } from "./cases.mjs";
import { load, loadBulk } from "./contestants.mjs";
import { DATE_RULES } from "./rules.mjs";
import { check, nanoseconds } from "./time.mjs";

const [name, rule, eachCase, ...flags] = process.argv.slice(2);
const dateError = DATE_RULES[rule];
const isQuick = flags.includes("--quick");

if (BULK_CASES.includes(eachCase)) {
  const validate = await loadBulk(name, dateError);
  const input = bulkInput(eachCase);
  console.log(await nanoseconds(async () => (await validate(input)).length, 1, isQuick));
} else {
  console.log(await check(await load(name, dateError), records(eachCase), isQuick));
}
