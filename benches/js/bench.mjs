// node bench.mjs [--rounds N] [--quick]: measures everything and writes the part "JavaScript" of benches/RESULTS.md.
// --quick measures for a short time only, to see that it works, and prints the part instead.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { parseArgs, promisify } from "node:util";
import { BULK_CASES, CASES } from "./cases.mjs";
import { firstCalls, open } from "./chromium.mjs";
import { CONTESTANTS, PARSE } from "./contestants.mjs";
import { NODE_LTS } from "./node.mjs";
import { CHROMIUM, NODE, putSection, section } from "./report.mjs";
import { DATE_RULES } from "./rules.mjs";
import { bundles, sizes, timed } from "./sizes.mjs";
import { verify } from "./verify.mjs";

const { values: options } = parseArgs({
  options: { rounds: { type: "string", default: "5" }, quick: { type: "boolean", default: false } },
});
const rounds = Number(options.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error("usage: node bench.mjs [--rounds N] [--quick]");
for (const file of ["index.js", "form.js", "bulk.js"]) {
  if (!existsSync(new URL(`../../pkg/${file}`, import.meta.url))) {
    throw new Error(`pkg/${file} is missing: build it with \`cargo xtask pkg\``);
  }
}

const run = promisify(execFile);

async function measure(name, rule, each) {
  const script = `${import.meta.dirname}/measure.mjs`;
  const { stdout } = await run(NODE_LTS.path, [script, name, rule, each, ...(options.quick ? ["--quick"] : [])]);
  return Number(stdout);
}

/** Nanoseconds by place, case, contestant and date rule; everyone takes turns on a case, so that noise hits all. */
async function measureRound(chromium) {
  const times = { [CHROMIUM]: {}, [NODE]: {} };
  const all = async (place, each, names, measure) => {
    times[place][each] = {};
    for (const rule of Object.keys(DATE_RULES)) {
      // Nothing in some depends on the rivals' date rule, but a ratio wants a neighbour: they are measured with both.
      for (const name of names) (times[place][each][name] ??= {})[rule] = await measure(name, rule, each);
    }
  };
  for (const each of CASES) {
    await all(CHROMIUM, each, Object.keys(CONTESTANTS), (...what) => chromium.check(...what, options.quick));
    await all(NODE, each, Object.keys(CONTESTANTS), measure);
  }
  for (const each of BULK_CASES) await all(NODE, each, [PARSE, ...Object.keys(CONTESTANTS)], measure);
  return times;
}

console.error("verdicts");
const verdicts = await verify();
console.error("sizes");
const bundled = await bundles();
console.error("first calls");
const first = await firstCalls(bundled, options.quick ? 3 : 20);
const chromium = await open(await timed());
const times = [];
for (let round = 1; round <= rounds; round += 1) {
  console.error(`round ${round} of ${rounds}`);
  times.push(await measureRound(chromium));
}
await chromium.close();
const part = section({ rounds: times, sizes: sizes(bundled), first, verdicts, browser: chromium.version });
if (options.quick) {
  console.log(part);
} else {
  putSection("js", part);
  console.error("written: benches/RESULTS.md");
}
