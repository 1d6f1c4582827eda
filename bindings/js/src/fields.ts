import { fieldTable } from "./generated/tables.js";
import type { Code, FieldName, Kind, Operation } from "./generated/types.js";

/**
 * A property of the record.
 * @example
 * ```ts
 * import { type Field, fields } from "contract-contact";
 *
 * const isNeeded = ({ required }: Field): boolean => required.includes("create");
 * console.log(fields.filter(isNeeded).map(({ label }) => label));
 * // [ 'Contract ID', 'Full name' ]
 * ```
 */
export interface Field {
  readonly name: FieldName;
  /** The label in a form, in English. */
  readonly label: string;
  readonly kind: Kind;
  /** The operations that require the property. */
  readonly required: readonly Operation[];
  /** The codes that the property can fail with, in the order in which they are checked. */
  readonly codes: readonly Code[];
}

/**
 * Every property, in the order of the API reference. Errors have the same order. Importing only `fields` does not include the
 * WebAssembly module.
 *
 * @example
 * ```ts
 * import { fields } from "contract-contact";
 *
 * console.log(fields.length, fields[0]?.name, fields[4]?.label);
 * // 14 Id Email address
 * ```
 */
export const fields: readonly Field[] = fieldTable;
