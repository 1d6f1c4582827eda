// node cli.mjs [--rounds N] [--quick]: measures the command-line tool in target/release against what people would use instead,
// on files of the same million records, and writes the part "Command line" of benches/RESULTS.md. --quick takes few records
// and one round, to see that it works, and prints the part instead.
import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { CORES, check, engine, findings, OURS, pack, printSchema, races, TARGET } from "./cli-contestants.mjs";
import { warm, writeInputs, writeLarge } from "./cli-inputs.mjs";
import { section } from "./cli-report.mjs";
import { putSection } from "./results.mjs";

const { values: options } = parseArgs({
  options: { rounds: { type: "string" }, quick: { type: "boolean", default: false } },
});
const rounds = Number(options.rounds ?? (options.quick ? 1 : 5));
if (!Number.isInteger(rounds) || rounds < 1) throw new Error("usage: node cli.mjs [--rounds N] [--quick]");

const RECORDS = options.quick ? 20_000 : 1_000_000;
const PART = RECORDS / 10;
/** The length of the files that memory is measured with. */
const LARGE = options.quick ? 50e6 : 2e9;
const MEMORY_ROUNDS = Math.min(rounds, 3);

mkdirSync(join(TARGET, "bench"), { recursive: true });
const folder = mkdtempSync(join(TARGET, "bench/cli-"));
const inFolder = (name) => join(folder, name);
const [ndjson, array, csv, part, schema, output] = [
  "contacts.ndjson",
  "contacts.json",
  "contacts.csv",
  "part.csv",
  "schema.json",
  "output",
].map(inFolder);

/** Runs a command, its output to a file, and returns the seconds it took. Exit code 1 says that records are invalid. */
function run([command, ...args]) {
  const descriptor = openSync(output, "w");
  const start = performance.now();
  const { status, error, stderr } = spawnSync(command, args, { stdio: ["ignore", descriptor, "pipe"], encoding: "utf8" });
  const seconds = (performance.now() - start) / 1000;
  closeSync(descriptor);
  if (error || status === null || status > 1) {
    throw new Error(`${command} ${args.join(" ")}: ${error ?? `exit code ${status}`}\n${stderr}`);
  }
  return seconds;
}

const withOurs = ({ file, rivals }) => Object.entries({ [OURS]: { command: check(file), found: findings }, ...rivals });

/** Seconds for all records; for those of a part, in proportion. */
function time({ command, isPart }, cores) {
  const seconds = run([...CORES[cores], ...command]);
  return isPart ? (JSON.parse(readFileSync(output, "utf8")).seconds * RECORDS) / PART : seconds;
}

/** Seconds by cores and contestant. */
function timeAll(race) {
  const times = {};
  for (const cores of race.cores) {
    times[cores] = {};
    for (const [name, contestant] of withOurs(race)) {
      if (contestant.cores?.includes(cores) ?? true) times[cores][name] = time(contestant, cores);
    }
  }
  return times;
}

function timeEngine() {
  return JSON.parse(execFileSync(...commandOf(engine(ndjson)), { encoding: "utf8" }));
}

const commandOf = ([command, ...args]) => [command, args];

/** Throws unless all find what the tool finds in the NDJSON, and returns that. */
function verify(all) {
  run(check(ndjson));
  const expected = findings(readFileSync(output, "utf8"));
  const inPart = new Set(expected.words.map((text) => Number.parseInt(text, 10)).filter((record) => record <= PART)).size;
  for (const race of all) {
    for (const [name, { command, found, isPart }] of withOurs(race)) {
      run(command);
      const { invalid, words = expected.words, bytes = statSync(ndjson).size } = found(readFileSync(output, "utf8"));
      const index = expected.words.findIndex((text, index) => text !== words[index]);
      const disagrees = (what) => new Error(`${name} on ${race.input} disagrees: ${what}`);
      if (bytes !== statSync(ndjson).size) throw disagrees(`${bytes} bytes`);
      if (index >= 0 || words.length > expected.words.length) throw disagrees(`${words[index]}, not ${expected.words[index]}`);
      if (invalid !== undefined && invalid !== (isPart ? inPart : expected.invalid))
        throw disagrees(`${invalid} invalid records`);
    }
  }
  for (const { name, records, invalid } of timeEngine()) {
    if (records !== RECORDS || (invalid !== null && invalid !== expected.invalid)) {
      throw new Error(`${name} disagrees: ${records} records, ${invalid} invalid`);
    }
  }
  return { errors: expected.words.length, invalid: expected.invalid };
}

/** The length of a large file, and how many bytes of memory the tool took at most to check it, in each round. */
function memory(isArray) {
  const file = inFolder(isArray ? "large.json" : "large.ndjson");
  writeLarge(file, ndjson, isArray, LARGE);
  const most = inFolder("most");
  const peaks = Array.from({ length: MEMORY_ROUNDS }, () => {
    run(["/usr/bin/time", "-f", "%M", "-o", most, ...check(file)]);
    // Before the figure, GNU time tells of an exit code other than 0.
    return Number(readFileSync(most, "utf8").trimEnd().split("\n").at(-1)) * 1024;
  });
  const bytes = statSync(file).size;
  rmSync(file);
  return { bytes, peaks };
}

try {
  const [load] = loadavg();
  console.error("inputs");
  writeInputs({ ndjson, array, csv, part }, RECORDS, PART);
  writeFileSync(schema, execFileSync(...commandOf(printSchema)));
  execFileSync(...commandOf(pack(ndjson)));
  const all = races({ ndjson, array, csv, part, schema });
  for (const { file } of all) warm(file);
  console.error("verdicts");
  const found = verify(all);
  const times = [];
  for (let round = 1; round <= rounds; round += 1) {
    console.error(`round ${round} of ${rounds}`);
    times.push({ races: all.map(timeAll), engine: timeEngine() });
  }
  console.error("memory");
  const peaks = { NDJSON: memory(false), "JSON array": memory(true) };
  const sizes = all.map(({ file }) => statSync(file).size);
  const text = section({ races: all, times, sizes, peaks, found, load, records: RECORDS, part: PART });
  if (options.quick) {
    console.log(text);
  } else {
    putSection("cli", text);
    console.error("written: benches/RESULTS.md");
  }
} finally {
  rmSync(folder, { recursive: true });
}
