// Writes the part "Command line" of benches/RESULTS.md. A ratio compares two times of a round. The part has the median and the range.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { DECOMPRESSOR, ENGINE, ENGINE_GOALS, OURS } from "./cli-contestants.mjs";
import { median } from "./median.mjs";
import { NODE_LTS } from "./node.mjs";
import { isMet, row } from "./report.mjs";

const MEMORY_GOAL = 32e6;

const QSV_BUILD = "The crate was built without one line of its command `json`, which needs a fork that is not on crates.io.";
const QSV_MISSING =
  "It was not measured: the crate does not compile as published (`benches/js/cli-contestants.mjs` has the reason).";

const thousands = (number) => Math.round(number).toLocaleString("en-GB");
const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");

function crateVersions(...names) {
  const lock = read("../../Cargo.lock");
  return names.map((name) => `${name} ${lock.match(new RegExp(`name = "${name}"\nversion = "(.*)"`))[1]}`);
}

function goal(text, atLeast, ratios) {
  const [found, least, most] = [median(ratios), Math.min(...ratios), Math.max(...ratios)];
  const range = `${least.toFixed(2)}–${most.toFixed(2)}`;
  return row(text, `at least ${atLeast}×`, `${found.toFixed(2)}×`, range, isMet(found >= atLeast));
}

/** Returns the seconds of a contestant on the input in memory, by round. */
const engineSeconds = (times, wanted) => times.map(({ engine }) => engine.find(({ name }) => name === wanted).seconds);

function goals({ races, times, peaks }) {
  const rows = races.flatMap(({ input, goals }, index) =>
    goals.map(({ text, rival, cores, atLeast }) => {
      const ratios = times.map((round) => {
        const { [OURS]: ours, ...rivals } = round.races[index][cores];
        return (rival === undefined ? Math.min(...Object.values(rivals)) : rivals[rival]) / ours;
      });
      return goal(`${input}, ${cores}: ${text}`, atLeast, ratios);
    }),
  );
  const ofEngine = ENGINE_GOALS.map(({ text, rival, atLeast }) => {
    const theirs = engineSeconds(times, rival);
    const ratios = engineSeconds(times, ENGINE).map((ours, round) => theirs[round] / ours);
    return goal(`the engine, NDJSON in memory, one core: ${text}`, atLeast, ratios);
  });
  const ofMemory = Object.entries(peaks).map(([input, { bytes, peaks }]) => {
    const [found, least, most] = [median(peaks), Math.min(...peaks), Math.max(...peaks)].map((peak) => (peak / 1e6).toFixed(1));
    const text = `memory at most, ${input} of ${(bytes / 1e9).toFixed(1)} GB, all cores`;
    return row(
      text,
      `under ${MEMORY_GOAL / 1e6} MB`,
      `${found} MB`,
      `${least}–${most}`,
      isMet(Number(found) < MEMORY_GOAL / 1e6),
    );
  });
  return [...rows, ...ofEngine, ...ofMemory].join("\n");
}

/** Returns a row with the seconds, the records and bytes per second, and the time as a multiple of the time of contract-contact. */
function timesRow(cells, seconds, ours, records, bytes) {
  const found = median(seconds);
  const ratio = median(seconds.map((each, round) => each / ours[round]));
  return row(...cells, found.toFixed(2), thousands(records / found / 1000), thousands(bytes / found / 1e6), ratio.toFixed(2));
}

function timesTable({ races, times, sizes, records }) {
  const rows = races.flatMap(({ input, cores, rivals }, index) =>
    cores.flatMap((cores) => {
      const all = times.map((round) => round.races[index][cores]);
      const ours = all.map((round) => round[OURS]);
      return Object.keys(all[0]).map((name) => {
        const title = rivals[name]?.isPart ? `${name} (extrapolated)` : name;
        return timesRow(
          [input, title, cores],
          all.map((round) => round[name]),
          ours,
          records,
          sizes[index],
        );
      });
    }),
  );
  const ours = engineSeconds(times, ENGINE);
  const ofEngine = times[0].engine.map(({ name }) =>
    timesRow(["NDJSON in memory", name, "one core"], engineSeconds(times, name), ours, records, sizes[0]),
  );
  return [...rows, ...ofEngine].join("\n");
}

/**
 * Returns the limits of the ratios: the gain of the second core, and the best possible time for a compressed file.
 *
 * All cores share decompression and the check. Decompression alone uses one core.
 */
