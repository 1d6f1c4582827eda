// Measures one contestant on one case in a process of its own, so that nobody meets inline caches that others have filled:
// node measure.mjs NAME DATE_RULE CASE [--quick], which prints the nanoseconds of one call.
import { BULK_CASES, bulkInput, records } from "./cases.mjs";
import { load, loadBulk } from "./contestants.mjs";
import { median } from "./median.mjs";
import { DATE_RULES } from "./rules.mjs";

const [name, rule, eachCase, ...flags] = process.argv.slice(2);
const dateError = DATE_RULES[rule];
const isQuick = flags.includes("--quick");

/** What is computed ends here and is looked at in the end, so that no call is optimised away. */
let sink = 0;

/** Reads what the wire needs of an outcome, also where it is made only when it is read. */
function consume(errors) {
  sink += errors.length;
  for (const { PropertyName, Message, AttemptedValue } of errors) {
    sink += PropertyName.length + Message.length + (AttemptedValue === null ? 1 : 0);
  }
}

async function makeRun() {
  if (BULK_CASES.includes(eachCase)) {
    const validate = await loadBulk(name, dateError);
    const input = bulkInput(eachCase);
    return {
      calls: 1,
      async run() {
        sink += (await validate(input)).length;
      },
    };
  }
  const validate = await load(name, dateError);
  const inputs = records(eachCase);
  const calls = inputs.length * 20;
  return {
    calls,
    run() {
      for (let call = 0; call < calls; call += 1) consume(validate(inputs[call % inputs.length]));
    },
  };
}

async function time(run) {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** Samples until that many milliseconds have passed, but at least `least`. */
async function sample(run, milliseconds, least) {
  const samples = [];
  for (let sum = 0; sum < milliseconds || samples.length < least; sum += samples.at(-1)) samples.push(await time(run));
  return samples;
}

const { calls, run } = await makeRun();
// To warm up: the error paths of some libraries need as long until they are compiled.
await sample(run, isQuick ? 30 : 400, 2);
const found = median(await sample(run, isQuick ? 30 : 150, 3));
if (!(sink >= 0)) throw new Error("nothing was consumed");
console.log((found * 1e6) / calls);
