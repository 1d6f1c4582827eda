// node bench.mjs [--rounds N] [--quick]: measures everything and writes the part "JavaScript" of benches/RESULTS.md.
// --quick measures for a short time only, to see that it works, and prints the part instead.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { parseArgs, promisify } from "node:util";
import { BULK_CASES, CASES } from "./cases.mjs";
import { CONTESTANTS, OURS, PARSE } from "./contestants.mjs";
import { NODE_LTS } from "./node.mjs";
import { firstCalls, open } from "./page.mjs";
import { BROWSERS, FIRST_CALL, NODE, section } from "./report.mjs";
import { putSection } from "./results.mjs";
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
async function measureRound(pages) {
  const times = Object.fromEntries([NODE, ...Object.keys(pages)].map((place) => [place, {}]));
  const all = async (place, each, names, measure) => {
    times[place][each] = {};
    for (const rule of Object.keys(DATE_RULES)) {
      // Nothing in some depends on the rivals' date rule, but a ratio wants a neighbour: they are measured with both.
      for (const name of names) (times[place][each][name] ??= {})[rule] = await measure(name, rule, each);
    }
  };
  for (const each of CASES) {
    console.error(`  ${each}`);
    await all(NODE, each, Object.keys(CONTESTANTS), measure);
    for (const [place, page] of Object.entries(pages)) {
      await all(place, each, Object.keys(CONTESTANTS), (...what) => page.check(...what, options.quick));
    }
  }
  console.error("  10,000 records");
  for (const each of BULK_CASES) await all(NODE, each, [PARSE, ...Object.keys(CONTESTANTS)], measure);
  const [text] = BULK_CASES;
  for (const [place, page] of Object.entries(pages)) {
    await all(place, text, [PARSE, OURS], (name) => page.bulk(name, text, options.quick));
  }
  return times;
}

console.error("verdicts");
const verdicts = await verify();
console.error("sizes");
const bundled = await bundles();
console.error("first calls");
const first = {};
for (const place of FIRST_CALL) first[place] = await firstCalls(BROWSERS[place], bundled, options.quick ? 3 : 20);
const pageBundles = await timed();
const times = [];
let versions;
for (let round = 1; round <= rounds; round += 1) {
  console.error(`round ${round} of ${rounds}`);
  const start = performance.now();
  // Firefox keeps some of the memory of a page that was closed, so each round has browsers of its own.
  const pages = {};
  for (const [place, engine] of Object.entries(BROWSERS)) pages[place] = await open(engine, pageBundles);
  times.push(await measureRound(pages));
  versions = Object.entries(pages).map(([place, page]) => [place, page.version()]);
  for (const page of Object.values(pages)) await page.close();
  console.error(`took ${Math.round((performance.now() - start) / 1000)} s`);
}
const part = section({ rounds: times, sizes: sizes(bundled), first, verdicts, versions: Object.fromEntries(versions) });
if (options.quick) {
  console.log(part);
} else {
  putSection("js", part);
  console.error("written: benches/RESULTS.md");
}
