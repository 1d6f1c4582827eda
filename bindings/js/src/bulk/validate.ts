import type { RootError, ValidationError } from "contract-contact";
import { fieldError } from "../field-error.js";
import { pump, put } from "./input.js";
import { type Bulk, close, open } from "./instance.js";
import type { BulkOptions, BulkResult, InvalidRecord } from "./types.js";

/** The outcome of `Bulk::read` of bindings/wasm-bulk. */
type Outcome = [records: number, isLost: boolean, invalid: [number, number, number, Wrong[]][]];
type Wrong = [field: number, code: number, value: unknown] | [message: string, value: unknown];

/** The longest task in milliseconds. A page stays responsive when no task is much longer. */
const TURN = 12;
const decoder = new TextDecoder();

/**
 * Checks every record of JSON or NDJSON. Only errors become objects.
 *
 * - The errors of a record are the errors that `validateUpdate` or `validateCreate` returns for the parsed record.
 * - `JSON.parse` accepts some records that the server rejects: a lone surrogate, `1e400`, more than 127 levels of nesting. Such
 *   records get the server's errors.
 * - For a stream, only the current record is in memory.
 * - A byte order mark is skipped.
 * - A lone surrogate in a JavaScript string is read as U+FFFD, which `fetch` would also send, because UTF-8 has no lone
 *   surrogates.
 * - If an engine has no room for another check, the check waits until another check ends.
 *
 * @param input - A string, its bytes in UTF-8, or a stream of either.
 * @param options - The settings of the check, and callbacks for its findings and progress.
 * @returns The number of records, and the invalid records.
 * @throws The promise is rejected with a {@link NotReadyError} where WebAssembly is blocked or memory is short. Misuse rejects
 * with a TypeError, and an abort with the reason of `signal`. An error of the stream or of a callback rejects, too. The content
 * of the input never rejects the promise.
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
  let bulk: Bulk;
  try {
    bulk = await open(options);
  } catch (error) {
    if (!isWhole && signal?.aborted) void (source as ReadableStream).cancel(error).catch(() => {});
    throw error;
  }

  const invalid: InvalidRecord[] = [];
  let [read, records, wrong, isLost] = [0, 0, 0, false];
  /** The number of bytes that were written to the module and not read yet. */
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
    for (let at = 0; at < chunk.length && !isLost; ) {
      const room = new Uint8Array(bulk.memory.buffer, bulk.room() + written, bulk.room_length() - written);
      const took = put(chunk, at, room);
      at += took.read;
      read += took.read;
      written += took.written;
      // The next character may need more than the last bytes.
      if (room.length - took.written < 4) await check(false);
    }
  };

  try {
    if (isWhole) await write(source);
    else await pump(source as ReadableStream<unknown>, write, () => isLost, signal);
    if (!isLost) await check(true);
  } finally {
    close();
  }
  return { records, valid: records - wrong, invalid, complete: !isLost };
}

/** Yields to other tasks. */
function nextTurn(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((resolve) => void setTimeout(resolve));
}

function toError(wrong: Wrong): ValidationError {
  if (wrong.length === 3) return fieldError(...wrong);
  const [Message, AttemptedValue] = wrong;
  return { PropertyName: "", Message, AttemptedValue, code: null, params: {} } satisfies RootError;
}
