// The file of the results, of which each command writes a part.
import { readFileSync, writeFileSync } from "node:fs";

const RESULTS = new URL("../RESULTS.md", import.meta.url);

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