function reasons({ races, times }) {
  const cores = cpus().length;
  const seconds = (index, cores, name) => median(times.map((round) => round.races[index][cores][name]));
  const ours = (index, cores) => seconds(index, cores, OURS);
  const gains = races.flatMap(({ input, cores }, index) =>
    cores.length === 1 ? [] : [`${input} ${(ours(index, "one core") / ours(index, "all cores")).toFixed(2)}×`],
  );
  const ceilings = races.flatMap(({ input, rivals }, index) => {
    const [name] = Object.keys(rivals);
    if (name !== DECOMPRESSOR) return [];
    const alone = seconds(index, "all cores", name);
    const best = Math.max(alone, (alone + ours(0, "one core")) / cores);
    return [`${input} ${(alone / best).toFixed(2)}×`];
  });
  const check = ours(0, "one core");
  const engine = median(engineSeconds(times, ENGINE));
  const node = Math.min(...Object.keys(races[0].rivals).map((name) => seconds(0, "one core", name)));
  return [
    `- On one core, the engine takes ${Math.round((100 * engine) / check)} % of the time of NDJSON, measured in memory. The rest goes into copying the file from the kernel, and into the report. Without both, the ratio to Node would be ${(node / engine).toFixed(2)}×.`,
    `- ${cores} cores are faster than one by these factors: ${gains.join(", ")}. Node checks on one thread, and has helper threads. So the ratio on all cores exceeds the ratio on one core by at most this factor.`,
    `- The decompressor alone does not check, and uses one core. contract-contact decompresses and checks. If ${cores} cores shared this work evenly, with the time of NDJSON on one core for the check, contract-contact would have these ratios: ${ceilings.join(", ")}. With more cores, the limit rises to 1.`,
    "- The rules take about a third of the time of a CSV file. The rest of the time goes into finding rows and cells, validating UTF-8, and reading values in the formats of spreadsheets. The crates csv + jsonschema do a part of this work, too.",
  ].join("\n");
}

export function section(results) {
  const { races, times, sizes, found, load, records, part } = results;
  const [{ model }, ...others] = cpus();
  const { ajv } = JSON.parse(read("package.json")).dependencies;
  const qsv = races.flatMap(({ rivals }) => Object.entries(rivals)).find(([name]) => name.startsWith("qsv"));
  const versions = [
    execFileSync("rustc", ["--version"], { encoding: "utf8" }).trim(),
    `Node ${NODE_LTS.version} (LTS)`,
    `ajv ${ajv}`,
    ...crateVersions("sonic-rs", "csv", "jsonschema", "flate2", "zlib-rs", "zstd"),
    ...(qsv ? [execFileSync(qsv[1].command[0], ["--version"], { encoding: "utf8" }).split("-")[0].trim()] : []),
    read("../python/requirements.txt").trim().replace("==", " "),
  ];
  return `## Command line

\`cargo xtask bench cli\`, ${new Date().toISOString().slice(0, 10)}, ${model}, ${others.length + 1} cores, ${times.length} rounds, ${load.toFixed(1)} processes of others at the start (load average).
${versions.join(", ")}.

The files hold the same ${thousands(records)} records: as NDJSON (${thousands(sizes[0] / 1e6)} MB), as a JSON array, as CSV (${thousands(sizes[2] / 1e6)} MB), and the NDJSON compressed by gzip (level 6) and zstd (level 3). Half of the records have all properties. One in a hundred has five errors.

- A contestant is a process, measured from its start to its end. In each round, the contestants run one after the other. A ratio compares two times of the same round. The tables have the median, the minimum and the maximum of the rounds.
- "One core": \`taskset -c 0\` restricts the whole process to one core.
- Before they were timed, all found the same ${thousands(found.invalid)} invalid records. The programs that check with ajv and with the crates csv + jsonschema also found the same ${thousands(found.errors)} errors, with the same messages in the same order.
- ajv compiles the schema, and uses the hand-tuned date rule. Node and the crates csv + jsonschema write a line for each error to a file, as contract-contact does.
- qsv checks the schema that \`contract-contact schema json\` prints, with \`--fancy-regex\`, because the schema has lookaheads. It also writes the valid and the invalid rows to files. ${qsv ? QSV_BUILD : QSV_MISSING}
- frictionless checks the first ${thousands(part)} records, and the time for all records is extrapolated. The time does not include the start of Python.
- The engine and sonic_rs read NDJSON from memory, line by line, on one thread. sonic_rs parses each line into a struct of the 14 properties, whose strings are owned or borrowed. The engine and sonic_rs are compiled for the default target CPU.
- "The decompressor alone" is the decompressor of contract-contact (flate2 with zlib-rs, or zstd), with a buffer of the same length. It reads the same file, and discards the decompressed bytes.
- Memory is the maximum resident set size that the kernel reports. The large files repeat the same records.

| contract-contact is | goal | median | min–max | |
|---|---|---|---|---|
${goals(results)}

Limits of these ratios:

${reasons(results)}

| input | contestant | | s | 1,000 records/s | MB/s of the file | × the time of contract-contact |
|---|---|---|---|---|---|---|
${timesTable(results)}
`;
}
