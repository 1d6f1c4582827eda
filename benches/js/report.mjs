// The part "JavaScript" of benches/RESULTS.md. A ratio is taken within a round; its median and range over the rounds are given.
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { BULK_CASES } from "./cases.mjs";
import { CONTESTANTS, HAND_WRITTEN, OURS, PARSE } from "./contestants.mjs";
import { median } from "./median.mjs";
import { NODE_LTS } from "./node.mjs";
import { DATE_RULES } from "./rules.mjs";
import { FORM, LARGEST_LOCALE, ONLY_VALIDATE } from "./sizes.mjs";

/** The places of measurement: a server, and the browsers, by their engine's name for `launch`. */
export const NODE = "Node";
export const BROWSERS = { Chromium: "chromium", Firefox: "firefox", WebKit: "webkit" };
const PLACES = [NODE, ...Object.keys(BROWSERS)];
/** WebKit's clock, in steps of 1 ms, is too coarse for a single call. */
export const FIRST_CALL = ["Chromium", "Firefox"];

const RULES = Object.keys(DATE_RULES);
const RIVALS = Object.keys(CONTESTANTS).filter((name) => name !== OURS);
const LIBRARIES = RIVALS.filter((name) => name !== HAND_WRITTEN);

/** The most that a ratio to ajv, compiled at run time, may be, by place, case and date rule. */
const againstAjv = (full, errors) => ({
  "full valid": { "Date.parse": full[0], tuned: full[1] },
  "five rule errors": { "Date.parse": errors[0], tuned: errors[1] },
  minimal: { "Date.parse": 1, tuned: 1 },
});
const AGAINST_AJV = {
  [NODE]: againstAjv([0.5, 0.75], [0.45, 0.6]),
  Chromium: againstAjv([0.5, 0.75], [0.45, 0.6]),
  Firefox: againstAjv([0.65, 0.8], [0.65, 0.75]),
  WebKit: againstAjv([0.35, 0.5], [0.4, 0.5]),
};
const AHEAD_OF_ALL = ["full valid", "five rule errors", "five type errors"];
/** The most that the time of 10,000 records as text, divided by that of JSON.parse alone, may be. */
const AGAINST_PARSE = { [NODE]: 0.5, Chromium: 0.8, Firefox: 0.8, WebKit: 0.8 };
/** The most bytes after brotli, by bundle. */
const BYTES = { [ONLY_VALIDATE]: 4_000, [OURS]: 7_000, [FORM]: 7_500, [LARGEST_LOCALE]: 1_000 };
const MILLISECONDS = 2;

/** Why a goal may be missed: the rows of the table, and the reason. */
const REASONS = [
  [
    /full valid: contract-contact \/ ajv/,
    "a full valid record: six searches for control characters, which the rivals make, too, take about half of the time. In Node, searching character by character takes as long.",
  ],
  [
    /five rule errors: contract-contact \/ ajv/,
    "five rule errors: the searches for control and visible characters take almost half of the time. Passing three strings to WebAssembly, the rules there, and the errors, with code and parameters, which the rivals' errors lack, share the rest.",
  ],
  [
    /10,000 records, text/,
    "10,000 records as text: JSON.parse reads the text in place. The bulk engine first copies it into its memory.",
  ],
];
const NOT_MET = "not met";

export const row = (...cells) => `|${cells.map((cell) => (cell === "" ? " |" : ` ${cell} |`)).join("")}`;
const thousands = (number) => Math.round(number).toLocaleString("en-GB");

/** The times and ratios of all rounds in one place. */
class Rounds {
  constructor(rounds, place) {
    this.place = place;
    this.cases = Object.keys(rounds[0][place]);
    this.rounds = rounds.map((times) => times[place]);
  }

  has(each, name) {
    return name in this.rounds[0][each];
  }

  nanoseconds(each, name, rule) {
    return median(this.rounds.map((times) => times[each][name][rule]));
  }

  /** One's time divided by another's, by round. */
  ratios(each, one, other, rule) {
    return this.rounds.map((times) => times[each][one][rule] / times[each][other][rule]);
  }

  ratio(each, one, other, rule) {
    return median(this.ratios(each, one, other, rule));
  }
}

export const isMet = (is) => (is ? "met" : NOT_MET);

function target(text, atMost, ratios) {
  const found = median(ratios);
  const range = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
  return row(text, atMost.toFixed(2), found.toFixed(2), range, isMet(found <= atMost));
}

