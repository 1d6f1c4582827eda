// The facts about values that the generated reader passes to the rules.

import { visible } from "../generated/characters.js";

/** Returns two bits: 0 for no value, 3 for a value of another type. (`== null` is slow on mixed types.) */
const stateOfOther = (value: unknown): number => (value === undefined || value === null ? 0 : 3);
/** Returns two bits: 1 for a number, otherwise the result of {@link stateOfOther}. @internal */
export const stateOfNumber = (value: unknown): number => (typeof value === "number" ? 1 : stateOfOther(value));
/** Returns two bits: 1 for a string, 2 for an empty string, otherwise the result of {@link stateOfOther}. @internal */
export const stateOfText = (value: unknown): number => (typeof value === "string" ? (value === "" ? 2 : 1) : stateOfOther(value));

/** @internal */
export const number = (value: unknown): number => (typeof value === "number" ? value : 0);
/** Returns 2 for a string that contains one of the characters, otherwise 0. @internal */
export const holds = (characters: RegExp, value: unknown): number =>
  typeof value === "string" && characters.test(value) ? holdsWithoutPairs(characters, value) : 0;

/**
 * Searches without surrogate pairs, whose halves would match without the flag u. With the flag, WebKit searches for 30 ns longer,
 * and Safari before 18 matches the halves, too. A separate function, because V8 inlines only small functions.
 */
const holdsWithoutPairs = (characters: RegExp, value: string): number => (characters.test(value.replace(pairs, "-")) ? 2 : 0);
const pairs = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;

/** Returns 1 for a blank string, otherwise 0. Most strings begin with a visible ASCII character, and need no search. @internal */
export function isBlank(value: unknown): number {
  if (typeof value !== "string") return 0;
  const first = value.charCodeAt(0);
  return (first > 0x20 && first < 0x7f) || visible.test(value) ? 0 : 1;
}
