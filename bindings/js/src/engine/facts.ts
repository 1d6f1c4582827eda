// The facts about values that the generated reader passes to the rules.

import { plainLength, visible } from "../generated/characters.js";

// The state of a value has two bits: 0 for a value of the right type, 1 for no value, 2 for a number out of range or a string with
// forbidden control characters, 3 for a value of another type.

/** Returns the state of a value of another type than the property's. (`== null` is slow on mixed types.) */
const stateOfOther = (value: unknown): number => (value === undefined || value === null ? 1 : 3);
/** @internal */
export const stateOfNumber = (min: number, max: number, value: unknown): number =>
  typeof value === "number" && Number.isInteger(value) ? (value >= min && value <= max ? 0 : 2) : stateOfOther(value);
/** Returns the state of a required number. The number 0 is no value. @internal */
export const stateOfRequiredNumber = (min: number, max: number, value: unknown): number =>
  value === 0 ? 1 : stateOfNumber(min, max, value);
/** Returns the state of a string with a grammar, which the rules check. @internal */
export const stateOfPattern = (value: unknown): number =>
  typeof value === "string" ? (value === "" ? 1 : 0) : stateOfOther(value);
/** @internal */
export const stateOfText = (controls: RegExp, value: unknown): number =>
  typeof value === "string" ? (controls.test(value) ? stateWithoutPairs(controls, value) : 0) : stateOfOther(value);
/** Returns the state of a required string. A blank string is no value. @internal */
export const stateOfRequiredText = (controls: RegExp, value: unknown): number =>
  isBlank(value) ? 1 : stateOfText(controls, value);

/**
 * Searches without surrogate pairs, whose halves would match without the flag u. With the flag, WebKit searches for 30 ns longer,
 * and Safari before 18 matches the halves, too. A separate function, because V8 inlines only small functions.
 */
const stateWithoutPairs = (controls: RegExp, value: string): number => (controls.test(value.replace(pairs, "-")) ? 2 : 0);
const pairs = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;

/** Most strings begin with a visible ASCII character, and need no search. */
function isBlank(value: unknown): boolean {
  if (typeof value !== "string") return false;
  const first = value.charCodeAt(0);
  return !((first > 0x20 && first < 0x7f) || visible.test(value));
}

/** Returns whether a value is no string, or a string that a pattern knows as valid. @internal */
export const isPlain = (pattern: RegExp, value: unknown): boolean =>
  typeof value !== "string" || (value.length <= plainLength && pattern.test(value));
