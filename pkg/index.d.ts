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
/** How to check. An unknown rule set, or a `today` that is no day, throws a TypeError. */
export interface Options {
    /** `"strict"`, the default, or `"reference"`: only what the API's page states. */
    readonly rules?: RuleSet | undefined;
    /** The last day a date of birth may be, `YYYY-MM-DD`. Left out: the latest date that it is anywhere on Earth. */
    readonly today?: string | undefined;
}
/** The bounds and choices a code speaks of. */
export interface Params {
    readonly min?: number | string;
    readonly max?: number | string;
    /** The names of the values to choose from, by value. */
    readonly allowed?: {
        readonly [value: string]: string;
    };
}
interface Wire {
    /** The wire message, without the property's name. */
    readonly Message: string;
    /** The very value that was passed in; null where there was none, or where reading it threw. */
    readonly AttemptedValue: unknown;
    readonly params: Params;
}
/** What is wrong with one property, by a rule. */
export type FieldError = {
    [P in FieldName]: Wire & {
        readonly PropertyName: P;
        readonly code: Codes[P];
    };
}[FieldName];
/** The input was no object at all. */
export interface RootError extends Wire {
    readonly PropertyName: "";
    readonly code: null;
}
/** What the rules found. */
export type ValidationError = FieldError | RootError;
/** What a server said that is not of the table of rules. */
export interface ServerError extends Wire {
    readonly PropertyName: string;
    readonly code: null;
}
/** A property of the record. */
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
/** Every property, in the page's order. */
export declare const fields: readonly Field[];
/**
 * Checks the body of a PUT.
 *
 * @returns Everything that is wrong, in the page's order, at most one error for a property; empty when it is valid.
 * @throws NotReadyError where WebAssembly is refused.
 */
export declare function validateUpdate(input: unknown, options?: Options): readonly ValidationError[];
/** Checks the body of a POST: as {@link validateUpdate}, but `Id` is not read. */
export declare function validateCreate(input: unknown, options?: Options): readonly ValidationError[];
/**
 * Checks the value of one property, as a form does when the reader leaves it.
 *
 * @returns What is wrong with it, or null.
 */
export declare function validateField<P extends FieldName>(name: P, value: unknown, options?: Options & {
    readonly operation?: Operation;
}): Extract<FieldError, {
    PropertyName: P;
}> | null;
/** Words for another language, or other words. */
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
/** What to say to the person who filled in the form: for a rule its wording, for anything else the server's words. */
export declare function describe(error: ValidationError | ServerError, catalogue?: Catalogue): string;
/** The body of a 400, with its keys in the page's order. */
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
/** The body that the server answers with: `Errors` is null where none of the errors is about a property. */
export declare function failure(errors: readonly (ValidationError | ServerError)[]): Failure;
/**
 * The whole body that a PUT needs: a record as the API gave it, with the changes laid over it, so that nothing is cleared
 * because it was left out. A change to null clears a property; one that is undefined changes nothing.
 */
export declare function toUpdate(record: object, changes: {
    readonly [P in FieldName]?: unknown;
}): {
    [P in FieldName]: unknown;
};
/** What the API answered. */
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
 */
export declare function readResponse(response: {
    json(): Promise<unknown>;
}): Promise<Answer>;
export declare function readResponse(json: unknown): Answer;
/** It takes anything; its input is typed as what is valid, because form libraries take the type of their values from it. */
/** A schema whose answer comes at once, never as a promise. */
interface Schema<T> {
    readonly "~standard": Omit<StandardSchemaV1.Props<T, T>, "validate"> & StandardJSONSchemaV1.Props<T, T> & {
        readonly validate: (value: unknown) => StandardSchemaV1.Result<T>;
    };
}
/** The body of a PUT, for whatever takes a Standard Schema. Messages are worded for people. */
export declare const contractContactUpdate: Schema<ContractContactUpdate>;
/** The body of a POST, for whatever takes a Standard Schema. */
export declare const contractContactCreate: Schema<ContractContactCreate>;
