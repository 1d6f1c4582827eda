/**
 * The rules of a ContractContact, the same that the server runs.
 *
 * @packageDocumentation
 */

import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import {
  check,
  codeTable,
  type Code,
  type Codes,
  type ContractContactCreate,
  type ContractContactUpdate,
  customerTemplates,
  type FieldName,
  fieldTable,
  type Kind,
  navigationNames,
  none,
  notAnObject,
  type Operation,
  propertySchemas,
  requestSchemas,
  type RuleSet,
  typeWords,
} from "./generated.js";
import { fieldError } from "./errors.js";
import { codeOf, isReady, load, NotReadyError, put } from "./rules.js";

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
  readonly allowed?: { readonly [value: string]: string };
}

interface Wire {
  /** The wire message, without the property's name. */
  readonly Message: string;
  /** The very value that was passed in; null where there was none, or where reading it threw. */
  readonly AttemptedValue: unknown;
  readonly params: Params;
}

/** What is wrong with one property, by a rule. */
export type FieldError = { [P in FieldName]: Wire & { readonly PropertyName: P; readonly code: Codes[P] } }[FieldName];

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
export const fields: readonly Field[] = fieldTable;

/**
 * Checks the body of a PUT.
 *
 * @returns Everything that is wrong, in the page's order, at most one error for a property; empty when it is valid.
 * @throws NotReadyError where WebAssembly is refused.
 */
export function validateUpdate(input: unknown, options?: Options): readonly ValidationError[] {
  return validate(input, 0, options);
}

/** Checks the body of a POST: as {@link validateUpdate}, but `Id` is not read. */
export function validateCreate(input: unknown, options?: Options): readonly ValidationError[] {
  return validate(input, 1, options);
}

/**
 * Checks the value of one property, as a form does when the reader leaves it.
 *
 * @returns What is wrong with it, or null.
 */
export function validateField<P extends FieldName>(
  name: P,
  value: unknown,
  options?: Options & { readonly operation?: Operation },
): Extract<FieldError, { PropertyName: P }> | null {
  if (!fieldTable.some((field) => field.name === name)) throw new TypeError(`There is no property ${JSON.stringify(name)}`);
  const errors = validate({ [name]: value }, options?.operation === "create" ? 1 : 0, options);
  return (errors.find((error) => error.PropertyName === name) ?? null) as Extract<FieldError, { PropertyName: P }> | null;
}

type Values = { readonly [P in FieldName]?: unknown };

/** Stands for a value whose getter threw. It is of no type that a rule takes. */
const unreadable = Symbol();
const clean = {};

/** In numbers, as the rules take it: 1 for the creation. */
type Create = 0 | 1;

function validate(input: unknown, create: Create, options: Options | undefined): readonly ValidationError[] {
  const reference = options?.rules === "reference" ? 1 : 0;
  if (options !== undefined && reference === 0 && (options.rules ?? "strict") !== "strict") {
    throw new TypeError('rules must be "strict" or "reference"');
  }
  const today = options?.today ?? "";
  load();
  let errors: readonly ValidationError[] | undefined;
  try {
    if (isOrdinary(input)) errors = check(load, input, create, reference, today, put, found);
  } catch {
    // Reading it threw. Only then is each property read by itself.
  }
  if (!errors) {
    const values = own(input);
    if (!values) return [notARecord(input)];
    errors = check(load, values, create, reference, today, put, found)
      ?.map((error) => (error.AttemptedValue === unreadable ? { ...error, AttemptedValue: null } : error));
  }
  if (!errors) throw new TypeError("today must be a day of the calendar as YYYY-MM-DD");
  return errors;
}

/** Whether a property that it has is its own: made by `{}`, and nobody has put anything into Object.prototype. */
function isOrdinary(input: unknown): input is Values {
  for (const _ in clean) return false;
  return Object.getPrototypeOf(input) === Object.prototype;
}

