import { codeTable, names } from "./generated/tables.js";
import type { FieldError } from "./types.js";

/**
 * Returns the error of a property. `field` and `code` are indices in the tables.
 *
 * @internal
 */
export function fieldError(field: number, code: number, value: unknown): FieldError {
  const row = codeTable[code]!;
  return {
    PropertyName: names[field]!,
    Message: row[1],
    AttemptedValue: value ?? null,
    code: row[0],
    params: row[2],
  } as FieldError;
}
