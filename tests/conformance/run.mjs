// Checks the rows of public suites with the domain crate and with the package, and writes the results of both to docs/conformance.md.
//
//   run.mjs NATIVE [--check]
//
// NATIVE is the program of tests/native. With --check, the script writes nothing, and fails if the committed page is out of date.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { validateBulk } from "../../pkg/bulk.js";
import { validateUpdate } from "../../pkg/index.js";

/** The current date: the last possible date, so that no date of a suite is in the future. */
const TODAY = "9999-12-31";
const REPORT = new URL("../../docs/conformance.md", import.meta.url);

const SUITES = new URL("suites.json", import.meta.url);
const DIFFERENCES = new URL("differences.json", import.meta.url);
const load = (file) => JSON.parse(readFileSync(file, "utf8"));

// The results of the package.

const record = { Id: 1, CoworkerContractId: 1, FullName: "Ada" };

const check = (property, value) =>
  validateUpdate({ ...record, [property]: value }, { today: TODAY }).find((error) => error.PropertyName === property)?.code ??
  "accepted";

const bytes = ({ text, hex, repeat, then }) =>
  hex !== undefined ? Buffer.from(hex, "hex") : Buffer.from(text ?? repeat[0].repeat(repeat[1]) + then);

async function read(before, file, after) {
  const input = Buffer.concat([Buffer.from(before), file, Buffer.from(after)]);
  const { records, complete, invalid } = await validateBulk(input, { format: "json" });
  if (records !== 1 || !complete) return "rejected";
  const problem = invalid.flatMap(({ errors }) => errors).find(({ PropertyName }) => PropertyName === "");
  if (!problem) return "read";
  return problem.Message.startsWith("The body must be an object") ? "not an object" : "rejected";
}

const readInEachPlace = async (file) => [
  await read("[", file, "]"),
  await read('[{"Notes":', file, "}]"),
  await read('[{"x":', file, "}]"),
];

function parse(file) {
  try {
    JSON.parse(new TextDecoder().decode(file));
    return "read";
  } catch {
    return "rejected";
  }
}

// The expected outcome of a row: one word for a property, and one word for each position of a JSON file.

function passes(suite, expected, word) {
  if (expected === "either") return true;
  if (suite.reads === "date-time") {
    return expected === "valid" ? !["not_a_date", "not_a_string"].includes(word) : word === "not_a_date";
  }
  return expected === "valid" ? ["accepted", "read", "not an object"].includes(word) : !["accepted", "read"].includes(word);
}

async function run(suite, row, fromNative) {
  const { name, expect } = row;
  if (!["valid", "invalid", "either"].includes(expect)) throw new Error(`${name}: the expected outcome ${expect} is unknown`);
  const isFile = suite.property === undefined;
  const native = [fromNative].flat();
  const wasm = isFile ? await readInEachPlace(bytes(row)) : [check(suite.property, row.value)];
  // The domain crate stops reading a body that is no object, so such bodies are not compared.
  const compared = (words) => words.slice(isFile ? 1 : 0).join(", ");
  return {
    name,
    expect,
    parse: isFile ? parse(bytes(row)) : undefined,
    here: compared(native),
    agree: compared(native) === compared(wasm),
    passes: [native, wasm].map((words) => words.every((word) => passes(suite, expect, word))),
    words: `native: ${native.join(", ")}; wasm: ${wasm.join(", ")}`,
  };
}

/** Returns the problem of a row that a number of differences name, or undefined. */
function problem({ expect, agree, passes }, declared) {
  const isPassed = passes.every(Boolean);
  if (declared > 1) return "two differences name the row";
  if (declared === 0 && !isPassed) return `the row fails (the suite expects ${expect}), and no difference names the row`;
  if (declared === 1 && isPassed) return "the row passes, but a difference names the row";
  return agree ? undefined : "the domain crate and the package differ";
}

/** Returns the undeclared differences from the suite, and the declared differences that do not exist. */
function problems({ name: suite, rows, differences }) {
  const declared = differences.flatMap(({ rows }) => rows);
  const found = rows.flatMap((row) => {
    const wrong = problem(row, declared.filter((name) => name === row.name).length);
    return wrong ? [`${suite}: ${row.name}: ${wrong}; ${row.words}`] : [];
  });
  const names = new Set(rows.map(({ name }) => name));
  if (names.size !== rows.length || rows.length === 0)
    found.push(`${suite}: two rows have the same name, or the suite has no rows`);
  const unknown = declared.filter((name) => !names.has(name));
  return [...found, ...unknown.map((name) => `${suite}: a difference names ${name}, but the suite has no such row`)];
}

// The report.

const length = (text) => [...text].length;

/** Returns lines of three cells, aligned in columns. */
function aligned(lines) {
  const width = (column) => Math.max(0, ...lines.map((line) => length(line[column])).filter((width) => width <= 60));
  const [first, second] = [width(0), width(1)];
  const pad = (text, width) => text + " ".repeat(Math.max(0, width - length(text)));
  return lines.map(([name, left, right]) => `${pad(name, first)}  ${pad(left, second)}  ${right}\n`).join("");
}

