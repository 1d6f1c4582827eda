// A checker of files as people write it with ajv: node check-records.mjs readline|chunks|array FILE, which prints a line for
// each error. "readline" is Node's own reader of lines; "chunks" splits large pieces at their newlines; "array" parses the
// whole file, which is a JSON array.
import { createReadStream, openSync, readFileSync, readSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { load } from "./contestants.mjs";
import { DATE_RULES } from "./rules.mjs";

const [way, file] = process.argv.slice(2);
const validate = await load("ajv", DATE_RULES.tuned);
let record = 0;
let report = "";

function check(value) {
  record += 1;
  for (const { PropertyName, Message } of validate(value)) {
    report += `${JSON.stringify({ record, PropertyName, Message })}\n`;
  }
  if (report.length > 65536) flush();
}

function flush() {
  writeSync(1, report);
  report = "";
}

if (way === "readline") {
  const input = createReadStream(file, { highWaterMark: 1 << 18 });
  for await (const text of createInterface({ input })) check(JSON.parse(text));
} else if (way === "array") {
  for (const value of JSON.parse(readFileSync(file, "utf8"))) check(value);
} else {
  const descriptor = openSync(file);
  const piece = Buffer.alloc(1 << 18);
  const decoder = new TextDecoder();
  let rest = "";
  for (let length; (length = readSync(descriptor, piece)) > 0; ) {
    const text = rest + decoder.decode(piece.subarray(0, length), { stream: true });
    let start = 0;
    for (let end; (end = text.indexOf("\n", start)) >= 0; start = end + 1) check(JSON.parse(text.slice(start, end)));
    rest = text.slice(start);
  }
  if (rest !== "") check(JSON.parse(rest));
}
flush();
