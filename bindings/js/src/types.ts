// The types that several concepts share.

import type { Codes, FieldName, RuleSet } from "./generated/types.js";

/**
 * The options of a check. An unknown rule set, or a `today` that is no day, throws a TypeError.
 * @example
 * ```ts
 * import { type Options, validateUpdate } from "contract-contact";
 *
 * const options: Options = { rules: "reference", today: "2026-01-31" };
 * console.log(validateUpdate({ Id: 7, CoworkerContractId: 12, FullName: "Ada", Email: "ada@" }, options).length);
 * // 0
 * ```
 */
export interface Options {
  /** The rules: `"strict"`, the default, or `"reference"` for only the rules that the API reference states. */
  readonly rules?: RuleSet | undefined;
  /** The latest valid date of birth, as `YYYY-MM-DD`. The default is the latest date anywhere on Earth. */
  readonly today?: string | undefined;
}

/**
 * The bounds and choices of a code.
 * @example
 * ```ts
 * import { type Params, validateField } from "contract-contact";
 *
 * const params: Params | undefined = validateField("CountryId", -1)?.params;
 * console.log(params?.min, params?.max);
 * // 1 9007199254740991
 * ```
 */
export interface Params {
  readonly min?: number | string;
  readonly max?: number | string;
  /** The names of the allowed values, by value. */
  readonly allowed?: { readonly [value: string]: string };
}

/**
 * The properties of every error, from the rules or from a server.
 */
export interface Wire {
  /** The wire message, without the property's name. */
  readonly Message: string;
  /** The submitted value itself, not a copy. Null for an absent value, and where reading the value threw. */
  readonly AttemptedValue: unknown;
  readonly params: Params;
}

/**
 * The validation error of one property. TypeScript narrows `code` by `PropertyName`.
 *
 * @example
 * ```ts
 * import { type FieldError, validateField } from "contract-contact";
 *
 * const error: FieldError | null = validateField("Email", "ada@");
 * console.log(error?.code, error?.Message, error?.AttemptedValue);
 * // not_an_email must be a valid email address ada@
 * ```
 */
export type FieldError = { [P in FieldName]: Wire & { readonly PropertyName: P; readonly code: Codes[P] } }[FieldName];

/**
 * The error of an input that is no object.
 * @example
 * ```ts
 * import { type RootError, validateUpdate } from "contract-contact";
 *
 * const isRootError = (error: { readonly PropertyName: string }): error is RootError => error.PropertyName === "";
 * console.log(validateUpdate([]).filter(isRootError).map((error) => error.Message));
 * // [ 'The body must be an object, not an array' ]
 * ```
 */
export interface RootError extends Wire {
  readonly PropertyName: "";
  readonly code: null;
}

/**
 * An error that the rules found.
 * @example
 * ```ts
 * import { validateUpdate, type ValidationError } from "contract-contact";
 *
 * const line = ({ PropertyName, Message }: ValidationError): string => `${PropertyName}: ${Message}`;
 * console.log(validateUpdate({ CoworkerContractId: 12, FullName: "Ada" }).map(line));
 * // [ 'Id: is a required field' ]
 * ```
 */
export type ValidationError = FieldError | RootError;

/**
 * An error from a server that is not in the table of rules.
 * @example
 * ```ts
 * import { readResponse, type ServerError } from "contract-contact";
 *
 * const answer = readResponse({
 *   WasSuccessful: false,
 *   Errors: [{ PropertyName: "Coworker", Message: "does not exist", AttemptedValue: 7 }],
 * });
 * const errors = answer.WasSuccessful ? [] : answer.Errors.filter((error): error is ServerError => error.code === null);
 * console.log(errors[0]?.PropertyName, errors[0]?.Message);
 * // CoworkerId does not exist
 * ```
 */
export interface ServerError extends Wire {
  readonly PropertyName: string;
  readonly code: null;
}

/** The values of a record, each of any type. @internal */
export type Values = { readonly [P in FieldName]?: unknown };
