// The part "JavaScript" of benches/RESULTS.md. A ratio is taken within a round; its median and range over the rounds are given.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { BULK_CASES } from "./cases.mjs";
import { CONTESTANTS, HAND_WRITTEN, OURS, PARSE } from "./contestants.mjs";
import { median } from "./median.mjs";
import { NODE_LTS } from "./node.mjs";
import { DATE_RULES } from "./rules.mjs";

const RESULTS = new URL("../RESULTS.md", import.meta.url);

/** Where it is measured: in a browser, which the package is for, and on a server. */
export const CHROMIUM = "Chromium";
export const NODE = "Node";

const RULES = Object.keys(DATE_RULES);
const RIVALS = Object.keys(CONTESTANTS).filter((name) => name !== OURS);
const LIBRARIES = RIVALS.filter((name) => name !== HAND_WRITTEN);

/** The most that a ratio to ajv, compiled at run time, may be, by case and date rule. */
const AGAINST_AJV = {
  "full valid": { "Date.parse": 0.65, tuned: 0.8 },
  "five rule errors": { "Date.parse": 0.55, tuned: 0.65 },
  minimal: { "Date.parse": 1.2, tuned: 1.2 },
};
const AHEAD_OF_ALL = ["full valid", "five rule errors", "five type errors"];
const BYTES = 6_100;
const MILLISECONDS = 2;

export const row = (...cells) => `|${cells.map((cell) => (cell === "" ? " |" : ` ${cell} |`)).join("")}`;
const thousands = (number) => Math.round(number).toLocaleString("en-GB");