/** What JSON.stringify would send of it: own, enumerable properties. Undefined where it would send no object. */
function own(input: unknown): Values | undefined {
  try {
    if (typeof input !== "object" || Object.prototype.toString.call(input) !== "[object Object]") return;
    const values: { [P in FieldName]?: unknown } = Object.create(null);
    for (const { name } of fieldTable) {
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

/** The errors of the properties whose bit is set; none of anything where `today` is no day. */
function found(failed: number, values: readonly unknown[]): readonly ValidationError[] | undefined {
  if (failed === -1) return;
  const errors: ValidationError[] = [];
  for (let rest = failed; rest !== 0; rest &= rest - 1) {
    const place = 31 - Math.clz32(rest & -rest);
    errors.push(fieldError(place, codeOf(place), values[place]));
  }
  return errors;
}

/** Words for another language, or other words. */
export interface Catalogue {
  /** For dates; `en-GB` when left out. */
  readonly locale?: string;
  readonly labels?: { readonly [P in FieldName]?: string };
  /**
   * By code, or by property and code where that property has other words. `{Label}` and `{label}` become the label,
   * `{min}`, `{max}` and `{allowed}` the parameters.
   */
  readonly messages?: { readonly [K in Code | `${FieldName}.${Code}`]?: string };
}

/** What to say to the person who filled in the form: for a rule its wording, for anything else the server's words. */
export function describe(error: ValidationError | ServerError, catalogue: Catalogue = {}): string {
  const { code, params } = error;
  const field = fieldTable.find((each) => each.name === error.PropertyName);
  if (code === null || !field) return error.Message;
  const { labels = {}, messages = {}, locale = "en-GB" } = catalogue;
  const label = labels[field.name] ?? field.label;
  const template = messages[`${field.name}.${code}`] ?? messages[code] ?? customerTemplates[`${field.kind}.${code}`] ??
    customerTemplates[code] ?? error.Message;
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === "Label") return label;
    if (name === "label") return label.slice(0, 1).toLowerCase() + label.slice(1);
    const param = (params as { [name: string]: Params[keyof Params] })[name];
    if (typeof param === "object") return Object.entries(param).map(([value, text]) => `${value} (${text})`).join(", ");
    if (typeof param !== "string") return String(param ?? "");
    return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(param));
  });
}

/** The body of a 400, with its keys in the page's order. */
export interface Failure {
  readonly Message: string;
  readonly Value: null;
  readonly Errors: readonly { AttemptedValue: unknown; Message: string; PropertyName: string }[] | null;
  readonly WasSuccessful: false;
}

/** The body that the server answers with: `Errors` is null where none of the errors is about a property. */
export function failure(errors: readonly (ValidationError | ServerError)[]): Failure {
  const about = errors.filter((error) => error.PropertyName !== "");
  return {
    Message: errors.map(({ PropertyName, Message }) => (PropertyName ? `${PropertyName}: ${Message}` : Message)).join("; "),
    Value: null,
    Errors: about.length === 0 ? null
      : about.map(({ AttemptedValue, Message, PropertyName }) => ({ AttemptedValue, Message, PropertyName })),
    WasSuccessful: false,
  };
}

/**
 * The whole body that a PUT needs: a record as the API gave it, with the changes laid over it, so that nothing is cleared
 * because it was left out. A change to null clears a property; one that is undefined changes nothing.
 */
export function toUpdate(record: object, changes: { readonly [P in FieldName]?: unknown }): { [P in FieldName]: unknown } {
  const [before, after] = [own(record), own(changes)];
  const body = {} as { [P in FieldName]: unknown };
  for (const { name } of fieldTable) {
    const change = after?.[name];
    body[name] = change === undefined ? before?.[name] ?? null : change;
  }
  return body;
}

/** What the API answered. */
export type Answer =
  | {
    readonly WasSuccessful: true;
    readonly Message: string;
    readonly Id: number | null;
    readonly UpdatedOn: string | null;
    readonly UpdatedBy: string | null;
  }
  | { readonly WasSuccessful: false; readonly Message: string; readonly Errors: readonly (ValidationError | ServerError)[] };

/**
 * Reads what the API really answers: whether it was successful is what `WasSuccessful` says, whatever the HTTP code is, and
 * errors that are named after a navigation property (`CoworkerContract`) get the name of the property that was sent. What is
 * no answer of the API at all is an unsuccessful one without errors. It takes the `Response` of any fetch, or parsed JSON.
 */
