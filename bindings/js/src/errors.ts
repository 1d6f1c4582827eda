// The errors of the rules, from the numbers that the rules answer with.

import { codeTable, fieldTable } from "./generated.js";
import type { FieldError } from "./index.js";

/** By the places of the property and of the code in their tables. */
export function fieldError(place: number, number: number, value: unknown): FieldError {
  const [code, Message, params] = codeTable[number]!;
  return {
    PropertyName: fieldTable[place]!.name,
    Message,
    AttemptedValue: value ?? null,
    code,
    params,
  } as FieldError;
}
