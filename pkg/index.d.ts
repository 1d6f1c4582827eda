/**
 * The rules of a ContractContact, the same that the server runs.
 *
 * @packageDocumentation
 */
import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import { type Code, type Codes, type ContractContactCreate, type ContractContactUpdate, type FieldName, type Kind, type Operation, type RuleSet } from "./generated.js";
import { isReady, NotReadyError } from "./rules.js";
export { ContractContactType } from "./generated.js";
export type { Code, Codes, ContractContactCreate, ContractContactUpdate, FieldName, Kind, Operation, RuleSet };
export { isReady, NotReadyError };
/**
 * How to check. An unknown rule set, or a `today` that is no day, throws a TypeError.
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
    /** `"strict"`, the default, or `"reference"`: only what the API's page states. */
    readonly rules?: RuleSet | undefined;
    /** The last day a date of birth may be, `YYYY-MM-DD`. Left out: the latest date that it is anywhere on Earth. */
    readonly today?: string | undefined;
}
/**
 * The bounds and choices a code speaks of.
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
    /** The names of the values to choose from, by value. */
    readonly allowed?: {
        readonly [value: string]: string;
    };
}
/**
 * What every error has, whoever found it.
 */
interface Wire {
    /** The wire message, without the property's name. */
    readonly Message: string;
    /** The very value that was passed in; null where there was none, or where reading it threw. */
    readonly AttemptedValue: unknown;
    readonly params: Params;
}
/**
 * What is wrong with one property, by a rule. Where `PropertyName` is known, so are the codes that `code` can be.
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
export type FieldError = {
    [P in FieldName]: Wire & {
        readonly PropertyName: P;
        readonly code: Codes[P];
    };
}[FieldName];
/**
 * The input was no object at all.
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
 * What the rules found.
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
 * What a server said that is not of the table of rules.
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
    /** What to call it in a form, in English. */
    readonly label: string;
    readonly kind: Kind;
    /** The operations that need it. */
    readonly required: readonly Operation[];
    /** What it can fail with, in the order they are tried. */
    readonly codes: readonly Code[];
}
/**
 * Every property, in the page's order, which is also the order of errors. Whoever imports this alone gets no WebAssembly.
 *
 * @example
 * ```ts
 * import { fields } from "contract-contact";
 *
 * console.log(fields.length, fields[0]?.name, fields[4]?.label);
 * // 14 Id Email address
 * ```
 */
export declare const fields: readonly Field[];
/**
 * Checks the body of a PUT, which replaces a record whole. It takes what JSON.stringify would send: own, enumerable properties.
 *
 * @param input - Anything: what is no object is one {@link RootError}, and nothing that it holds makes it throw.
 * @param options - Which rules, and which day is today.
 * @returns Everything that is wrong, in the page's order, at most one error for a property; empty when it is valid.
 * @throws {@link NotReadyError} where WebAssembly is refused, TypeError for wrong options.
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
export declare function validateUpdate(input: unknown, options?: Options): readonly ValidationError[];
/**
 * Checks the body of a POST: as {@link validateUpdate}, but `Id` is not read.
 *
 * @param input - Anything, as for {@link validateUpdate}.
 * @param options - Which rules, and which day is today.
 * @returns Everything that is wrong, in the page's order, at most one error for a property; empty when it is valid.
 * @throws {@link NotReadyError} where WebAssembly is refused, TypeError for wrong options.
 * @example
 * ```ts
 * import { validateCreate } from "contract-contact";
 *
 * console.log(validateCreate({ CoworkerContractId: 12, FullName: "Ada Lovelace" }));
 * // []
 * ```
 */