export function readResponse(response: { json(): Promise<unknown> }): Promise<Answer>;
export function readResponse(json: unknown): Answer;
export function readResponse(answer: any): Answer | Promise<Answer> {
  if (typeof answer?.json === "function") {
    return answer.json().then(readAnswer, () => readAnswer(undefined));
  }
  return readAnswer(answer);
}

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

function readAnswer(body: any): Answer {
  const Message = text(body?.Message) ?? "";
  if (body?.WasSuccessful === true) {
    const Id = body.Value?.Id;
    return {
      WasSuccessful: true,
      Message,
      Id: Number.isSafeInteger(Id) && Id > 0 ? Id : null,
      UpdatedOn: text(body.UpdatedOn),
      UpdatedBy: text(body.UpdatedBy),
    };
  }
  const isAnswer = body?.WasSuccessful === false;
  return {
    WasSuccessful: false,
    Message: isAnswer ? Message : "Not an answer of this API",
    Errors: isAnswer && Array.isArray(body.Errors) ? body.Errors.map(readError) : none,
  };
}

function readError(error: any): ValidationError | ServerError {
  const said = text(error?.PropertyName) ?? "";
  const PropertyName = Object.hasOwn(navigationNames, said) ? navigationNames[said]! : said;
  const Message = text(error?.Message) ?? "";
  const place = fieldTable.findIndex((field) => field.name === PropertyName);
  const number = codeTable.findIndex(([code, message]) =>
    message === Message && (fieldTable[place]?.codes as readonly string[] | undefined)?.includes(code)
  );
  if (number >= 0) return fieldError(place, number, error.AttemptedValue);
  return { PropertyName, Message, AttemptedValue: error?.AttemptedValue ?? null, code: null, params: {} };
}

/** It takes anything; its input is typed as what is valid, because form libraries take the type of their values from it. */
/** A schema whose answer comes at once, never as a promise. */
interface Schema<T> {
  readonly "~standard": Omit<StandardSchemaV1.Props<T, T>, "validate"> & StandardJSONSchemaV1.Props<T, T> & {
    readonly validate: (value: unknown) => StandardSchemaV1.Result<T>;
  };
}

function standard<T>(operation: Operation): Schema<T> {
  const create = operation === "create" ? 1 : 0;
  const convert = ({ target }: StandardJSONSchemaV1.Options): Record<string, unknown> => {
    const schema = requestSchemas[operation];
    const $schema = { "draft-2020-12": schema.$schema, "draft-07": "http://json-schema.org/draft-07/schema#" }[target as string];
    if (!$schema) throw new Error(`No schema for ${target}: ask for draft-2020-12 or draft-07`);
    const properties: { [name: string]: object } = {};
    fieldTable.forEach(({ name, label }, place) => {
      const property = propertySchemas[schema.properties[place]!];
      if (property) properties[name] = { title: label, ...property };
    });
    return structuredClone({ ...schema, $schema, properties });
  };
  return {
    "~standard": {
      version: 1,
      vendor: "contract-contact",
      validate(input) {
        const errors = validate(input, create, undefined);
        if (errors.length === 0) return { value: value(own(input)!, operation) as T };
        return {
          issues: errors.map((error) => ({
            message: describe(error),
            path: error.PropertyName ? [error.PropertyName] : [],
          })),
        };
      },
      jsonSchema: { input: convert, output: convert },
    },
  };
}

/** Exactly the properties that are written, those without a value null or their default, a date without its midnight. */
function value(values: Values, operation: Operation): object {
  const record: { [name: string]: unknown } = {};
  fieldTable.forEach(({ name, kind }, place) => {
    const property = propertySchemas[requestSchemas[operation].properties[place]!];
    if (!property) return;
    const given = values[name];
    record[name] = (given === "" ? null : kind === "date" ? text(given)?.slice(0, 10) : given) ?? property["default"] ?? null;
  });
  return record;
}

/** The body of a PUT, for whatever takes a Standard Schema. Messages are worded for people. */
export const contractContactUpdate: Schema<ContractContactUpdate> = /* @__PURE__ */ standard("update");

/** The body of a POST, for whatever takes a Standard Schema. */
export const contractContactCreate: Schema<ContractContactCreate> = /* @__PURE__ */ standard("create");
