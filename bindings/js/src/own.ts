import { names } from "./generated/tables.js";
import type { FieldName } from "./generated/types.js";
import type { Values } from "./types.js";

/** Replaces a value whose getter threw. No rule accepts a symbol. @internal */
export const unreadable = Symbol();

/**
 * Returns the properties that `JSON.stringify` would send: the own, enumerable properties. Returns undefined where it would send
 * no object.
 *
 * @internal
 */
export function own(input: unknown): Values | undefined {
  try {
    if (typeof input !== "object" || Object.prototype.toString.call(input) !== "[object Object]") return;
    const values: { [P in FieldName]?: unknown } = Object.create(null);
    for (const name of names) {
      try {
        if (Object.prototype.propertyIsEnumerable.call(input, name)) values[name] = (input as Values)[name];
      } catch {
        values[name] = unreadable;
      }
    }
    return values;
  } catch {
    return; // a revoked proxy
  }
}