function targets({ places, sizes, first }) {
  const rows = [row("", "at most", "measured", "rounds", ""), "|---|---|---|---|---|"];
  for (const rounds of places) {
    for (const [each, limits] of Object.entries(AGAINST_AJV[rounds.place])) {
      for (const rule of RULES) {
        const text = `${rounds.place}, ${each}: contract-contact / ajv, ${rule}`;
        rows.push(target(text, limits[rule], rounds.ratios(each, OURS, "ajv", rule)));
      }
    }
    for (const each of AHEAD_OF_ALL) {
      for (const rule of RULES) {
        const times = LIBRARIES.map((name) => rounds.nanoseconds(each, name, rule));
        const fastest = LIBRARIES[times.indexOf(Math.min(...times))];
        const text = `${rounds.place}, ${each}: contract-contact / the fastest library (${fastest}), ${rule}`;
        rows.push(target(text, 1, rounds.ratios(each, OURS, fastest, rule)));
      }
    }
    const byHand = rounds.ratios("full valid", OURS, HAND_WRITTEN, "tuned");
    rows.push(target(`${rounds.place}, full valid: contract-contact / hand-written, tuned`, 1, byHand));
  }
  for (const rounds of places) {
    const text = rounds.ratios("text", OURS, PARSE, RULES[0]);
    const atMost = AGAINST_PARSE[rounds.place];
    rows.push(target(`${rounds.place}, 10,000 records, text: contract-contact / JSON.parse alone`, atMost, text));
  }
  const [node] = places;
  for (const rule of RULES) {
    const bytes = node.ratios("ASCII bytes", OURS, "ajv", rule);
    rows.push(target(`Node, 10,000 records, ASCII bytes: contract-contact / JSON.parse and ajv, ${rule}`, 0.5, bytes));
  }
  for (const [name, atMost] of Object.entries(BYTES)) {
    const { brotli } = sizes[name];
    rows.push(row(`${name}: bytes after brotli`, thousands(atMost), thousands(brotli), "", isMet(brotli <= atMost)));
  }
  for (const place of FIRST_CALL) {
    const { call } = first[place][OURS];
    rows.push(row(`first call in ${place}, ms`, MILLISECONDS.toFixed(2), call.toFixed(2), "", isMet(call <= MILLISECONDS)));
  }
  return rows;
}

/** The reasons for the rows that are not met. */
function reasons(rows) {
  const missed = rows.filter((each) => each.endsWith(`${NOT_MET} |`));
  const texts = REASONS.filter(([pattern]) => missed.some((each) => pattern.test(each))).map(
    ([, text]) => `\n- Not met, ${text}`,
  );
  return texts.length === 0 ? "" : `${texts.join("")}\n`;
}

/** Who is faster or smaller than we are. */
function ahead({ places, sizes, first }) {
  const list = (names, separator) => names.join(separator) || "nobody";
  const faster = places.map((rounds) => {
    const measured = rounds.cases.flatMap((each) => RULES.map((rule) => [each, rule]));
    const names = RIVALS.flatMap((name) => {
      const where = measured
        .filter(([each]) => rounds.has(each, name))
        .map(([each, rule]) => ({ title: `${each}, ${rule}`, ratio: rounds.ratio(each, OURS, name, rule) }))
        .filter(({ ratio }) => ratio > 1)
        .map(({ title, ratio }) => `${title} (${ratio.toFixed(2)})`);
      return where.length === 0 ? [] : [`${name}: ${where.join(", ")}`];
    });
    return `- Faster than contract-contact in ${rounds.place}, with its time divided by theirs: ${list(names, "; ")}.`;
  });
  const smaller = RIVALS.filter((name) => sizes[name].brotli < sizes[OURS].brotli);
  const sooner = Object.entries(first).map(([place, times]) => {
    const names = RIVALS.filter((name) => times[name].call < times[OURS].call);
    return `- With a shorter first call in ${place}: ${list(names, ", ")}.`;
  });
  return [...faster, `- Smaller than its main entry: ${list(smaller, ", ")}.`, ...sooner].join("\n");
}

function verdictsText({ count, differences }) {
  const different = Object.entries(differences)
    .map(([name, rules]) => [name, Object.values(rules).sort((a, b) => b.length - a.length)[0]])
    .filter(([, names]) => names.length > 0)
    .map(([name, names]) => `${name} in ${names.length} (the first: ${names[0].split("\n")[0]})`);
  const list = different.length === 0 ? "none differs" : `these differ: ${different.join("; ")}`;
  return `A test before the measurement checks that all return the same for the measured cases. Of ${count} cases of the corpus, ${list}.`;
}

