// src/generated/tables.ts
var names = ["Id", "CoworkerContractId", "FullName", "CoworkerId", "Email", "DateOfBirth", "Address", "PostCode", "CityName", "State", "CountryId", "PhoneNumber", "Notes", "ContractContactType"];
var codeTable = [
  ["required", "is a required field", {}],
  ["not_an_integer", "must be an integer", {}],
  ["out_of_range", "must be between 1 and 9007199254740991", { "min": 1, "max": 9007199254740991 }],
  ["not_a_string", "must be a string", {}],
  ["unknown_value", "must be one of 0 (None), 1 (Director), 2 (CompanyAlias), 3 (NominatedRecipient)", { "allowed": { "0": "None", "1": "Director", "2": "CompanyAlias", "3": "NominatedRecipient" } }],
  ["not_an_email", "must be a valid email address", {}],
  ["too_long", "must be at most 254 characters", { "max": 254 }],
  ["not_a_date", "must be a real date in the form YYYY-MM-DD", {}],
  ["has_a_time", "must be a date without a time of day", {}],
  ["in_the_future", "must not be in the future", {}],
  ["too_early", "must not be before 1900-01-01", { "min": "1900-01-01" }],
  ["not_a_phone_number", "must be a phone number", { "min": 3, "max": 20 }],
  ["not_plain_text", "must not contain control characters", {}]
];

// src/field-error.ts
function fieldError(field, code, value) {
  const row = codeTable[code];
  return {
    PropertyName: names[field],
    Message: row[1],
    AttemptedValue: value ?? null,
    code: row[0],
    params: row[2]
  };
}

// src/bulk/input.ts
var encoder = new TextEncoder();
function put(chunk, at, room) {
  let end = Math.min(at + room.length, chunk.length);
  if (typeof chunk === "string") {
    if (end < chunk.length && isHighSurrogate(chunk, end - 1)) end--;
    return encoder.encodeInto(chunk.slice(at, end), room);
  }
  room.set(chunk.subarray(at, end));
  return { read: end - at, written: end - at };
}
function isHighSurrogate(text, index) {
  return (text.charCodeAt(index) & 64512) === 55296;
}
async function pump(stream, write, isEnough, signal) {
  const reader = stream.getReader();
  const abort = () => void reader.cancel(signal?.reason).catch(() => {
  });
  signal?.addEventListener("abort", abort);
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

// src/bulk/instance.ts
import { NotReadyError } from "./index.js";
import wasm from "./contract-contact-bulk.wasm?module";

// src/engine/compile.ts
function isFinal(cause) {
  return /^(Compile|Eval|Reference|Type)Error$/.test(cause?.name ?? "");
}
function bytesOf(hex) {
  const { fromHex = decode } = Uint8Array;
  return fromHex.call(Uint8Array, hex);
}
function decode(hex) {
  return Uint8Array.from(hex.match(/../g), (digits) => parseInt(digits, 16));
}

// src/options.ts
function oneOf(name, value, values) {
  if (values.includes(value)) return;
  throw new TypeError(
    `${name} must be ${values.filter(Boolean).map((each) => JSON.stringify(each)).join(" or ")}`
  );
}

// src/bulk/instance.ts
var NO_DAY = 1;
var NO_MEMORY = 2;
var MAX_RECORD_BYTES = 2 ** 20;
var compiled;
var running = 0;
var queue = Promise.resolve();
var wake = () => {
};
function open(options) {
  const settings = read(options);
  const { signal } = options;
  const opened = queue.then(() => instantiate(settings, signal));
  queue = opened.catch(() => {
  });
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal?.reason);
    signal?.addEventListener("abort", abort);
    opened.then((bulk) => signal?.aborted ? close() : resolve(bulk), reject).finally(() => signal?.removeEventListener("abort", abort));
  });
}
function close() {
  running--;
  wake();
}
async function instantiate(settings, signal) {
  for (; ; ) {
    signal?.throwIfAborted();
    const others = running;
    try {
      compiled ??= typeof wasm === "string" ? await WebAssembly.compile(bytesOf(wasm)) : wasm;
      const bulk = (await WebAssembly.instantiate(compiled)).exports;
      const answer = bulk.open(...settings);
      if (answer === NO_MEMORY) throw new RangeError("There is no memory left");
      if (answer !== NO_DAY) {
        running++;
        return bulk;
      }
    } catch (cause) {
      if (isFinal(cause) || others === 0) throw new NotReadyError(cause);
      if (running === others) await new Promise((resolve) => void (wake = resolve));
      continue;
    }
    throw new TypeError("today must be a day of the calendar as YYYY-MM-DD");
  }
}
function read({
  rules = "strict",
  operation = "update",
  format,
  today,
  maxRecordBytes = MAX_RECORD_BYTES
}) {
  oneOf("rules", rules, ["strict", "reference"]);
  oneOf("operation", operation, ["update", "create"]);
  oneOf("format", format, [void 0, "json", "ndjson"]);
  if (!Number.isInteger(maxRecordBytes) || maxRecordBytes < 1 || maxRecordBytes > 2 ** 30) {
    throw new TypeError("maxRecordBytes must be a whole number from 1 to 1073741824");
  }
  const first = { json: "{", ndjson: "\n" }[format]?.charCodeAt(0) ?? 0;
  const day = today === void 0 ? 0 : /^\d{4}-\d\d-\d\d$/.test(today) ? Number(today.replaceAll("-", "")) || 1 : 1;
  return [operation === "create", rules === "reference", day, Date.now() / 1e3, first, maxRecordBytes];
}

