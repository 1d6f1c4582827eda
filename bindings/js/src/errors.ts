// The errors of the rules, from the numbers that the rules answer with.

import { codeTable, fieldTable } from "./generated.js";
import type { FieldError } from "./index.js";

/**
 * By the places of the property and of the code in their tables.
 *
 * @internal
 */
export function fieldError(place: number, number: number, value: unknown): FieldError {
  const row = codeTable[number]!;
  return {
    PropertyName: fieldTable[place]!.name,
    Message: row[1],
    AttemptedValue: value ?? null,
    code: row[0],
    params: row[2],
  } as FieldError;
}
