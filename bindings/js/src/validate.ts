import { load } from "./engine/load.js";
import { check, isPrototypeClean } from "./generated/reader.js";
import { names, notAnObject, typeWords } from "./generated/tables.js";
import type { FieldName, Operation } from "./generated/types.js";
import { oneOf } from "./options.js";
import { own, unreadable } from "./own.js";
import type { FieldError, Options, RootError, ValidationError, Values } from "./types.js";

/**
 * Checks the body of a PUT, which replaces a whole record.
 *
 * The function reads the properties that `JSON.stringify` would send: own, enumerable properties. There is one difference: in an
 * object literal, the function also reads a property that `Object.defineProperty` made not enumerable.
 *
 * @param input - Any value. An input that is no object returns one {@link RootError}. The content of the input never makes the
 * function throw.
 * @param options - The rules, and the current date.
 * @returns All validation errors, in the order of the API reference, at most one for each property. Empty for a valid input.
 * @throws {@link NotReadyError} where WebAssembly is blocked or memory is short. TypeError for wrong options.
 * @example
 * ```ts
 * import { describe, validateUpdate } from "contract-contact";
 *
 * for (const error of validateUpdate({ CoworkerContractId: 0, FullName: "", Id: 87654321 })) {
 *   console.log(error.PropertyName, error.code, describe(error));
 * }
 * // CoworkerContractId required Enter the contract ID
 * // FullName required Enter the full name
 * ```
 */
export function validateUpdate(input: unknown, options?: Options): readonly ValidationError[] {
  return validate(input, 0, options);
}

/**
 * Checks the body of a POST like {@link validateUpdate}, but does not read `Id`.
 *
 * @param input - Any value, as for {@link validateUpdate}.
 * @param options - The rules, and the current date.
 * @returns All validation errors, in the order of the API reference, at most one for each property. Empty for a valid input.
 * @throws {@link NotReadyError} where WebAssembly is blocked or memory is short. TypeError for wrong options.
 * @example
 * ```ts
 * import { validateCreate } from "contract-contact";
 *
 * console.log(validateCreate({ CoworkerContractId: 12, FullName: "Ada Lovelace" }));
 * // []
 * ```
 */
export function validateCreate(input: unknown, options?: Options): readonly ValidationError[] {
  return validate(input, 1, options);
}

/**
 * Checks the value of one property, as a form does when the user leaves its control.
 *
 * @param name - The property.
 * @param value - The value, or undefined for an absent value.
 * @param options - The options of {@link validateUpdate}, and `operation`, which is `"update"` by default.
 * @returns The validation error of the property, or null.
 * @throws {@link NotReadyError} where WebAssembly is blocked or memory is short. TypeError for wrong options, or for an unknown
 * property.
 * @example
 * ```ts
 * import { describe, validateField } from "contract-contact";
 *
 * const error = validateField("DateOfBirth", "2026-02-01", { today: "2026-01-31" });
 * console.log(error?.code, error && describe(error));
 * // in_the_future Date of birth must be today or in the past
 * console.log(validateField("DateOfBirth", "1990-06-15"));
 * // null
 * ```
 */
export function validateField<P extends FieldName>(
  name: P,
  value: unknown,
  options?: Options & { readonly operation?: Operation },
): Extract<FieldError, { PropertyName: P }> | null {
  if (!names.includes(name)) throw new TypeError(`There is no property ${JSON.stringify(name)}`);
  oneOf("operation", options?.operation, [undefined, "update", "create"]);
  const errors = validate({ [name]: value }, options?.operation === "create" ? 1 : 0, options);
  return (errors.find((error) => error.PropertyName === name) ?? null) as Extract<FieldError, { PropertyName: P }> | null;
}

/** The operation as a number for the rules: 1 for a create. @internal */
export type Create = 0 | 1;

/**
 * Checks an input by the rules of an operation. `values` is the result of {@link own}, if the caller has it already.
 *
 * @internal
 */
export function validate(
  input: unknown,
  create: Create,
  options: Options | undefined,
  values?: Values,
): readonly ValidationError[] {
  const reference = options?.rules === "reference" ? 1 : 0;
  if (reference === 0 && (options?.rules ?? "strict") !== "strict") {
    throw new TypeError('rules must be "strict" or "reference"');
  }
  const given = options?.today ?? "";
  // A value of another type, such as a Date, becomes " ", which the rules reject as no day.
  const today = typeof given === "string" ? given : " ";
  load();
  let errors: readonly ValidationError[] | undefined;
  try {
    if (!values && isOrdinary(input)) errors = check(input, create, reference, today);
  } catch {
    // Reading the input threw, so each property has to be read separately below.
  }
  if (!errors) {
    values ??= own(input);
    if (!values) return [notARecord(input)];
    errors = check(values, create, reference, today)?.map((error) =>
      error.AttemptedValue === unreadable ? { ...error, AttemptedValue: null } : error,
    );
  }
  if (!errors) throw new TypeError("today must be a day of the calendar as YYYY-MM-DD");
  return errors;
}

/** Returns whether all properties of an input are its own: an ordinary object, while Object.prototype has no property of the table. */
function isOrdinary(input: unknown): input is Values {
  return isPrototypeClean() && Object.getPrototypeOf(input) === Object.prototype;
}

function notARecord(input: unknown): RootError {
  let type: string = typeof input;
  try {
    if (input === null) type = "null";
    else if (Array.isArray(input)) type = "array";
  } catch {
    // a revoked proxy
  }
  const Message = notAnObject + (typeWords[type] ?? "something else");
  return { PropertyName: "", Message, AttemptedValue: input ?? null, code: null, params: {} };
}
