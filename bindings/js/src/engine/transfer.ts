import { fieldError } from "../field-error.js";
import type { Rules } from "../generated/reader.js";
import { names } from "../generated/tables.js";
import type { ValidationError } from "../types.js";
import { bytes, codes, grow } from "./load.js";

/** The room for the codes before the strings: `CODES` of bindings/wasm-lean. */
const CODES = 16;

/**
 * Writes a value that is a string behind the strings already written, which are `after` bytes long. Returns the string's length,
 * or 0 for another value. A character takes one byte. No grammar of these strings has a character outside ASCII, wherever it
 * stands, so such a string is marked in its first byte.
 *
 * @internal
 */
export function put(rules: Rules, value: unknown, after: number): number {
  if (typeof value !== "string") return 0;
  const start = codes + CODES + after,
    length = value.length;
  if (start + length > bytes.length) grow(rules, start + length);
  let index = 0,
    all = 0;
  // By twos, which is faster in V8.
  while (index + 1 < length) {
    const one = value.charCodeAt(index),
      other = value.charCodeAt(index + 1);
    all |= one | other;
    bytes[start + index++] = one;
    bytes[start + index++] = other;
  }
  if (index < length) all |= bytes[start + index] = value.charCodeAt(index);
  if (all > 127) bytes[start] = 128;
  return length;
}

/**
 * Returns the errors of the properties whose bit is set. The rules left the code of each in memory. Returns undefined where `today` is
 * no day.
 *
 * @internal
 */
export function found(failed: number, values: readonly unknown[]): readonly ValidationError[] | undefined {
  if (failed === -1) return;
  const errors: ValidationError[] = [];
  for (let index = 0; index < names.length; index++) {
    if ((failed >> index) & 1) errors.push(fieldError(index, bytes[codes + index]!, values[index]));
  }
  return errors;
}
