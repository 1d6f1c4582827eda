import { NotReadyError } from "contract-contact";
import wasm from "contract-contact-bulk.wasm";
import { bytesOf, isFinal } from "../engine/compile.js";
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

/** The results of `open` of bindings/wasm-bulk. */
const NO_DAY = 1;
const NO_MEMORY = 2;
const MAX_RECORD_BYTES = 2 ** 20;

let compiled: WebAssembly.Module | undefined;
/** The number of inputs that have an instance. */
let running = 0;
/** Settles when the last input in the queue has an instance or has given up. */
let queue: Promise<unknown> = Promise.resolve();
/** Makes the first input in the queue try again. */
let wake = (): void => {};

/**
 * Instantiates the module for one input, so that its memory is freed with the input.
 *
 * An engine limits the number of instances: Chromium has room for 124. Further inputs wait in a queue until other inputs end.
 * Callers must call {@link close} at the end of each input.
 *
 * @internal
 */
export function open(options: BulkOptions): Promise<Bulk> {
  const settings = read(options);
  const { signal } = options;
  const opened = queue.then(() => instantiate(settings, signal));
  queue = opened.catch(() => {});
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal?.reason);
    signal?.addEventListener("abort", abort);
    opened
      .then((bulk) => (signal?.aborted ? close() : resolve(bulk)), reject)
      .finally(() => signal?.removeEventListener("abort", abort));
  });
}

/** Makes room for another input. @internal */
export function close(): void {
  running--;
  wake();
}

async function instantiate(settings: Settings, signal: AbortSignal | undefined): Promise<Bulk> {
  for (;;) {
    signal?.throwIfAborted();
    const others = running;
    try {
      // Chrome before 115 neither compiles nor instantiates a module of more than 4 KiB synchronously.
      compiled ??= typeof wasm === "string" ? await WebAssembly.compile(bytesOf(wasm)) : wasm;
      const bulk = (await WebAssembly.instantiate(compiled)).exports as unknown as Bulk;
      const answer = bulk.open(...settings);
      if (answer === NO_MEMORY) throw new RangeError("There is no memory left");
      if (answer !== NO_DAY) {
        running++;
        return bulk;
      }
    } catch (cause) {
      if (isFinal(cause) || others === 0) throw new NotReadyError(cause);
      if (running === others) await new Promise<void>((resolve) => void (wake = resolve));
      continue;
    }
    throw new TypeError("today must be a day of the calendar as YYYY-MM-DD");
  }
}

type Settings = Parameters<Bulk["open"]>;

function read({
  rules = "strict",
  operation = "update",
  format,
  today,
  maxRecordBytes = MAX_RECORD_BYTES,
}: BulkOptions): Settings {
  oneOf("rules", rules, ["strict", "reference"]);
  oneOf("operation", operation, ["update", "create"]);
  oneOf("format", format, [undefined, "json", "ndjson"]);
  if (!Number.isInteger(maxRecordBytes) || maxRecordBytes < 1 || maxRecordBytes > 2 ** 30) {
    throw new TypeError("maxRecordBytes must be a whole number from 1 to 1073741824");
  }
  const first = { json: "{", ndjson: "\n" }[format as string]?.charCodeAt(0) ?? 0;
  // The module rejects 1, which is no day.
  const day = today === undefined ? 0 : /^\d{4}-\d\d-\d\d$/.test(today) ? Number(today.replaceAll("-", "")) || 1 : 1;
  return [operation === "create", rules === "reference", day, Date.now() / 1000, first, maxRecordBytes];
}
