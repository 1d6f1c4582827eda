import { fieldError } from "../field-error.js";
import type { Rules } from "../generated/reader.js";
import { names } from "../generated/tables.js";
import type { ValidationError } from "../types.js";
import { bytes, codes, grow } from "./load.js";

/** The room for the codes before the strings: `CODES` of bindings/wasm-lean. */
const CODES = 16;

/**
 * Writes a string after the strings already written, which are `after` bytes long. Returns the length of the string, or 0 for
 * another value. Each character takes one byte. The grammars of these strings are ASCII, so a string with any other character is
 * only marked in its first byte.
 *
 * @internal
 */
export function put(rules: Rules, value: unknown, after: number): number {
  if (typeof value !== "string") return 0;
  const start = codes + CODES + after,
    length = value.length;
  if (start + length > bytes.length) grow(rules, start + length);
  let all = 0;
  for (let index = 0; index < length; index++) all |= bytes[start + index] = value.charCodeAt(index);
  if (all > 127) bytes[start] = 128;
  return length;
}

/**
 * Returns the errors of the properties whose bit is set, with the codes that the rules wrote to memory. Returns undefined where
 * `today` is no day.
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
