/**
 * Validates a ContractContact record by the rules that the server runs.
 *
 * @packageDocumentation
 */

/**
 * The name of a property on the wire, and in every record.
 *
 * @example
 * ```ts
 * import { type FieldName, fields } from "contract-contact";
 *
 * const texts: FieldName[] = fields.filter(({ kind }) => kind === "multiline text").map(({ name }) => name);
 * console.log(texts);
 * // [ 'Address', 'Notes' ]
 * ```
 */
type FieldName = "Id" | "CoworkerContractId" | "FullName" | "CoworkerId" | "Email" | "DateOfBirth" | "Address" | "PostCode" | "CityName" | "State" | "CountryId" | "PhoneNumber" | "Notes" | "ContractContactType";
/**
 * The code of a broken rule. The names do not change.
 *
 * @example
 * ```ts
 * import { type Code, validateField } from "contract-contact";
 *
 * const code: Code | undefined = validateField("PhoneNumber", "call me")?.code;
 * console.log(code);
 * // not_a_phone_number
 * ```
 */
type Code = "required" | "not_an_integer" | "out_of_range" | "not_a_string" | "unknown_value" | "not_an_email" | "too_long" | "not_a_date" | "has_a_time" | "in_the_future" | "too_early" | "not_a_phone_number" | "not_plain_text";
/**
 * The codes that each property can fail with.
 *
 * @example
 * ```ts
 * import { type Codes, validateField } from "contract-contact";
 *
 * const words: { [C in Codes["Email"]]: string } = {
 *   not_a_string: "No text",
 *   not_an_email: "No e-mail address",
 *   too_long: "Too long",
 * };
 * const error = validateField("Email", "ada@");
 * console.log(error && words[error.code]);
 * // No e-mail address
 * ```
 */
interface Codes {
    Id: "required" | "not_an_integer" | "out_of_range";
    CoworkerContractId: "required" | "not_an_integer" | "out_of_range";
    FullName: "required" | "not_a_string" | "not_plain_text";
    CoworkerId: "not_an_integer" | "out_of_range";
    Email: "not_a_string" | "not_an_email" | "too_long";
    DateOfBirth: "not_a_string" | "not_a_date" | "has_a_time" | "in_the_future" | "too_early";
    Address: "not_a_string" | "not_plain_text";
    PostCode: "not_a_string" | "not_plain_text";
    CityName: "not_a_string" | "not_plain_text";
    State: "not_a_string" | "not_plain_text";
    CountryId: "not_an_integer" | "out_of_range";
    PhoneNumber: "not_a_string" | "not_a_phone_number";
    Notes: "not_a_string" | "not_plain_text";
    ContractContactType: "not_an_integer" | "unknown_value";
}
/**
 * The kind of value that a property holds. An `identifier` and a `type` are numbers, and all other kinds are strings.
 *
 * @example
 * ```ts
 * import { fields, type Kind } from "contract-contact";
 *
 * const isNumber = (kind: Kind): boolean => kind === "identifier" || kind === "type";
 * console.log(fields.filter(({ kind }) => isNumber(kind)).length);
 * // 5
 * ```
 */
type Kind = "identifier" | "text" | "multiline text" | "email" | "date" | "phone" | "type";
/**
 * The request that a record is checked for: PUT (`update`) or POST (`create`).
 *
 * @example
 * ```ts
 * import { type Operation, validateField } from "contract-contact";
 *
 * const operation: Operation = "create";
 * console.log(validateField("Id", undefined, { operation }));
 * // null
 * ```
 */
type Operation = "update" | "create";
/**
 * The rules to check: all rules (`strict`), or only the rules that the API reference states (`reference`).
 *
 * @example
 * ```ts
 * import { type RuleSet, validateField } from "contract-contact";
 *
 * const rules: RuleSet = "reference";
 * console.log(validateField("Email", "ada@", { rules }));
 * // null
 * ```
 */
