import { load } from "./engine/load.js";
import { check, isPrototypeClean } from "./generated/reader.js";
import { names, notAnObject, typeWords } from "./generated/tables.js";
import type { FieldName, Operation } from "./generated/types.js";
import { oneOf } from "./options.js";
import { own, unreadable } from "./own.js";
import type { FieldError, Options, RootError, ValidationError, Values } from "./types.js";

/**
 * Checks the body of a PUT, which replaces a record whole. It reads what JSON.stringify would send: own, enumerable properties.
 * One difference is left: of an object literal it also reads a property that `Object.defineProperty` made not enumerable.
 *
 * @param input - Anything. An input that is no object is one {@link RootError}. Nothing that the input holds makes this function throw.
 * @param options - Which rules, and which day is today.
 * @returns All validation errors, in the order of the API reference, at most one for a property; empty when the input is valid.
 * @throws {@link NotReadyError} where WebAssembly is refused or there is not enough memory, TypeError for wrong options.
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
 * Checks the body of a POST, as {@link validateUpdate} does, but does not read `Id`.
 *
 * @param input - Anything, as for {@link validateUpdate}.
 * @param options - Which rules, and which day is today.
 * @returns All validation errors, in the order of the API reference, at most one for a property; empty when the input is valid.
 * @throws {@link NotReadyError} where WebAssembly is refused or there is not enough memory, TypeError for wrong options.
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
 * Checks the value of one property, as a form does when the reader leaves its control.
 *
 * @param name - The property.
 * @param value - The value, or undefined where it is absent.
 * @param options - As for {@link validateUpdate}, and for which request: `"update"` is the default.
 * @returns The validation error of the property, or null.
 * @throws {@link NotReadyError} where WebAssembly is refused or there is not enough memory, TypeError for wrong options or a name that is no property.
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

/** The operation as a number, as the rules read it: 1 for the creation. @internal */
export type Create = 0 | 1;

/**
 * Checks an input by the rules of an operation. `values` is what {@link own} returned of the input, where it was called.
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
  // A Date, say, is no day either.
  const today = typeof given === "string" ? given : " ";
  load();
  let errors: readonly ValidationError[] | undefined;
  try {
    if (!values && isOrdinary(input)) errors = check(input, create, reference, today);
  } catch {
    // Reading the input threw. Only then is each property read by itself.
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

/** Returns whether all properties of an input are its own: made by `{}`, with none of ours put into Object.prototype. */
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