// src/bulk/validate.ts
var TURN = 12;
var decoder = new TextDecoder();
async function validateBulk(input, options = {}) {
  const { onInvalid, onProgress, signal } = options;
  const source = input instanceof ArrayBuffer ? new Uint8Array(input) : input;
  const isWhole = typeof source === "string" || source instanceof Uint8Array;
  if (!isWhole && typeof source?.getReader !== "function") {
    throw new TypeError("The input must be a string, a Uint8Array, an ArrayBuffer or a ReadableStream");
  }
  let bulk;
  try {
    bulk = await open(options);
  } catch (error) {
    if (!isWhole && signal?.aborted) void source.cancel(error).catch(() => {
    });
    throw error;
  }
  const invalid = [];
  let [read2, records, wrong, isLost] = [0, 0, 0, false];
  let written = 0;
  let turn = performance.now();
  const check = async (isLast) => {
    const length = bulk.read(written, isLast);
    written = 0;
    const text = decoder.decode(new Uint8Array(bulk.memory.buffer, bulk.outcome(), length));
    let found;
    [records, isLost, found] = JSON.parse(text);
    wrong += found.length;
    for (const [index, line, column, errors] of found) {
      const record = { index, line, column, errors: errors.map(toError) };
      if (onInvalid) onInvalid(record);
      else invalid.push(record);
    }
    onProgress?.({ read: read2, ...isWhole && { total: source.length }, records, invalid: wrong });
    signal?.throwIfAborted();
    if (performance.now() - turn > TURN) {
      await nextTurn();
      signal?.throwIfAborted();
      turn = performance.now();
    }
  };
  const write = async (chunk) => {
    for (let at = 0; at < chunk.length && !isLost; ) {
      const room = new Uint8Array(bulk.memory.buffer, bulk.room() + written, bulk.room_length() - written);
      const took = put(chunk, at, room);
      at += took.read;
      read2 += took.read;
      written += took.written;
      if (room.length - took.written < 4) await check(false);
    }
  };
  try {
    if (isWhole) await write(source);
    else await pump(source, write, () => isLost, signal);
    if (!isLost) await check(true);
  } finally {
    close();
  }
  return { records, valid: records - wrong, invalid, complete: !isLost };
}
function nextTurn() {
  const { scheduler } = globalThis;
  return scheduler?.yield?.() ?? new Promise((resolve) => void setTimeout(resolve));
}
function toError(wrong) {
  if (wrong.length === 3) return fieldError(...wrong);
  const [Message, AttemptedValue] = wrong;
  return { PropertyName: "", Message, AttemptedValue, code: null, params: {} };
}
export {
  validateBulk
};