type RuleSet = "strict" | "reference";
/**
 * A valid record with every property that a PUT writes. A property without a value is null.
 *
 * @example
 * ```ts
 * import { contractContactUpdate, type ContractContactUpdate } from "contract-contact";
 *
 * const result =
 *   contractContactUpdate["~standard"].validate({ Id: 7, CoworkerContractId: 12, FullName: "Ada" });
 * const record: ContractContactUpdate | undefined = result.issues ? undefined : result.value;
 * console.log(record?.FullName, record?.Email);
 * // Ada null
 * ```
 */
type ContractContactUpdate = {
    /** The Id of the ContractContact record to update. */
    Id: number;
    /** Coworker Contract Id. */
    CoworkerContractId: number;
    /** Full name of the contact. Used when the contact is not linked to a coworker record. */
    FullName: string;
    /** Coworker Id. */
    CoworkerId: number | null;
    /** Email address of the contact. Used when the contact is not linked to a coworker record. */
    Email: string | null;
    /** Date of birth. Used for identity verification purposes. */
    DateOfBirth: string | null;
    /** Address. */
    Address: string | null;
    /** Post code. */
    PostCode: string | null;
    /** City name. */
    CityName: string | null;
    /** State. */
    State: string | null;
    /** Country Id. */
    CountryId: number | null;
    /** Phone number. */
    PhoneNumber: string | null;
    /** Notes. */
    Notes: string | null;
    /** Role of this contact: Director (a company director), CompanyAlias (a trading name), or NominatedRecipient (authorised to receive mail on behalf of the company). */
    ContractContactType: 0 | 1 | 2 | 3 | null;
};
/**
 * A valid record with every property that a POST writes. A property without a value is null.
 *
 * @example
 * ```ts
 * import { contractContactCreate, type ContractContactCreate } from "contract-contact";
 *
 * const result =
 *   contractContactCreate["~standard"].validate({ CoworkerContractId: 12, FullName: "Ada" });
 * const record: ContractContactCreate | undefined = result.issues ? undefined : result.value;
 * console.log(record?.FullName, record?.Email);
 * // Ada null
 * ```
 */
