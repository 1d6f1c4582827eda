// How long a check of one record takes: the same in Node and in a page.
import { median } from "./median.mjs";

/** What is computed ends here and is looked at in the end, so that no call is optimised away. */
let sink = 0;

/** Reads what the wire needs of an outcome, also where it is made only when it is read. */
function consume(errors) {
  sink += errors.length;
  for (const { PropertyName, Message, AttemptedValue } of errors) {
    sink += PropertyName.length + Message.length + (AttemptedValue === null ? 1 : 0);
  }
}

async function time(run) {
  const start = performance.now();
  sink += (await run()) ?? 0;
  return performance.now() - start;
}

/** Samples until that many milliseconds have passed, but at least `least`. */
async function sample(run, milliseconds, least) {
  const samples = [];
  for (let sum = 0; sum < milliseconds || samples.length < least; sum += samples.at(-1)) samples.push(await time(run));
  return samples;
}

/** The nanoseconds of one of the calls that a run makes. It is warmed up: the error paths of some libraries need long. */
export async function nanoseconds(run, calls, isQuick) {
  await sample(run, isQuick ? 30 : 400, 2);
  const found = median(await sample(run, isQuick ? 30 : 150, 3));
  if (!(sink >= 0)) throw new Error("nothing was consumed");
  return (found * 1e6) / calls;
}

/** The nanoseconds of the check of one record. */
export function check(validate, inputs, isQuick) {
  const calls = inputs.length * 20;
  const run = () => {
    for (let call = 0; call < calls; call += 1) consume(validate(inputs[call % inputs.length]));
  };
  return nanoseconds(run, calls, isQuick);
}
