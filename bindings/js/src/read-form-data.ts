import { names } from "./generated/tables.js";
import type { FieldName } from "./generated/types.js";
import { readValue } from "./read-value.js";

/**
 * The record of a form. An identifier or a role that was written in digits is an integer, and any other value is a string.
 * Properties that are empty or have no control are left out. `Other` is the type of all other values: null, or a `File`.
 *
 * @example
 * ```ts
 * import { type FormRecord, readFormData, validateUpdate } from "contract-contact";
 *
 * const record: FormRecord<object> = readFormData(new URLSearchParams("Id=7&CoworkerContractId=12&FullName=Ada&Email="));
 * console.log(record, validateUpdate(record).length);
 * // { Id: 7, CoworkerContractId: 12, FullName: 'Ada' } 0
 * ```
 */
export type FormRecord<Other = never> = { [P in FieldName]?: string | number | Other };

/**
 * Reads the body that a form sent: a `FormData`, such as `await request.formData()`, or a `URLSearchParams`.
 *
 * - Each string is read like {@link readValue} reads it.
 * - Names that are not properties are ignored.
 * - If a name has several values, the last value counts.
 * - A `File` stays in the record, and every rule rejects it.
 *
 * @param formData - A `FormData`, a `URLSearchParams`, or any other iterable of names and values.
 * @param options - `empty: null` returns null for each property that was sent empty. `toUpdate` needs null to empty a property.
 * @returns The record, ready to be checked.
 * @throws TypeError for anything that is not iterable.
 * @example
 * ```ts
 * import { readFormData, validateCreate } from "contract-contact";
 *
 * const formData = new FormData();
 * formData.set("CoworkerContractId", "12a");
 * formData.set("FullName", " Ada Lovelace ");
 * const record = readFormData(formData);
 * console.log(record.FullName, validateCreate(record).map(({ PropertyName, code }) => `${PropertyName} ${code}`));
 * // Ada Lovelace [ 'CoworkerContractId not_an_integer' ]
 * ```
 */
export function readFormData(formData: Iterable<readonly [string, unknown]>): FormRecord<object>;
export function readFormData(
  formData: Iterable<readonly [string, unknown]>,
  options: { readonly empty: null } | undefined,
): FormRecord<object | null>;
export function readFormData(
  formData: Iterable<readonly [string, unknown]>,
  options?: { readonly empty: null },
): FormRecord<object | null> {
  if (typeof formData !== "object" || typeof formData?.[Symbol.iterator] !== "function") {
    throw new TypeError("formData must be a FormData or URLSearchParams");
  }
  const values = new Map(formData);
  const record: FormRecord<object | null> = {};
  for (const name of names) {
    if (!values.has(name)) continue;
    const given = values.get(name);
    const value = typeof given === "string" ? readValue(name, given) : (given as number | object | null | undefined);
    if (value !== undefined) record[name] = value;
    else if (options) record[name] = options.empty;
  }
  return record;
}
