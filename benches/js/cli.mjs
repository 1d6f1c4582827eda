// node cli.mjs [--rounds N]: measures the command-line tool in target/release against Node with ajv, on one file of a million
// records, and writes the part "Command line" of benches/RESULTS.md.
import { spawnSync } from "node:child_process";
import { closeSync, createReadStream, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { lines } from "./cases.mjs";
import { median } from "./median.mjs";
import { isMet, putSection, row } from "./report.mjs";

const RECORDS = 1_000_000;
const AT_LEAST = 3;
const OURS = "contract-contact check";
const NODE = "Node, JSON.parse + ajv, lines split by hand";
const NODE_READLINE = "Node, JSON.parse + ajv, lines by node:readline";

const { values: options } = parseArgs({ options: { rounds: { type: "string", default: "5" } } });
const rounds = Number(options.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error("usage: node cli.mjs [--rounds N]");

const program = join(import.meta.dirname, "../../target/release/contract-contact");

const folder = mkdtempSync(join(tmpdir(), "contract-contact-cli-"));
const input = join(folder, "contacts.ndjson");

function writeInput() {
  const descriptor = openSync(input, "w");
  let text = "";
  for (const line of lines(RECORDS)) {
    text += line;
    if (text.length > 1 << 20) {
      writeSync(descriptor, text);
      text = "";
    }
  }
  writeSync(descriptor, text);
  closeSync(descriptor);
}

const script = join(import.meta.dirname, "check-lines.mjs");
const CONTESTANTS = {
  [OURS]: [program, "check", "--format", "ndjson", input],
  [NODE]: [process.execPath, script, "chunks", input],
  [NODE_READLINE]: [process.execPath, script, "readline", input],
};
/** Of the processor: all it has, or one core for everything that a contestant does. */
const CORES = { "all cores": [], "one core": ["taskset", "-c", "0"] };

const outputOf = (name) => join(folder, `${Object.keys(CONTESTANTS).indexOf(name)}.report`);

/** Seconds. */
function time(name, cores) {
  const [command, ...args] = [...CORES[cores], ...CONTESTANTS[name]];
  const output = openSync(outputOf(name), "w");
  const start = performance.now();
  const { status, error } = spawnSync(command, args, { stdio: ["ignore", output, "inherit"] });
  const seconds = (performance.now() - start) / 1000;
  closeSync(output);
  if (error || status > 1) throw new Error(`${name}: ${error ?? `exit code ${status}`}`);
  return seconds;
}

/** What each found, in the same words. */
function findings(name) {
  const found = readFileSync(outputOf(name), "utf8").trimEnd().split("\n");
  return found.map((text) => {
    const { line, PropertyName, Message } = JSON.parse(text);
    return `${line} ${PropertyName} ${Message}`;
  });
}

function verify() {
  const ours = findings(OURS);
  for (const name of [NODE, NODE_READLINE]) {
    const theirs = findings(name);
    const place = ours.findIndex((each, index) => each !== theirs[index]);
    if (place >= 0 || theirs.length !== ours.length) {
      throw new Error(`${name} disagrees: ${theirs[place] ?? "nothing"} where ${OURS} has ${ours[place] ?? "nothing"}`);
    }
  }
  return ours.length;
}

function section(times, errors, load) {
  const ratios = (rival, cores) => times.map((round) => round[cores][rival] / round[cores][OURS]);
  const range = (values) => `${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)}`;
  const rows = Object.keys(CORES).flatMap((cores) =>
    Object.keys(CONTESTANTS).map((name) => {
      const seconds = median(times.map((round) => round[cores][name]));
      const bytes = statSync(input).size / seconds / 1e6;
      return row(name, cores, seconds.toFixed(2), Math.round(RECORDS / seconds / 1000).toLocaleString("en-GB"),
        Math.round(bytes), median(ratios(name, cores)).toFixed(2));
    }));
  const toFaster = (cores) => {
    const both = [NODE, NODE_READLINE].map((name) => ratios(name, cores));
    return both[0].map((ratio, round) => Math.min(ratio, both[1][round]));
  };
  const [goal, one] = ["all cores", "one core"].map(toFaster);
  const [{ model }, ...others] = cpus();
  return `## Command line

\`cargo xtask bench cli\`, ${new Date().toISOString().slice(0, 10)}, ${model}, ${others.length + 1} cores, Node ${process.versions.node}, ${rounds} rounds, ${load.toFixed(1)} processes of others at the start (load average).

One file of ${RECORDS.toLocaleString("en-GB")} records as NDJSON, ${Math.round(statSync(input).size / 1e6)} MB, half of them full, one in a hundred with five errors; each contestant is a process, from its start to its end, that writes a line for each error to a file. All take turns in a round; a ratio is taken within a round, and the median over the rounds is given. ajv is compiled, with the date rule that is tuned by hand. They found the same ${errors.toLocaleString("en-GB")} errors, in the same words and order. "One core" is \`taskset -c 0\`, for everything that a process does.

| | at least | measured | rounds | |
|---|---|---|---|---|
${row(`all cores: throughput of ${OURS} / that of Node, the faster of both`, AT_LEAST.toFixed(2), median(goal).toFixed(2), range(goal), isMet(median(goal) >= AT_LEAST))}
${row(`one core: the same`, "", median(one).toFixed(2), range(one), "")}

| | | s | 1,000 records/s | MB/s | × the time of contract-contact |
|---|---|---|---|---|---|
${rows.join("\n")}
`;
}

try {
  const [load] = loadavg();
  console.error("input");
  writeInput();
  // Into the page cache.
  for await (const _ of createReadStream(input));
  const times = [];
  let errors = 0;
  for (let round = 1; round <= rounds; round += 1) {
    console.error(`round ${round} of ${rounds}`);
    const each = {};
    for (const cores of Object.keys(CORES)) {
      each[cores] = {};
      for (const name of Object.keys(CONTESTANTS)) each[cores][name] = time(name, cores);
    }
    times.push(each);
    errors = verify();
  }
  putSection("cli", section(times, errors, load));
  console.error("written: benches/RESULTS.md");
} finally {
  rmSync(folder, { recursive: true });
}