export declare function validateCreate(input: unknown, options?: Options): readonly ValidationError[];
/**
 * Checks the value of one property, as a form does when the reader leaves it.
 *
 * @param name - The property.
 * @param value - Its value; undefined where it is absent.
 * @param options - As for {@link validateUpdate}, and for which request: `"update"` when left out.
 * @returns What is wrong with it, or null.
 * @throws {@link NotReadyError} where WebAssembly is refused, TypeError for wrong options or a name that is no property.
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
export declare function validateField<P extends FieldName>(name: P, value: unknown, options?: Options & {
    readonly operation?: Operation;
}): Extract<FieldError, {
    PropertyName: P;
}> | null;
/**
 * Words for another language, or other words.
 * @example
 * ```ts
 * import { type Catalogue, describe, validateField } from "contract-contact";
 *
 * const german: Catalogue = {
 *   locale: "de",
 *   labels: { DateOfBirth: "Geburtsdatum" },
 *   messages: { too_early: "{Label} darf nicht vor dem {min} liegen", "FullName.required": "Bitte den Namen eingeben" },
 * };
 * const error = validateField("DateOfBirth", "1815-12-10");
 * console.log(error && describe(error, german));
 * // Geburtsdatum darf nicht vor dem 1. Januar 1900 liegen
 * ```
 */
export interface Catalogue {
    /** For dates; `en-GB` when left out. */
    readonly locale?: string;
    readonly labels?: {
        readonly [P in FieldName]?: string;
    };
    /**
     * By code, or by property and code where that property has other words. `{Label}` and `{label}` become the label,
     * `{min}`, `{max}` and `{allowed}` the parameters.
     */
    readonly messages?: {
        readonly [K in Code | `${FieldName}.${Code}`]?: string;
    };
}
/**
 * What to say to the person who filled in the form: for a rule its wording, in the manner of the
 * [GOV.UK Design System](https://design-system.service.gov.uk/components/error-message/), for anything else the server's words.
 *
 * @param error - Of this package's functions: found by the rules, or read from an answer.
 * @param catalogue - Words of your own; what it does not have is said in English.
 * @returns A sentence without a full stop.
 * @throws RangeError where the catalogue's `locale` is none, and a date is to be written.
 * @example
 * ```ts
 * import { describe, validateField } from "contract-contact";
 *
 * const error = validateField("Email", "ada@");
 * console.log(error && describe(error));
 * // Enter an email address in the correct format, like name@example.com
 * ```
 */
export declare function describe(error: ValidationError | ServerError, catalogue?: Catalogue): string;
/**
 * The body of a 400, with its keys in the page's order.
 * @example
 * ```ts
 * import { failure, type Failure, validateUpdate } from "contract-contact";
 *
 * const body: Failure = failure(validateUpdate({ Id: 7, CoworkerContractId: 12 }));
 * console.log(body.Message);
 * // FullName: is a required field
 * ```
 */
export interface Failure {
    readonly Message: string;
    readonly Value: null;
    readonly Errors: readonly {
        AttemptedValue: unknown;
        Message: string;
        PropertyName: string;
    }[] | null;
    readonly WasSuccessful: false;
}
/**
 * The body that the server answers with.
 *
 * @param errors - What the rules found, or a server said.
 * @returns The object whose JSON is the server's 400, byte for byte; `Errors` is null where none of the errors is about a property.
 * @example
 * ```ts
 * import { failure, validateCreate } from "contract-contact";
 *
 * console.log(JSON.stringify(failure(validateCreate({ CoworkerContractId: 12 })), null, 1));
 * // {
 * //  "Message": "FullName: is a required field",
 * //  "Value": null,
 * //  "Errors": [
 * //   {
 * //    "AttemptedValue": null,
 * //    "Message": "is a required field",
 * //    "PropertyName": "FullName"
 * //   }
 * //  ],
 * //  "WasSuccessful": false
 * // }
 * ```
 */