function report(suites) {
  const numbers = suites.map(({ rows, differences }) => {
    const open = rows.filter(({ expect }) => expect === "either").length;
    const pass = (side) => rows.filter(({ passes }) => passes[side]).length - open;
    return [rows.length, open, pass(0), pass(1), differences.flatMap(({ rows }) => rows).length];
  });
  const total = numbers.reduce((sum, each) => sum.map((number, column) => number + each[column]));
  const cells = (numbers) => numbers.map((number) => ` ${number} |`).join("");
  const files = suites.flatMap(({ rows }) => rows).filter(({ parse }) => parse !== undefined);
  const asParsed = ({ name, here, parse }) => [name, `here: ${here}`, `JSON.parse: ${parse}`];
  const otherwise = files.filter(({ expect, parse }) => expect !== "either" && (expect === "valid") !== (parse === "read"));
  const block = (lines) => `\`\`\`text\n${aligned(lines)}\`\`\`\n`;
  const difference = ({ reason, rows: names }, rows) => {
    const lines = rows.filter(({ name }) => names.includes(name));
    return `\n${reason}\n\n${block(lines.map(({ name, expect, here }) => [name, `the suite: ${expect}`, `here: ${here}`]))}`;
  };
  return [
    INTRODUCTION,
    ...suites.map(({ title }, index) => `| ${title} |${cells(numbers[index])}\n`),
    `| all |${cells(total)}\n\n${COLUMNS}\n`,
    ...suites.flatMap(({ title, missing }) =>
      missing.map((name) => `- ${title}: \`${name}\` is not available byte by byte, and is not run.\n`),
    ),
    "\n## Intended differences\n",
    ...suites
      .filter(({ differences }) => differences.length > 0)
      .map(({ title, differences, rows }) => `\n### ${title}\n${differences.map((each) => difference(each, rows)).join("")}`),
    `\n${LEFT_OPEN}\n\n${block(files.filter(({ expect }) => expect === "either").map(asParsed))}`,
    `\n${JSON_PARSE}\n\n${otherwise.length > 0 ? block(otherwise.map(asParsed)) : "None.\n"}`,
  ].join("");
}

const INTRODUCTION = `# Conformance

This page compares the rules with public test suites. The rules run in Rust (native), and as WebAssembly in the package \`pkg\` under Node (wasm). \`cargo
xtask conformance\` runs the suites and writes this page. [tests/conformance](../tests/conformance/README.md) has the rows and their sources.

\`cargo xtask test\` fails in these cases:

- The page is out of date.
- A row fails that is not listed below.
- A row passes that is listed below.

A row of the suites for e-mail and dates is the value of a property, \`Email\` or \`DateOfBirth\`. The rest of the record is valid. The strict rules check
the record. The current date is the last day of the year 9999, so that no date is in the future.

A row of JSONTestSuite is a file. Each file is read in three positions:

- as the body itself;
- as the value of \`Notes\`, a property that the rules read;
- as the value of an unknown property, which the rules ignore.

In the package, \`contract-contact/bulk\` reads the files.

| suite | rows | left open | native pass | wasm pass | differences |
|---|---|---|---|---|---|
`;

const COLUMNS = `"Left open" counts the rows without a verdict in their suite, which neither pass nor fail. A difference is a row that fails by intention. Native and
wasm return the same code or outcome for every row. A test fails otherwise.

Missing rows:
`;

const LEFT_OPEN = `## Rows that JSONTestSuite leaves open

Each line has two outcomes: for the value of \`Notes\`, which is read, and for the value of an unknown property, which is ignored. Native and wasm have the
same outcomes. Some values are rejected only if they are read: a number or string that Rust cannot hold, and a nesting deeper than 127.`;

const JSON_PARSE = `## Differences between JSON.parse and JSONTestSuite

Callers of the package's main entry parse a body with JSON.parse. Before, \`fetch\` decodes the bytes into a string. JSON.parse, after the same decoding,
differs from JSONTestSuite for these files:`;

const [program, flag] = process.argv.slice(2);
const native = JSON.parse(execFileSync(program, ["rows", TODAY, fileURLToPath(SUITES)], { maxBuffer: Infinity }));
const declared = load(DIFFERENCES);
const suites = [];
for (const [name, suite] of Object.entries(load(SUITES))) {
  const rows = [];
  for (const [place, row] of suite.rows.entries()) rows.push(await run(suite, row, native[name][place]));
  suites.push({ name, title: suite.suite, missing: suite.missing ?? [], rows, differences: declared[name] ?? [] });
}
const wrong = suites.flatMap(problems);
const text = report(suites);
if (wrong.length > 0) {
  for (const problem of wrong) console.error(problem);
  console.error(`${wrong.length} problems. Fix the code, or declare the difference in tests/conformance/differences.json`);
  process.exitCode = 1;
} else if (flag !== "--check") {
  writeFileSync(REPORT, text);
} else if (readFileSync(REPORT, "utf8") !== text) {
  console.error("docs/conformance.md is out of date: run `cargo xtask conformance`");
  process.exitCode = 1;
}
