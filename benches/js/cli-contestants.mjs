// The programs that the benchmark of the command-line tool compares, and what each has to reach.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { NODE_LTS } from "./node.mjs";

export const TARGET = join(import.meta.dirname, "../../target");
const built = (name) => join(TARGET, "release", name);
const PROGRAM = built("contract-contact");
const QSV = join(TARGET, "bench/qsv/bin/qsvlite");
const PYTHON = join(TARGET, "python/benches/python/bin/python");

export const OURS = "contract-contact check";
const NODE = `Node ${NODE_LTS.version}, JSON.parse + ajv`;
const CSV_CRATES = "the crates csv + jsonschema";
const QSV_VALIDATE = "qsv validate";
export const DECOMPRESSOR = "the decompressor alone";

/** The words before a command: none, or those that give everything it does one core. */
export const CORES = { "all cores": [], "one core": ["taskset", "-c", "0"] };
const BOTH = Object.keys(CORES);

export const check = (file) => [PROGRAM, "check", "--format", "ndjson", file];
export const printSchema = [PROGRAM, "schema", "json"];
export const engine = (file) => [...CORES["one core"], built("engine"), file];
export const pack = (file) => [built("compressed"), "pack", file];

/** The names of the contestants that the program `engine` times, of which the first is ours. */
export const ENGINE = "engine";
export const ENGINE_GOALS = [
  { text: "as fast as a typed parse by sonic_rs, which checks nothing", rival: "sonic_rs, owned", atLeast: 1.5 },
  { text: "the same, strings borrowed from the input", rival: "sonic_rs, borrowed", atLeast: 1.5 },
];

/**
 * Returns the findings of a program that prints a line for each error: how many records are invalid, and what is wrong in
 * words that are the same for all.
 */
export function findings(output) {
  const errors = output
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  return {
    invalid: new Set(errors.map(({ record }) => record)).size,
    words: errors.map(({ record, PropertyName, Message }) => `${record} ${PropertyName} ${Message}`),
  };
}

function node(way, file) {
  return { command: [NODE_LTS.path, join(import.meta.dirname, "check-records.mjs"), way, file], found: findings };
}

/**
 * qsv writes the invalid rows to a file, after the header.
 *
 * The benchmark does not install it. The crate qsv 16.1.0 does not compile as published: its command `json` calls a method of a
 * fork that is not on crates.io. In a copy of the crate without that line (`.preserve_key_order(true)` in src/cmd/json.rs),
 * `cargo install --path . --locked --features lite --bin qsvlite --root …/target/bench/qsv` takes about ten minutes.
 */
function qsv(csv, schema) {
  if (!existsSync(QSV)) return {};
  const found = () => ({ invalid: readFileSync(`${csv}.invalid`, "utf8").trimEnd().split("\n").length - 1 });
  return { [QSV_VALIDATE]: { command: [QSV, "validate", "--fancy-regex", csv, schema], found } };
}

/** frictionless is slow: it checks only a part of the records, and prints how long that took. */
function frictionless(part) {
  const script = join(import.meta.dirname, "../python/check_csv.py");
  return { frictionless: { command: [PYTHON, script, part], found: JSON.parse, isPart: true, cores: ["one core"] } };
}

/** The decompressor finds nothing, but has to give all bytes. */
const decompressor = (file) => ({
  command: [built("compressed"), "unpack", file],
  found: (output) => ({ bytes: Number(output) }),
});

/**
 * Returns the files that the tool checks, each with its rivals and goals. A goal is the factor by which the tool is faster
 * than a rival or, without a name, than the fastest of them.
 */
export function races({ ndjson, array, csv, part, schema }) {
  const toNode = { "all cores": 15, "one core": 9 };
  const nodeGoals = (text) => BOTH.map((cores) => ({ text, cores, atLeast: toNode[cores] }));
  const csvGoals = (rival, ofCores) => ofCores.map((cores) => ({ text: `as fast as ${rival}`, rival, cores, atLeast: 5 }));
  const ofQsv = qsv(csv, schema);
  return [
    {
      input: "NDJSON",
      file: ndjson,
      rivals: {
        [`${NODE}, lines split by hand`]: node("chunks", ndjson),
        [`${NODE}, lines by node:readline`]: node("readline", ndjson),
      },
      goals: nodeGoals("as fast as Node with ajv, the faster of both"),
    },
    {
      input: "JSON array",
      file: array,
      rivals: { [`${NODE}, the whole file at once`]: node("array", array) },
      goals: nodeGoals("as fast as Node with ajv"),
    },
    {
      input: "CSV",
      file: csv,
      rivals: {
        ...ofQsv,
        [CSV_CRATES]: { command: [built("csv-jsonschema"), csv], found: findings },
        ...frictionless(part),
      },
      goals: [
        ...Object.keys(ofQsv).flatMap((name) => csvGoals(name, BOTH)),
        ...csvGoals(CSV_CRATES, BOTH),
        ...csvGoals("frictionless", ["one core"]),
      ],
    },
    ...["gz", "zst"].map((extension) => ({
      input: `NDJSON, .${extension}`,
      file: `${ndjson}.${extension}`,
      rivals: { [DECOMPRESSOR]: decompressor(`${ndjson}.${extension}`) },
      goals: [{ text: "as fast as the decompressor alone", cores: "all cores", atLeast: 0.9 }],
      cores: ["all cores"],
    })),
  ].map((race) => ({ cores: BOTH, ...race }));
}