export declare function failure(errors: readonly (ValidationError | ServerError)[]): Failure;
/**
 * The whole body that a PUT needs: a record as the API gave it, with the changes laid over it, so that nothing is cleared
 * because it was left out. A change to null clears a property; one that is undefined changes nothing.
 * @param record - As the API gave it. Properties that a PUT does not write are left out.
 * @param changes - What is to be different.
 * @returns Every property that a PUT writes, null where there is none. It is not checked.
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
export declare function toUpdate(record: object, changes: {
    readonly [P in FieldName]?: unknown;
}): {
    [P in FieldName]: unknown;
};
/**
 * What the API answered: that the record was written, which and when, or what is wrong. `Errors` is empty where the refusal is about
 * no property.
 *
 * @example
 * ```ts
 * import { type Answer, readResponse } from "contract-contact";
 *
 * const say = (answer: Answer): string => answer.WasSuccessful ? `saved as ${answer.Id}` : answer.Message;
 * console.log(say(readResponse({ WasSuccessful: true, Message: "ContractContact was successfully updated.", Value: { Id: 7 } })));
 * // saved as 7
 * ```
 */
export type Answer = {
    readonly WasSuccessful: true;
    readonly Message: string;
    readonly Id: number | null;
    readonly UpdatedOn: string | null;
    readonly UpdatedBy: string | null;
} | {
    readonly WasSuccessful: false;
    readonly Message: string;
    readonly Errors: readonly (ValidationError | ServerError)[];
};
/**
 * Reads what the API really answers: whether it was successful is what `WasSuccessful` says, whatever the HTTP code is, and
 * errors that are named after a navigation property (`CoworkerContract`) get the name of the property that was sent. What is
 * no answer of the API at all is an unsuccessful one without errors. It takes the `Response` of any fetch, or parsed JSON.
 * @returns The answer; of a `Response` a promise of it, which is not rejected: a body that cannot be read is no answer of the API.
 * @example
 * ```ts
 * import { readResponse } from "contract-contact";
 *
 * const response = new Response('{"WasSuccessful": false, "Message": "Cancelled", "Errors": null}');
 * console.log(await readResponse(response));
 * // { WasSuccessful: false, Message: 'Cancelled', Errors: [] }
 * ```
 */
export declare function readResponse(response: {
    json(): Promise<unknown>;
}): Promise<Answer>;
export declare function readResponse(json: unknown): Answer;
/**
 * A schema whose answer comes at once, never as a promise. It takes anything; its input is typed as what is valid, because form
 * libraries take the type of their values from it.
 */
interface Schema<T> {
    readonly "~standard": Omit<StandardSchemaV1.Props<T, T>, "validate"> & StandardJSONSchemaV1.Props<T, T> & {
        readonly validate: (value: unknown) => StandardSchemaV1.Result<T>;
    };
}
/**
 * The body of a PUT, for whatever takes a [Standard Schema](https://standardschema.dev) or its JSON Schema (draft 2020-12 or draft-07).
 * It checks by the strict rules. Messages are worded for people; a valid value has every property, null where there is none.
 *
 * @example
 * ```ts
 * import { contractContactUpdate } from "contract-contact";
 *
 * const { issues } = contractContactUpdate["~standard"].validate({ Id: 7, CoworkerContractId: 12, FullName: " " });
 * console.log(issues);
 * // [ { message: 'Enter the full name', path: [ 'FullName' ] } ]
 * ```
 */
export declare const contractContactUpdate: Schema<ContractContactUpdate>;
/**
 * The body of a POST, for whatever takes a [Standard Schema](https://standardschema.dev): as {@link contractContactUpdate}, but
 * without `Id`, and `ContractContactType` is 1, a director, where there is none.
 *
 * @example
 * ```ts
 * import { contractContactCreate } from "contract-contact";
 *
 * const result = contractContactCreate["~standard"].validate({ CoworkerContractId: 12, FullName: "Ada Lovelace" });
 * console.log(result.issues ?? result.value.ContractContactType);
 * // 1
 * ```
 */
export declare const contractContactCreate: Schema<ContractContactCreate>;