function timesTable(rounds, each) {
  const names = [...(BULK_CASES.includes(each) ? [PARSE] : []), ...Object.keys(CONTESTANTS)].filter((name) =>
    rounds.has(each, name),
  );
  const isBulk = BULK_CASES.includes(each);
  const unit = isBulk ? "ms" : "ns";
  const time = (nanoseconds) => (isBulk ? (nanoseconds / 1e6).toFixed(1) : thousands(nanoseconds));
  const rows = names.map((name) => {
    const cells = RULES.flatMap((rule) => [
      time(rounds.nanoseconds(each, name, rule)),
      rounds.ratio(each, name, OURS, rule).toFixed(2),
    ]);
    return row(name, ...cells);
  });
  const heads = RULES.flatMap((rule) => [`${unit}, ${rule}`, "× contract-contact"]);
  const title = `${rounds.place}, ${isBulk ? `10,000 records, ${each}` : each}`;
  return [`**${title}**`, "", row("", ...heads), `|---${"|---".repeat(heads.length)}|`, ...rows].join("\n");
}

function sizesTable(sizes) {
  const rows = Object.entries(sizes).map(([name, { minified, brotli }]) => row(name, thousands(minified), thousands(brotli)));
  return [row("", "minified", "brotli"), "|---|---|---|", ...rows].join("\n");
}

function firstTable(first) {
  const places = Object.keys(first);
  const rows = Object.keys(CONTESTANTS).map((name) => {
    const cells = places.flatMap((place) => [first[place][name].importing.toFixed(2), first[place][name].call.toFixed(2)]);
    return row(name, ...cells);
  });
  const heads = places.flatMap((place) => [`${place}: import, ms`, "first call, ms"]);
  return [row("", ...heads), `|---${"|---".repeat(heads.length)}|`, ...rows].join("\n");
}

export function section({ rounds: times, sizes, first, verdicts, versions: browsers }) {
  const places = PLACES.map((place) => new Rounds(times, place));
  const results = { places, sizes, first };
  const goals = targets(results);
  const { dependencies } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
  const versions = Object.entries(dependencies).map(([name, version]) => `${name} ${version}`);
  const [{ model }, ...others] = cpus();
  const date = new Date().toISOString().slice(0, 10);
  return `## JavaScript

\`cargo xtask bench js\`, ${date}, ${model}, ${others.length + 1} cores, Node ${NODE_LTS.version} (LTS, V8 ${NODE_LTS.v8}), ${Object.entries(
    browsers,
  )
    .map((each) => each.join(" ").replace(/^WebKit /, "WebKit of "))
    .join(", ")}, ${times.length} rounds.
${versions.join(", ")}.

Every contestant checks the same parsed record and returns the same list of \`PropertyName\`, \`Message\` and \`AttemptedValue\`, with the same strict rules. Rules that a library lacks come from \`rules.mjs\`.

- Each contestant is measured in a process or page of its own, by turns, on 64 records of a kind. A ratio is taken within a round, and the table has the median over the rounds.
- "Date.parse": the rivals' date rule is the usual one. "tuned": it is arithmetic on characters. contract-contact has its own date rule, and is measured beside both.

${verdictsText(verdicts)}

- TypeBox stops at 8 errors by default, and is configured to continue. It compiles the check, but not the search for errors.
- yup throws its errors, and is configured to leave out stack traces.
- sury stops at the first error, so a schema for each property finds the others; all are compiled once. Internally, each failed check throws an exception with a stack trace, even if the check returns false. The exceptions take most of its time for five errors.
- ata-validator runs through its class for ajv's schemas, with the same schema as ajv. It compiles a \`pattern\` without the flag u, and so treats an emoji as two lone surrogates: that is its difference in the corpus. Its native packages are overridden to 1.9.0, the newest version that npm could install for every platform here. Its date of birth is a format, because a custom keyword makes ata-validator interpret the schema.
- typia is of version 12, a transformer for TypeScript before version 7. Since version 14, typia needs a compiler of its own, ttsc with a plugin in Go. Its patterns are rules of our own, because its pattern tag drops the flag u.

### Goals

${goals.join("\n")}
${reasons(goals)}
${ahead(results)}

### Time

${places.flatMap((rounds) => rounds.cases.map((each) => timesTable(rounds, each))).join("\n\n")}

A sample makes 100,000 calls if they take 50 to 100 ms. Otherwise it makes as many calls as take 50 ms or 100 ms, because a browser's clock has steps of up to 1 ms.

In bulk, rivals parse with \`JSON.parse\`, bytes after a \`TextDecoder\`, and check each record. In a page, only contract-contact and \`JSON.parse\` are measured.

### Size

Bytes of a bundle by esbuild, minified, and after brotli at quality 11. The bundle of a rival contains the library with the same rules and the same errors.

${sizesTable(sizes)}

### First call

Each measurement is in a new page: the import of the bundle from a local server, then the first call with a full valid record.

${firstTable(first)}
`;
}
