// node bench.mjs [--rounds N] [--baseline PROGRAM] [--postgres URL]
//
// Measures the cost of a PUT, and writes the part "Service" of benches/RESULTS.md. Compares the service with an earlier build (PROGRAM),
// with SQLite alone on the same disk, and with the rules alone. With the URL of a PostgreSQL server, whose user may create databases,
// measures the service on PostgreSQL, too. `cargo xtask bench service` builds and installs the needed programs.

import { execFile, execFileSync, spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { putSection } from "../js/results.mjs";

const { values: options } = parseArgs({
  options: { rounds: { type: "string", default: "5" }, baseline: { type: "string" }, postgres: { type: "string" } },
});
const rounds = Number(options.rounds);
const baselineProgram = options.baseline && resolve(options.baseline);

const root = fileURLToPath(new URL("../..", import.meta.url));
const CONTACTS = "/api/billing/contractcontacts";
const SECONDS = 1;
/** The number of turns in a round. The turns are short and alternate, because a machine is never idle. */
const TURNS = 10;
/** The goal: the largest share of the rules in the processor time of a request. */
const MOST_FOR_RULES = 0.05;

const built = (name) => join(root, "target/release", name);
const limits = (...flags) => JSON.parse(execFileSync(built("service-limits"), flags, { encoding: "utf8" }));

/** Starts a service with its own key, database and log. */
async function start(program, cwd, database = "sqlite:contacts.db") {
  rmSync(cwd, { recursive: true, force: true });
  mkdirSync(cwd, { recursive: true });
  const env = { CONTRACT_CONTACT_ISSUER: "bench", CONTRACT_CONTACT_AUDIENCE: "bench" };
  const run = (...flags) => execFileSync(program, flags, { cwd, env, encoding: "utf8" }).trim();
  run("keygen", "key.pem", "keys.json");
  const token = run("token", "--private-key", "key.pem", "--administrator", "--lifetime", "43200");
  // The service writes to the file itself, so that nobody else uses a processor for its log.
  const path = join(cwd, "log.jsonl");
  const log = openSync(path, "w");
  const own = ["--listen=127.0.0.1:0", "--keys=keys.json", `--database=${database}`];
  const child = spawn(program, [...own, "--example-contacts", "--rate=0"], { cwd, env, stdio: ["ignore", "ignore", log] });
  closeSync(log);
  const ended = new Promise((resolve) => child.on("exit", resolve));
  let first = "";
  while (!first.includes("\n")) {
    if (child.exitCode !== null) throw new Error(`the service did not start: ${readFileSync(path, "utf8")}`);
    await pause(20);
    first = readFileSync(path, "utf8");
  }
  const { address } = JSON.parse(first.slice(0, first.indexOf("\n")));
  const stop = () => {
    child.kill();
    return ended;
  };
  return { pid: child.pid, url: `http://${address}`, token, stop };
}

/** Empties a database of the PostgreSQL server, and returns its URL. */
function newDatabase(name) {
  const database = `contract_contact_bench_${name}`;
  for (const statement of [`DROP DATABASE IF EXISTS ${database}`, `CREATE DATABASE ${database}`]) {
    execFileSync("psql", ["--quiet", "--set=ON_ERROR_STOP=1", "--command", statement, options.postgres]);
  }
  return options.postgres.replace(/\/[^/?]*(?=\?|$)/, `/${database}`);
}

/** Microseconds that a process has used a processor for, as Linux counts it: the 14th and 15th field, in hundredths of a second. */
function processorTime({ pid }) {
  // The third and later fields follow the name in brackets.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 1e4;
}

/** Returns the resident memory of a process, in KiB. */
const memoryOf = ({ pid }) => Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/^VmRSS:\s+(\d+)/m)[1]);