/** The times and ratios of all rounds in one place. */
class Rounds {
  constructor(rounds, place) {
    this.place = place;
    this.cases = Object.keys(rounds[0][place]);
    this.rounds = rounds.map((times) => times[place]);
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

export const isMet = (is) => (is ? "met" : "not met");

function target(text, atMost, ratios) {
  const found = median(ratios);
  const range = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
  return row(text, atMost.toFixed(2), found.toFixed(2), range, isMet(found <= atMost));
}

function targets({ places, sizes, first }) {
  const rows = [row("", "at most", "measured", "rounds", ""), "|---|---|---|---|---|"];
  for (const rounds of places) {
    for (const [each, limits] of Object.entries(AGAINST_AJV)) {
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
  }
  const [rounds] = places.filter(({ place }) => place === NODE);
  const text = rounds.ratios("text", OURS, PARSE, RULES[0]);
  rows.push(target("10,000 records, text: contract-contact / JSON.parse alone", 0.5, text));
  for (const rule of RULES) {
    const bytes = rounds.ratios("ASCII bytes", OURS, "ajv", rule);
    rows.push(target(`10,000 records, ASCII bytes: contract-contact / JSON.parse and ajv, ${rule}`, 0.5, bytes));
  }
  const { brotli } = sizes[OURS];
  rows.push(row("main entry, bytes after brotli", thousands(BYTES), thousands(brotli), "", isMet(brotli <= BYTES)));
  const { call } = first[OURS];
  rows.push(row("first call in Chromium, ms", MILLISECONDS.toFixed(2), call.toFixed(2), "", isMet(call <= MILLISECONDS)));
  return rows.join("\n");
}

/** Who is faster or smaller than we are. */
function ahead({ places, sizes, first }) {
  const list = (names, separator) => names.join(separator) || "nobody";
  const faster = places.map((rounds) => {
    const measured = rounds.cases.flatMap((each) => RULES.map((rule) => [each, rule]));
    const names = RIVALS.flatMap((name) => {
      const where = measured
        .map(([each, rule]) => ({ title: `${each}, ${rule}`, ratio: rounds.ratio(each, OURS, name, rule) }))
        .filter(({ ratio }) => ratio > 1)
        .map(({ title, ratio }) => `${title} (${ratio.toFixed(2)})`);
      return where.length === 0 ? [] : [`${name}: ${where.join(", ")}`];
    });
    return `- Faster than contract-contact in ${rounds.place}, with its time divided by theirs: ${list(names, "; ")}.`;
  });
  const smaller = RIVALS.filter((name) => sizes[name].brotli < sizes[OURS].brotli);
  const sooner = RIVALS.filter((name) => first[name].call < first[OURS].call);
  return [
    ...faster,
    `- Smaller than its main entry: ${list(smaller, ", ")}.`,
    `- With a shorter first call: ${list(sooner, ", ")}.`,
  ].join("\n");
}

function verdictsText({ count, differences }) {
  const different = Object.entries(differences)
    .map(([name, rules]) => [name, Object.values(rules).sort((a, b) => b.length - a.length)[0]])
    .filter(([, names]) => names.length > 0)
    .map(([name, names]) => `${name} in ${names.length} (the first: ${names[0].split("\n")[0]})`);
  const list = different.length === 0 ? "none differs" : `these differ: ${different.join("; ")}`;
  return `On the measured cases all say the same, which is checked before. Of ${count} cases of the corpus, ${list}.`;
}

function timesTable(rounds, each) {
  const names = [...(BULK_CASES.includes(each) ? [PARSE] : []), ...Object.keys(CONTESTANTS)];
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
  const rows = Object.entries(first).map(([name, { importing, call }]) => row(name, importing.toFixed(2), call.toFixed(2)));
  return [row("", "import, ms", "first call, ms"), "|---|---|---|", ...rows].join("\n");
}

export function section({ rounds: times, sizes, first, verdicts, browser }) {
  const places = [CHROMIUM, NODE].map((place) => new Rounds(times, place));
  const results = { places, sizes, first };
  const { dependencies } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
  const versions = Object.entries(dependencies).map(([name, version]) => `${name} ${version}`);
  const [{ model }, ...others] = cpus();
  const date = new Date().toISOString().slice(0, 10);
  return `## JavaScript

\`cargo xtask bench js\`, ${date}, ${model}, ${others.length + 1} cores, Node ${NODE_LTS.version} (LTS, V8 ${NODE_LTS.v8}), Chromium ${browser}, ${times.length} rounds.
${versions.join(", ")}.

Every contestant goes from the same parsed record to the same list of \`PropertyName\`, \`Message\` and \`AttemptedValue\`, by the same strict rules; what a library has no rule for, all take from \`rules.mjs\`. Each is measured in a process or page of its own, all in turn, on 64 records of a kind; a ratio is taken within a round, and the median over the rounds is given. "Date.parse": the rivals' date rule is as people write it; "tuned": it is arithmetic on characters. contract-contact, whose dates are its own, is measured beside both.

${verdictsText(verdicts)} TypeBox would stop at 8 errors and is told not to; it compiles the check, not the search for errors. yup throws its errors and is told to leave out stack traces.

### What was to be reached

${targets(results)}

${ahead(results)}

### Time

${places.flatMap((rounds) => rounds.cases.map((each) => timesTable(rounds, each))).join("\n\n")}

In bulk, rivals parse with \`JSON.parse\`, bytes after a \`TextDecoder\`, and check each record.

### Size

Bytes of a bundle by esbuild, minified, and after brotli at quality 11: of a rival, the library with the same rules and the same errors.

${sizesTable(sizes)}

### First call

In Chromium, each time in a fresh page: to import the bundle from a local server, and the first call with a full valid record after that.

${firstTable(first)}
`;
}

/** Replaces the part of that name in the results, or appends it. */
export function putSection(name, text) {
  const [startMark, endMark] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const results = readFileSync(RESULTS, "utf8");
  const part = `${startMark}\n${text}${endMark}`;
  const [start, end] = [results.indexOf(startMark), results.indexOf(endMark)];
  const written =
    start < 0 ? `${results.trimEnd()}\n\n${part}\n` : results.slice(0, start) + part + results.slice(end + endMark.length);
  writeFileSync(RESULTS, written);
}
