import { NotReadyError } from "contract-contact";
import wasm from "contract-contact-bulk.wasm";
import { compile } from "../engine/compile.js";
import { oneOf } from "../options.js";
import type { BulkOptions } from "./types.js";

/** The exports of bindings/wasm-bulk. @internal */
export interface Bulk {
  readonly memory: WebAssembly.Memory;
  open(create: boolean, reference: boolean, today: number, now: number, format: number, maxRecordBytes: number): number;
  room(): number;
  room_length(): number;
  read(written: number, isLast: boolean): number;
  outcome(): number;
}

const MAX_RECORD_BYTES = 2 ** 20;
let compiled: WebAssembly.Module | undefined;

/** Instantiates the module for one input, so that its memory is freed with the input. @internal */
export function open({ rules = "strict", operation = "update", format, today, maxRecordBytes = MAX_RECORD_BYTES }: BulkOptions): Bulk {
  oneOf("rules", rules, ["strict", "reference"]);
  oneOf("operation", operation, ["update", "create"]);
  oneOf("format", format, [undefined, "json", "ndjson"]);
  if (!Number.isInteger(maxRecordBytes) || maxRecordBytes < 1 || maxRecordBytes > 2 ** 30) {
    throw new TypeError("maxRecordBytes must be a whole number from 1 to 1073741824");
  }
  let bulk: Bulk;
  try {
    bulk = new WebAssembly.Instance(compiled ??= compile(wasm)).exports as unknown as Bulk;
  } catch (cause) {
    throw new NotReadyError(cause);
  }
  const first = { json: "{", ndjson: "\n" }[format as string]?.charCodeAt(0) ?? 0;
  // 1 is no day.
  const day = today === undefined ? 0 : /^\d{4}-\d\d-\d\d$/.test(today) ? Number(today.replaceAll("-", "")) || 1 : 1;
  const answer = bulk.open(operation === "create", rules === "reference", day, Date.now() / 1000, first, maxRecordBytes);
  if (answer === 1) throw new TypeError("today must be a day of the calendar as YYYY-MM-DD");
  if (answer === 2) throw new RangeError("There is no memory left");
  return bulk;
}