type ContractContactCreate = {
    /** Coworker Contract Id. */
    CoworkerContractId: number;
    /** Full name of the contact. Used when the contact is not linked to a coworker record. */
    FullName: string;
    /** Coworker Id. */
    CoworkerId: number | null;
    /** Email address of the contact. Used when the contact is not linked to a coworker record. */
    Email: string | null;
    /** Date of birth. Used for identity verification purposes. */
    DateOfBirth: string | null;
    /** Address. */
    Address: string | null;
    /** Post code. */
    PostCode: string | null;
    /** City name. */
    CityName: string | null;
    /** State. */
    State: string | null;
    /** Country Id. */
    CountryId: number | null;
    /** Phone number. */
    PhoneNumber: string | null;
    /** Notes. */
    Notes: string | null;
    /** Role of this contact: Director (a company director), CompanyAlias (a trading name), or NominatedRecipient (authorised to receive mail on behalf of the company). */
    ContractContactType: 0 | 1 | 2 | 3 | null;
};

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
interface Options {
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
interface Params {
    readonly min?: number | string;
    readonly max?: number | string;
    /** The names of the allowed values, by value. */
    readonly allowed?: {
        readonly [value: string]: string;
    };
}
/**
 * The properties of every error, from the rules or from a server.
 */
interface Wire {
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
type FieldError = {
    [P in FieldName]: Wire & {
        readonly PropertyName: P;
        readonly code: Codes[P];
    };
}[FieldName];
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
interface RootError extends Wire {
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
type ValidationError = FieldError | RootError;
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
interface ServerError extends Wire {
    readonly PropertyName: string;
    readonly code: null;
}

/**
 * The wording of another language, or your own wording.
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
interface Catalogue {
    /** The language of dates. The default is `en-GB`. */
    readonly locale?: string;
    readonly labels?: {
        readonly [P in FieldName]?: string;
    };
    /**
     * The templates of the messages, by code. A property with its own wording has a key of property and code, such as
     * `"FullName.required"`. `{Label}` and `{label}` become the label. `{min}`, `{max}` and `{allowed}` become the parameters.
     */
    readonly messages?: {
        readonly [K in Code | `${FieldName}.${Code}`]?: string;
    };
}
/**
 * A catalogue with all words of a language: the default export of `contract-contact/locales/de` and its siblings.
 * @example
 * ```ts
 * import type { CompleteCatalogue } from "contract-contact";
 * import german from "contract-contact/locales/de";
 *
 * const own: CompleteCatalogue = { ...german, labels: { ...german.labels, FullName: "Vor- und Nachname" } };
 * console.log(own.labels.FullName, own.labels.Email, own.roles[2]);
 * // Vor- und Nachname E-Mail-Adresse Handelsname
 * ```
 */
interface CompleteCatalogue extends Catalogue {
    /** The BCP 47 tag of the language. */
    readonly locale: string;
    /** The direction of writing. */
    readonly dir: "ltr" | "rtl";
    /** The heading of an error summary. */
    readonly heading: string;
    /** The prefix of a message. It also precedes the title of the page while the form has errors. */
    readonly prefix: string;
    readonly labels: {
        readonly [P in FieldName]: string;
    };
    /** The labels of the roles, by number. */
    readonly roles: {
        readonly [R in NonNullable<ContractContactUpdate["ContractContactType"]>]: string;
    };
    readonly messages: {
        readonly [C in Code]: string;
    } & {
        readonly [K in `${FieldName}.${Code}`]?: string;
    };
}
/**
 * Returns the customer wording of an error, for the person who fills in the form.
 *
 * The wording of a rule follows the [GOV.UK Design System](https://design-system.service.gov.uk/components/error-message/). Any
 * other error keeps the server's message.
 *
 * @param error - An error that a function of this package returned: of the rules, or from an answer of the API.
 * @param catalogue - The wording of another language, or your own wording. English fills the gaps of the catalogue. Unknown
 * properties and codes are ignored.
 * @returns A sentence without a full stop.
 * @throws TypeError where the catalogue is no object. RangeError where the message has a date and the catalogue's `locale` is
 * invalid.
 * @example
 * ```ts
 * import { describe, validateField } from "contract-contact";
 *
 * const error = validateField("Email", "ada@");
 * console.log(error && describe(error));
 * // Enter an email address in the correct format, like name@example.com
 * ```
 */
declare function describe(error: ValidationError | ServerError, catalogue?: Catalogue): string;

/**
 * The error of a check where WebAssembly is blocked or memory is short.
 *
 * A Content-Security-Policy needs `script-src 'wasm-unsafe-eval'`. With more memory, a later call can succeed. In both cases,
 * send the form unchecked, because the server validates it anyway. `cause` is the error of the engine.
 * @example
 * ```ts
 * import { NotReadyError, validateUpdate } from "contract-contact";
 *
 * function check(record: object) {
 *   try {
 *     return validateUpdate(record);
 *   } catch (error) {
 *     if (error instanceof NotReadyError) return []; // the server decides
 *     throw error;
 *   }
 * }
 * console.log(check({ Id: 7, CoworkerContractId: 12 }).length);
 * // 1
 * ```
 */
declare class NotReadyError extends Error {
    constructor(cause: unknown);
}

/**
 * Loads the rules, and returns whether they can run. They cannot run where WebAssembly is blocked or memory is short.
 *
 * @example
 * ```ts
 * import { isReady, validateUpdate } from "contract-contact";
 *
 * const errors = isReady() ? validateUpdate({ Id: 7, CoworkerContractId: 12 }) : []; // else the server decides
 * console.log(errors.length);
 * // 1
 * ```
 */
declare function isReady(): boolean;

/**
 * The body of a 400, with its keys in the order of the API reference.
 * @example
 * ```ts
 * import { failure, type Failure, validateUpdate } from "contract-contact";
 *
 * const body: Failure = failure(validateUpdate({ Id: 7, CoworkerContractId: 12 }));
 * console.log(body.Message);
 * // FullName: is a required field
 * ```
 */
interface Failure {
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
 * Returns the body of the server's 400 for these errors.
 *
 * @param errors - Errors of the rules, or of a server.
 * @returns An object whose JSON is the server's 400, byte for byte. `Errors` is null where no error concerns a property.
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
declare function failure(errors: readonly (ValidationError | ServerError)[]): Failure;

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
interface Field {
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
declare const fields: readonly Field[];

/**
 * The roles of a contact, by the names of the API reference, as a record has them.
 *
 * @example
 * ```ts
 * import { ContractContactType, validateField } from "contract-contact";
 *
 * console.log(ContractContactType.Director, validateField("ContractContactType", ContractContactType.Director));
 * // 1 null
 * ```
 */
declare const ContractContactType: {
    readonly None: 0;
    readonly Director: 1;
    readonly CompanyAlias: 2;
    readonly NominatedRecipient: 3;
};

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
type FormRecord<Other = never> = {
    [P in FieldName]?: string | number | Other;
};
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
declare function readFormData(formData: Iterable<readonly [string, unknown]>): FormRecord<object>;
declare function readFormData(formData: Iterable<readonly [string, unknown]>, options: {
    readonly empty: null;
} | undefined): FormRecord<object | null>;

/**
 * Reads the string of a control.
 *
 * The string is trimmed. Digits become an integer where the property is a number. An empty string becomes undefined.
 *
 * @param name - The property.
 * @param text - The typed string.
 * @returns An integer, a string, or undefined.
 * @example
 * ```ts
 * import { readValue } from "contract-contact";
 *
 * console.log(readValue("CountryId", " 8 "), readValue("CountryId", "8a"), readValue("FullName", "  "));
 * // 8 8a undefined
 * ```
 */
declare function readValue(name: FieldName, text: string): string | number | undefined;

/**
 * The answer of the API: the Id and the time of the change, or the errors. `Errors` is empty where the rejection concerns no
 * property.
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
type Answer = {
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
 * Reads an answer of the API: the `Response` of any fetch, or parsed JSON.
 *
 * - `WasSuccessful` alone decides whether the request was successful, with any HTTP status.
 * - An error with the name of a navigation property (`CoworkerContract`) gets the name of the submitted property.
 * - An input that is no answer of the API becomes an unsuccessful answer without errors.
 * @returns The answer. For a `Response`, a promise of the answer, which is never rejected. A body that cannot be read is no
 * answer of the API.
 * @example
 * ```ts
 * import { readResponse } from "contract-contact";
 *
 * const response = new Response('{"WasSuccessful": false, "Message": "Cancelled", "Errors": null}');
 * console.log(await readResponse(response));
 * // { WasSuccessful: false, Message: 'Cancelled', Errors: [] }
 * ```
 */
declare function readResponse(response: {
    json(): Promise<unknown>;
}): Promise<Answer>;
declare function readResponse(json: unknown): Answer;

/**
 * The options of {@link contractContact}.
 * @example
 * ```ts
 * import { contractContact, type SchemaOptions } from "contract-contact";
 *
 * const options: SchemaOptions<"create", "form"> = { operation: "create", input: "form", rules: "reference" };
 * const result = contractContact(options)["~standard"].validate({ CoworkerContractId: "12", FullName: "Ada" });
 * console.log(result.issues ?? result.value.CoworkerContractId);
 * // 12
 * ```
 */
interface SchemaOptions<O extends Operation = Operation, I extends "json" | "form" = "json" | "form"> extends Options {
    /** `"update"`, the default, for the body of a PUT, or `"create"` for the body of a POST. */
    readonly operation?: O | undefined;
    /**
     * The kind of input: `"json"`, the default, for a record as it is sent, or `"form"` for the strings of controls, a `FormData`
     * or a `URLSearchParams`.
     */
    readonly input?: I | undefined;
    /** The wording of the messages, as `describe` accepts it. */
    readonly catalogue?: Catalogue | undefined;
}
/**
 * The valid record of each operation.
 */
type Records = {
    update: ContractContactUpdate;
    create: ContractContactCreate;
};
/**
 * The input of a schema, from which form libraries derive the type of their values. For `"json"`, the input is a valid record.
 * For `"form"`, each property may be the string that the user typed, a number, or absent.
 */
type Inputs<O extends Operation> = {
    json: Records[O];
    form: {
        [P in keyof Records[O]]?: string | number | null | undefined;
    };
};
/**
 * A [Standard Schema](https://standardschema.dev) that validates synchronously, never by a promise. The schema accepts any input.
 * It also implements Standard JSON Schema (draft 2020-12 or draft-07).
 *
 * @example
 * ```ts
 * import { type ContractContactUpdate, contractContactUpdate, type Schema } from "contract-contact";
 *
 * const schema: Schema<ContractContactUpdate> = contractContactUpdate;
 * console.log(schema["~standard"].jsonSchema.output({ target: "draft-07" })["required"]);
 * // [ 'Id', 'CoworkerContractId', 'FullName' ]
 * ```
 */
interface Schema<Input, Output = Input> {
    readonly "~standard": {
        readonly version: 1;
        readonly vendor: "contract-contact";
        readonly types?: {
            readonly input: Input;
            readonly output: Output;
        } | undefined;
        readonly validate: (value: unknown) => {
            readonly value: Output;
            readonly issues?: undefined;
        } | {
            readonly issues: readonly {
                readonly message: string;
                readonly path: readonly FieldName[];
            }[];
        };
        readonly jsonSchema: {
            readonly input: (options: {
                readonly target: string;
            }) => Record<string, unknown>;
            readonly output: (options: {
                readonly target: string;
            }) => Record<string, unknown>;
        };
    };
}
/**
 * Returns a [Standard Schema](https://standardschema.dev) of the record, for every library that accepts a Standard Schema.
 *
 * The messages are the customer wording. A valid value has every property, and null for a property without a value. A create
 * without a role gets the role 1, a director.
 *
 * With `input: "form"`, the schema reads the values of controls. It reads each string like `readValue`, keeps numbers, and treats
 * `""`, null and undefined as no value. It reads a `FormData` or `URLSearchParams` like `readFormData`.
 *
 * `jsonSchema.output` is the JSON Schema of a record. `jsonSchema.input` is the same, except with `input: "form"`. There, each
 * property is a string, a number or null, and the schema checks only the required names, because JSON Schema does not trim
 * strings.
 *
 * @param options - The operation, the rules, the wording, and the kind of input.
 * @returns The schema.
 * @throws TypeError for wrong options. If `today` is no day, using the schema throws.
 * @example
 * ```ts
 * import { contractContact } from "contract-contact";
 *
 * const schema = contractContact({ operation: "create", input: "form" });
 * const result = schema["~standard"].validate({ CoworkerContractId: " 12 ", FullName: "Ada Lovelace", Email: "" });
 * console.log(result.issues ?? [result.value.CoworkerContractId, result.value.Email]);
 * // [ 12, null ]
 * ```
 */
declare function contractContact<O extends Operation = "update", I extends "json" | "form" = "json">(options?: SchemaOptions<O, I>): Schema<Inputs<O>[I], Records[O]>;
/**
 * The schema of a PUT body by the strict rules: `contractContact()`.
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
declare const contractContactUpdate: Schema<ContractContactUpdate>;
/**
 * The schema of a POST body by the strict rules: `contractContact({ operation: "create" })`.
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
declare const contractContactCreate: Schema<ContractContactCreate>;

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
declare function toUpdate(record: object, changes: {
    readonly [P in FieldName]?: unknown;
}): {
    [P in FieldName]: unknown;
};

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
declare function validateUpdate(input: unknown, options?: Options): readonly ValidationError[];
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
declare function validateCreate(input: unknown, options?: Options): readonly ValidationError[];
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
declare function validateField<P extends FieldName>(name: P, value: unknown, options?: Options & {
    readonly operation?: Operation;
}): Extract<FieldError, {
    PropertyName: P;
}> | null;

export { ContractContactType, NotReadyError, contractContact, contractContactCreate, contractContactUpdate, describe, failure, fields, isReady, readFormData, readResponse, readValue, toUpdate, validateCreate, validateField, validateUpdate };
export type { Answer, Catalogue, Code, Codes, CompleteCatalogue, ContractContactCreate, ContractContactUpdate, Failure, Field, FieldError, FieldName, FormRecord, Kind, Operation, Options, Params, RootError, RuleSet, Schema, SchemaOptions, ServerError, ValidationError };
