/**
 * The rules of a ContractContact over many records: JSON or NDJSON, checked as text, in chunks.
 *
 * @packageDocumentation
 */

import wasm from "contract-contact-bulk.wasm";
import { fieldError } from "./errors.js";
import type { Operation } from "./generated.js";
import { NotReadyError, type Options, type RootError, type ValidationError } from "./index.js";
import { compile } from "./module.js";

/**
 * How to check, and what to hear of it.
 * @example
 * ```ts
 * import { type BulkOptions, validateBulk } from "contract-contact/bulk";
 *
 * const options: BulkOptions = {
 *   operation: "create",
 *   format: "ndjson",
 *   onInvalid: ({ line, errors }) => console.log(line, errors[0]?.Message),
 * };
 * await validateBulk('{"CoworkerContractId": 12, "FullName": "Ada"}\n{"CoworkerContractId": 12}', options);
 * // 2 is a required field
 * ```
 */
export interface BulkOptions extends Options {
  /** Whether the records are bodies of a PUT (`"update"`, the default) or of a POST (`"create"`). */
  readonly operation?: Operation | undefined;
  /**
   * `"json"`: an array of records, one record, or a list envelope of the API such as `{"Records": […], "TotalItems": 2}`, whose
   * records are the elements of the first property whose value is an array that begins with an object. `"ndjson"`: one record a
   * line. Left out: the first character that is not blank decides. `[` begins an array. `{` begins a list envelope, a record that
   * goes on behind its first line, or NDJSON. Anything else is NDJSON.
   */
  readonly format?: "json" | "ndjson" | undefined;
  /**
   * The longest record, or line of NDJSON, in bytes of UTF-8: 1 MiB when left out, at most 1 GiB. Blanks before a record do not
   * count. A longer record is too large, whatever else is wrong with it. After a longer line the next line is read. A longer
   * record of an array ends the reading, as a syntax error does.
   */
  readonly maxRecordBytes?: number | undefined;
  /** Called for every invalid record, in order; the result then lists none, so that memory stays bounded. */
  readonly onInvalid?: ((record: InvalidRecord) => void) | undefined;
  /** Called every 256 KiB or so, and at the end. */
  readonly onProgress?: ((progress: BulkProgress) => void) | undefined;
  /** Ends the reading; the promise is rejected with its reason, and a stream is cancelled. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * How far the reading is.
 * @example
 * ```ts
 * import { type BulkProgress, validateBulk } from "contract-contact/bulk";
 *
 * const show = ({ read, total, records, invalid }: BulkProgress) => console.log(read, total, records, invalid);
 * await validateBulk("[{}]", { onProgress: show });
 * // 4 4 1 1
 * ```
 */
export interface BulkProgress {
  /** How much of the input was read: bytes, or of a text what its `length` counts. */
  readonly read: number;
  /** How much there is; of a stream that is not known. */
  readonly total?: number;
  readonly records: number;
  /** How many of them are invalid. */
  readonly invalid: number;
}

/**
 * A record that a rule found something wrong with, or that is none.
 * @example
 * ```ts
 * import { type InvalidRecord, validateBulk } from "contract-contact/bulk";
 *
 * const place = ({ index, line, column }: InvalidRecord): string => `record ${index}, line ${line}, byte ${column}`;
 * const { invalid } = await validateBulk("[\n  {}]");
 * console.log(invalid.map(place));
 * // [ 'record 0, line 2, byte 3' ]
 * ```
 */
export interface InvalidRecord {
  /** Which record of the input, from 0; blank lines are not counted. */
  readonly index: number;
  /** The line of the input, from 1, where it begins, or where it cannot be read. */
  readonly line: number;
  /** The byte of that line, from 1. */
  readonly column: number;
  /** As from `validateUpdate`. What is no JSON, or no object, is one error with `PropertyName` "" and no code. */
  readonly errors: readonly ValidationError[];
}

/**
 * What was found.
 * @example
 * ```ts
 * import { type BulkResult, validateBulk } from "contract-contact/bulk";
 *
 * const result: BulkResult = await validateBulk('[{"Id": 7, "CoworkerContractId": 12, "FullName": "Ada"}, ]');
 * console.log(result.records, result.valid, result.complete);
 * // 2 1 false
 * ```
 */
export interface BulkResult {
  /** How many records there were, up to the one that could not be read. */
  readonly records: number;
  readonly valid: number;
  /** Those that are not, in order; empty where `onInvalid` was called for each. */
  readonly invalid: readonly InvalidRecord[];
  /**
   * Whether the input was read to its end. After a syntax error JSON cannot be: the last invalid record has the position and the
   * reason. NDJSON always is.
   */
  readonly complete: boolean;
}

/** The exports of bindings/wasm-bulk. */
interface Bulk {
  readonly memory: WebAssembly.Memory;
  open(create: boolean, reference: boolean, today: number, now: number, format: number, maxRecordBytes: number): number;
  room(): number;
  room_length(): number;
  read(written: number, isLast: boolean): number;
  outcome(): number;
}

/** What the module answers: see `Bulk::read` of bindings/wasm-bulk. */
type Outcome = [records: number, isLost: boolean, invalid: [number, number, number, Wrong[]][]];
type Wrong = [field: number, code: number, value: unknown] | [message: string, value: unknown];

const MAX_RECORD_BYTES = 2 ** 20;
/** A page stays responsive when nothing runs for much longer than this many milliseconds. */
const TURN = 12;
const encoder = new TextEncoder();
const decoder = new TextDecoder();
let compiled: WebAssembly.Module | undefined;

/**
 * Checks every record of JSON or NDJSON, by the text: nothing is built but what is wrong.
 *
 * It says of each record what `validateUpdate` or `validateCreate` says of the parsed one, except where JSON.parse takes what
 * the server's reader refuses (a lone surrogate, `1e400`, more than 127 levels of nesting): there it says what the server does.
 * Of a stream it keeps only the record that is being read. A byte order mark is skipped. A lone surrogate that stands in a
 * JavaScript string as it is has no UTF-8: it is read as U+FFFD, which is what `fetch` would send.
 *
 * @param input - A text, its bytes in UTF-8, or a stream of either.
 * @param options - How to check, and what to hear of it while it goes on.
 * @returns How many records there were, and which are wrong.
 * @throws Rejected with a {@link NotReadyError} where WebAssembly is refused, with a TypeError for misuse, with the reason of
 *   `signal`, or with what the stream or a callback threw; never because of what the input holds.
 * @example
 * ```ts
 * import { validateBulk } from "contract-contact/bulk";
 *
 * const file = new Blob(['[{"Id": 7, "CoworkerContractId": 12}]']);
 * const { records, valid, invalid } = await validateBulk(file.stream());
 * console.log(records, valid, invalid[0]?.errors[0]?.PropertyName);
 * // 1 0 FullName
 * ```
 */
export async function validateBulk(
  input: string | Uint8Array | ArrayBuffer | ReadableStream<Uint8Array | string>,
  options: BulkOptions = {},
): Promise<BulkResult> {
  const { onInvalid, onProgress, signal } = options;
  const source: unknown = input instanceof ArrayBuffer ? new Uint8Array(input) : input;
  const isWhole = typeof source === "string" || source instanceof Uint8Array;
  if (!isWhole && typeof (source as ReadableStream | null)?.getReader !== "function") {
    throw new TypeError("The input must be a string, a Uint8Array, an ArrayBuffer or a ReadableStream");
  }
  signal?.throwIfAborted();
  const bulk = open(options);

  const invalid: InvalidRecord[] = [];
  let [read, records, wrong, isLost] = [0, 0, 0, false];
  /** How many bytes were written to the module and not yet read. */
  let written = 0;
  let turn = performance.now();

  const check = async (isLast: boolean): Promise<void> => {
    const length = bulk.read(written, isLast);
    written = 0;
    const text = decoder.decode(new Uint8Array(bulk.memory.buffer, bulk.outcome(), length));
    let found: Outcome[2];
    [records, isLost, found] = JSON.parse(text) as Outcome;
    wrong += found.length;
    for (const [index, line, column, errors] of found) {
      const record = { index, line, column, errors: errors.map(toError) };
      if (onInvalid) onInvalid(record);
      else invalid.push(record);
    }
    onProgress?.({ read, ...(isWhole && { total: source.length }), records, invalid: wrong });
    signal?.throwIfAborted();
    if (performance.now() - turn > TURN) {
      await nextTurn();
      signal?.throwIfAborted();
      turn = performance.now();
    }
  };

  const write = async (chunk: string | Uint8Array): Promise<void> => {
    for (let at = 0; at < chunk.length && !isLost;) {
      const room = new Uint8Array(bulk.memory.buffer, bulk.room() + written, bulk.room_length() - written);
      const took = put(chunk, at, room);
      at += took.read;
      read += took.read;
      written += took.written;
      // A character may not fit into the last bytes.
      if (room.length - took.written < 4) await check(false);
    }
  };

  if (isWhole) await write(source);
  else await pump(source as ReadableStream<unknown>, write, () => isLost, signal);
  if (!isLost) await check(true);
  return { records, valid: records - wrong, invalid, complete: !isLost };
}

/** An instance for one input, so that its memory goes with it. */
function open({ rules = "strict", operation = "update", format, today, maxRecordBytes = MAX_RECORD_BYTES }: BulkOptions): Bulk {
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

function oneOf(name: string, value: unknown, values: readonly unknown[]): void {
  if (values.includes(value)) return;
  throw new TypeError(`${name} must be ${values.filter(Boolean).map((each) => JSON.stringify(each)).join(" or ")}`);
}

/** Writes as much of a chunk, from a place on, as there is room for. */
function put(chunk: string | Uint8Array, at: number, room: Uint8Array): { read: number; written: number } {
  let end = Math.min(at + room.length, chunk.length);
  if (typeof chunk === "string") {
    // Not between the halves of a pair.
    if (end < chunk.length && isHighSurrogate(chunk, end - 1)) end--;
    return encoder.encodeInto(chunk.slice(at, end), room);
  }
  room.set(chunk.subarray(at, end));
  return { read: end - at, written: end - at };
}

function isHighSurrogate(text: string, place: number): boolean {
  return (text.charCodeAt(place) & 0xfc00) === 0xd800;
}

/** Hands on the chunks of a stream until it ends, nobody wants more, or the signal says so. */
async function pump(
  stream: ReadableStream<unknown>,
  write: (chunk: string | Uint8Array) => Promise<void>,
  isEnough: () => boolean,
  signal: AbortSignal | undefined,
): Promise<void> {
  const reader = stream.getReader();
  const abort = (): void => void reader.cancel(signal?.reason).catch(() => {});
  signal?.addEventListener("abort", abort);
  /** The first half of a pair, whose other half is in the next chunk. */
  let half = "";
  try {
    while (!isEnough()) {
      const { done, value } = await reader.read();
      signal?.throwIfAborted();
      if (typeof value === "string") {
        const text = half + value;
        half = isHighSurrogate(text, text.length - 1) ? text.slice(-1) : "";
        await write(half ? text.slice(0, -1) : text);
        continue;
      }
      if (half) await write(half);
      half = "";
      if (done) return;
      if (!(value instanceof Uint8Array)) throw new TypeError("The chunks of the stream must be strings or Uint8Arrays");
      await write(value);
    }
    abort();
  } catch (error) {
    abort();
    throw error;
  } finally {
    signal?.removeEventListener("abort", abort);
    reader.releaseLock();
  }
}

/** Lets whatever else waits run. */
function nextTurn(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((resolve) => void setTimeout(resolve));
}

function toError(wrong: Wrong): ValidationError {
  if (wrong.length === 3) return fieldError(...wrong);
  const [Message, AttemptedValue] = wrong;
  return { PropertyName: "", Message, AttemptedValue, code: null, params: {} } satisfies RootError;
}