function body(notes, without) {
  const record = {
    Id: 87_654_321,
    CoworkerContractId: 1_450_012_345,
    FullName: "Augusta Ada King",
    CoworkerId: 1_450_067_890,
    Email: "ada.lovelace@example.co.uk",
    DateOfBirth: "1990-06-15",
    Address: "12 St James's Square\nLondon",
    PostCode: "SW1Y 4JH",
    CityName: "London",
    State: "Greater London",
    CountryId: 1220,
    PhoneNumber: "+44 20 7946 0958",
    Notes: notes,
    ContractContactType: 1,
  };
  delete record[without];
  return JSON.stringify(record);
}

/**
 * Runs one turn of a load. Returns the requests per second, the response times in milliseconds, and the processor time of the service
 * for each request in microseconds.
 */
async function load(service, { connections, ifMatch, without, status }, seconds = SECONDS) {
  const before = processorTime(service);
  const { stdout } = await promisify(execFile)(
    "wrk",
    ["--threads=1", `--connections=${connections}`, `--duration=${seconds}s`, "--script=put.lua", service.url + CONTACTS],
    {
      cwd: import.meta.dirname,
      env: {
        ...process.env,
        TOKEN: service.token,
        IF_MATCH: ifMatch,
        BODY_1: body("Letters on Mondays", without),
        BODY_2: body("Letters on Tuesdays", without),
      },
    },
  );
  const took = processorTime(service) - before;
  const { requests, microseconds, refused, broken, p50, p99 } = JSON.parse(
    stdout.split("\n").find((line) => line.startsWith("{")),
  );
  if (requests === 0 || refused !== (status === 200 ? 0 : requests) || broken !== 0) {
    throw new Error(`of ${requests} requests, ${refused} returned another status than 200, and ${broken} failed`);
  }
  return { aSecond: (requests / microseconds) * 1e6, p50: p50 / 1e3, p99: p99 / 1e3, cpu: took / requests };
}

/** Measures the baseline and this build in alternating order, then SQLite alone. */
async function measure(measured) {
  const startOne = (program, name) =>
    start(program, join(measured.folder, name), measured.isOnPostgres ? newDatabase(name) : undefined);
  const service = await startOne(built("contract-contact-server"), "service");
  const baseline = baselineProgram && (await startOne(baselineProgram, "baseline"));
  const folder = join(measured.folder, "limit");
  mkdirSync(folder, { recursive: true });
  const turns = [];
  // In turn 0, what is the same for both becomes warm.
  for (let turn = 0; turn <= rounds * TURNS; turn++) {
    const round = Math.floor(turn / TURNS) + 1;
    if (turn % TURNS === 1) console.error(`${measured.name}, ${measured.connections} connections, round ${round} of ${rounds}`);
    const contestants = [baseline, service];
    if (turn % 2) contestants.reverse();
    const samples = new Map();
    for (const each of contestants) if (each) samples.set(each, await load(each, measured));
    const limit = measured.hasLimit ? limits("sqlite", folder).a_second : undefined;
    if (turn > 0) turns.push({ service: samples.get(service), baseline: samples.get(baseline), limit });
  }
  await service.stop();
  await baseline?.stop();
  return turns;
}

/** Returns the lower bound of the middle half of the values, their median, and the upper bound. */
function spread(values) {
  const sorted = values.toSorted((left, right) => left - right);
  const last = sorted.length - 1;
  return [last >> 2, last >> 1, last - (last >> 2)].map((index) => sorted[index]);
}

