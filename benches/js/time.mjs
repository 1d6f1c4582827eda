// How long a check of one record takes: the same in Node and in a page.
import { median } from "./median.mjs";

/** What is computed ends here and is looked at in the end, so that no call is optimised away. */
let sink = 0;

/** A sample makes so many calls, if that takes between the two limits in milliseconds. A browser's clock has steps of up to 1 ms. */
const CALLS = 100_000;
const SHORTEST = 50;
const LONGEST = 100;

/** Reads what the wire needs of an outcome, also where it is made only when it is read. */
function consume(errors) {
  sink += errors.length;
  for (const { PropertyName, Message, AttemptedValue } of errors) {
    sink += PropertyName.length + Message.length + (AttemptedValue === null ? 1 : 0);
  }
}

/** Runs for so many milliseconds, and returns the milliseconds of one run. */
async function warmUp(run, milliseconds) {
  const start = performance.now();
  let [runs, passed] = [0, 0];
  for (; passed < milliseconds; passed = performance.now() - start) {
    sink += (await run()) ?? 0;
    runs += 1;
  }
  return passed / runs;
}

async function sample(run, runs) {
  const start = performance.now();
  for (let count = 0; count < runs; count += 1) sink += (await run()) ?? 0;
  return (performance.now() - start) / runs;
}

/** Returns the nanoseconds of one of the calls that a run makes. The error paths of some libraries need a long warm-up. */
export async function nanoseconds(run, calls, isQuick) {
  const [first, shortest, longest] = isQuick ? [15, 5, 10] : [200, SHORTEST, LONGEST];
  await warmUp(run, first);
  const one = await warmUp(run, first / 2);
  const wanted = Math.ceil(CALLS / calls);
  const runs = Math.max(Math.ceil(shortest / one), Math.min(wanted, Math.ceil(longest / one)));
  // Few calls fit into a sample of the slowest libraries: of them, one long sample has to do.
  const isSlow = calls > 1 && runs < wanted / 4;
  const samples = [];
  for (let count = 0; count < (isSlow ? 1 : 3); count += 1) samples.push(await sample(run, runs));
  if (!(sink >= 0)) throw new Error("nothing was consumed");
  return (median(samples) * 1e6) / calls;
}

/** Returns the nanoseconds of the check of one record. */
export function check(validate, inputs, isQuick) {
  const calls = inputs.length * 20;
  const run = () => {
    for (let call = 0; call < calls; call += 1) consume(validate(inputs[call % inputs.length]));
  };
  return nanoseconds(run, calls, isQuick);
}
