// The files that the command-line tool and its rivals check: the same records in each.
import { closeSync, openSync, readFileSync, readSync, writeSync } from "node:fs";
import { lines, records } from "./cases.mjs";

const PIECE = 1 << 20;

/** A file that is written in large pieces. */
class Output {
  #descriptor;
  #text = "";

  constructor(path) {
    this.#descriptor = openSync(path, "w");
  }

  write(text) {
    this.#text += text;
    if (this.#text.length > PIECE) this.#flush();
  }

  #flush() {
    writeSync(this.#descriptor, this.#text);
    this.#text = "";
  }

  close() {
    this.#flush();
    closeSync(this.#descriptor);
  }
}

/** A cell by RFC 4180. */
function cell(value) {
  const text = String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Writes the records as NDJSON, as a JSON array and as CSV, and the first `partCount` of them as a CSV of their own. Every
 * record has a line.
 */
export function writeInputs({ ndjson, array, csv, part }, count, partCount) {
  const [full] = records("full valid");
  const columns = Object.keys(full);
  const outputs = [ndjson, array, csv, part].map((path) => new Output(path));
  const [toNdjson, toArray, toCsv, toPart] = outputs;
  toCsv.write(`${columns}\n`);
  toPart.write(`${columns}\n`);
  let index = 0;
  for (const line of lines(count)) {
    toNdjson.write(line);
    toArray.write(`${index === 0 ? "[" : ",\n"}${line.trimEnd()}`);
    const record = JSON.parse(line);
    const row = `${columns.map((name) => cell(record[name]))}\n`;
    toCsv.write(row);
    if (index < partCount) toPart.write(row);
    index += 1;
  }
  toArray.write("]\n");
  for (const output of outputs) output.close();
}

/** Writes the records of an NDJSON again and again, as NDJSON or as a JSON array, until the file has so many bytes. */
export function writeLarge(path, ndjson, isArray, bytes) {
  const once = isArray ? Buffer.from(readFileSync(ndjson, "utf8").trimEnd().replaceAll("\n", ",\n")) : readFileSync(ndjson);
  const descriptor = openSync(path, "w");
  let written = 0;
  const write = (piece) => {
    for (let start = 0; start < piece.length; start += writeSync(descriptor, piece, start));
    written += piece.length;
  };
  for (let isFirst = true; written < bytes; isFirst = false) {
    if (isArray) write(Buffer.from(isFirst ? "[" : ",\n"));
    write(once);
  }
  if (isArray) write(Buffer.from("]\n"));
  closeSync(descriptor);
}

/** Reads a file, so that it is in the page cache. */
export function warm(path) {
  const descriptor = openSync(path);
  const piece = Buffer.alloc(PIECE);
  while (readSync(descriptor, piece) > 0);
  closeSync(descriptor);
}