function rows({ name, connections, hasLimit }, turns) {
  const row = (name, what, digits, of) => {
    const [, here] = spread(turns.map(({ service }) => of(service)));
    if (!baselineProgram) return `| ${name} | ${what} | ${here.toFixed(digits)} |\n`;
    const [, baseline] = spread(turns.map(({ baseline }) => of(baseline)));
    const [low, ratio, high] = spread(turns.map(({ service, baseline }) => of(service) / of(baseline)));
    const figures = [baseline.toFixed(digits), here.toFixed(digits), ratio.toFixed(2), `${low.toFixed(2)}–${high.toFixed(2)}`];
    return `| ${name} | ${what} | ${figures.join(" | ")} |\n`;
  };
  const text = [
    row(`${name}, ${connections} connections`, "requests a second", 0, ({ aSecond }) => aSecond),
    row("", "p50, ms", 2, ({ p50 }) => p50),
    row("", "p99, ms", 2, ({ p99 }) => p99),
    row("", "processor time a request, µs", 0, ({ cpu }) => cpu),
  ];
  if (hasLimit) {
    const [, limit] = spread(turns.map(({ limit }) => limit));
    const [low, share, high] = spread(turns.map(({ service, limit }) => service.aSecond / limit));
    const rest = baselineProgram ? `| | ${share.toFixed(2)} | ${low.toFixed(2)}–${high.toFixed(2)} |` : "|";
    const what = "SQLite alone, 32 changes a commit; the ratio compares this build with SQLite alone";
    text.push(`| ${what} | changes a second | ${limit.toFixed(0)} ${rest}\n`);
  }
  return text.join("");
}

/** Returns a sentence with the memory of the service before and after half a million changes. */
async function flatMemory(measured) {
  const service = await start(built("contract-contact-server"), join(measured.folder, "memory"));
  const change = async () => (await load(service, measured, 5)).aSecond * 5;
  await change();
  const before = memoryOf(service);
  let requests = 0;
  while (requests < 500_000) requests += await change();
  const after = memoryOf(service);
  await service.stop();
  rmSync(measured.folder, { recursive: true, force: true });
  return `\nAfter 5 s of changes, the service has ${before} KiB of memory. After ${requests.toFixed(0)} more changes, it has ${after} KiB.\n`;
}

/** Returns the share of the rules in the processor time of a written request, as sentences. */
function rules(request) {
  const { checked, unchecked } = limits("rules", body("Letters on Mondays"));
  const share = checked / request;
  return `Reading and checking a body takes ${checked.toFixed(2)} µs. For comparison, serde reads the body into a plain struct, without checks, in ${unchecked.toFixed(2)} µs. Reading and checking is ${share.toFixed(3)} of the processor time of a written request, in memory. The goal is at most ${MOST_FOR_RULES}: ${share <= MOST_FOR_RULES ? "met" : "not met"}.\n`;
}

const disk = join(root, "target/bench/service");
const memory = existsSync("/dev/shm") ? `/dev/shm/bench-${process.pid}` : disk;
const usual = { ifMatch: "*", status: 200, connections: 16 };
const CASES = [
  { ...usual, name: "written: SQLite on disk, synchronous FULL", folder: disk, connections: 64, hasLimit: true },
  { ...usual, name: "written: the same", folder: disk },
  { ...usual, name: "written: in memory", folder: memory },
  { ...usual, name: "412: read and compared, not written", folder: memory, ifMatch: '"1-0"', status: 412 },
  { ...usual, name: "400: `FullName` left out, no storage", folder: memory, without: "FullName", status: 400 },
  ...(options.postgres ? [64, 16] : []).map((connections) => ({
    ...usual,
    name: "written: PostgreSQL",
    folder: disk,
    isOnPostgres: true,
    connections,
  })),
];
let table = options.postgres ? "" : "| PostgreSQL | not measured: no `--postgres` |\n";
let request;
for (const measured of CASES) {
  const turns = await measure(measured).finally(() => rmSync(measured.folder, { recursive: true, force: true }));
  table += rows(measured, turns);
  if (measured.folder === memory && measured.status === 200) [, request] = spread(turns.map(({ service }) => service.cpu));
}
const columns = baselineProgram
  ? "| | | baseline | this build | ratio | middle half |\n|---|---|---|---|---|---|\n"
  : "| | | this build |\n|---|---|---|\n";
const text = `## Service

\`cargo xtask bench service\`, ${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, ${rounds * TURNS} turns of ${SECONDS} s for each; wrk on the same machine, a full record, release builds. The baseline is an earlier build, given by \`--baseline\`.

${columns}${table}
Figures are medians over the turns. A ratio compares two runs of the same turn, one after the other. "Middle half" is the range of the middle half of all ratios.

${rules(request)}${await flatMemory({ ...usual, folder: memory })}`;
putSection("service", text);
