import { names } from "./generated/tables.js";
import type { FieldName } from "./generated/types.js";
import { own } from "./own.js";

/**
 * Returns the whole body of a PUT: a record that the API returned, with the changes merged.
 *
 * A property that the changes leave out keeps its value. A change to null empties a property. A change to undefined changes
 * nothing.
 * @param record - The record as the API returned it. Properties that a PUT does not write are left out.
 * @param changes - The properties to change.
 * @returns Every property that a PUT writes, and null for a property without a value. The body is not checked.
 * @example
 * ```ts
 * import { toUpdate } from "contract-contact";
 *
 * const record = { Id: 7, CoworkerContractId: 12, FullName: "Ada Byron", Notes: "Countess", IsNew: false };
 * const { FullName, Notes, Email } = toUpdate(record, { FullName: "Ada Lovelace", Notes: null });
 * console.log(FullName, Notes, Email);
 * // Ada Lovelace null null
 * ```
 */
export function toUpdate(record: object, changes: { readonly [P in FieldName]?: unknown }): { [P in FieldName]: unknown } {
  const [before, after] = [own(record), own(changes)];
  const body = {} as { [P in FieldName]: unknown };
  for (const name of names) {
    const change = after?.[name];
    body[name] = change === undefined ? (before?.[name] ?? null) : change;
  }
  return body;
}
