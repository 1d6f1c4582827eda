import { visible } from "./generated/characters.js";
import { fieldTable } from "./generated/tables.js";
import type { FieldName } from "./generated/types.js";

/**
 * Reads the string of a control.
 *
 * The string is trimmed. Digits become an integer where the property is a number. An empty string becomes undefined.
 *
 * @param name - The property.
 * @param text - The typed string.
 * @returns An integer, a string, or undefined.
 * @example
 * ```ts
 * import { readValue } from "contract-contact";
 *
 * console.log(readValue("CountryId", " 8 "), readValue("CountryId", "8a"), readValue("FullName", "  "));
 * // 8 8a undefined
 * ```
 */
export function readValue(name: FieldName, text: string): string | number | undefined {
  const trimmed = trim(text);
  const kind = fieldTable.find((field) => field.name === name)?.kind;
  const isDigits = (kind === "identifier" || kind === "type") && /^[0-9]+$/.test(trimmed);
  // A string of too many digits stays a string, because JSON has no infinity.
  return isDigits && Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed || undefined;
}

/** Removes the blank characters at both ends. */
function trim(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && !visible.test(text[start]!)) start++;
  while (start < end && !visible.test(text[end - 1]!)) end--;
  return text.slice(start, end);
}
