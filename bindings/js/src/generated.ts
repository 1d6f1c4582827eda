// Written by `cargo xtask generate` from the tables of the domain crate. Do not edit.

import { dayAt } from "./day.js";

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
export type FieldName = "Id" | "CoworkerContractId" | "FullName" | "CoworkerId" | "Email" | "DateOfBirth" | "Address" | "PostCode" | "CityName" | "State" | "CountryId" | "PhoneNumber" | "Notes" | "ContractContactType";

/**
 * What can be wrong with a property. The names do not change.
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
export type Code = "required" | "not_an_integer" | "out_of_range" | "not_a_string" | "unknown_value" | "not_an_email" | "too_long" | "not_a_date" | "has_a_time" | "in_the_future" | "too_early" | "not_a_phone_number" | "not_plain_text";

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
export interface Codes {
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
 * What a property holds: an `identifier` and a `type` are numbers, the others text.
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
export type Kind = "identifier" | "text" | "multiline text" | "email" | "date" | "phone" | "type";

/**
 * Which request a record is checked for: PUT (`update`) or POST (`create`).
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
export type Operation = "update" | "create";

/**
 * Which rules apply: all (`strict`), or only what the API's page states (`reference`).
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
export type RuleSet = "strict" | "reference";

/**
 * A valid record: every property that a PUT writes, null where there is none.
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
export interface ContractContactUpdate {
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
}

/**
 * A valid record: every property that a POST writes, null where there is none.
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
export interface ContractContactCreate {
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
}

/**
 * The roles of a contact, by the page's names, as a record has them.
 *
 * @example
 * ```ts
 * import { ContractContactType, validateField } from "contract-contact";
 *
 * console.log(ContractContactType.Director, validateField("ContractContactType", ContractContactType.Director));
 * // 1 null
 * ```
 */
export const ContractContactType = {
  None: 0,
  Director: 1,
  CompanyAlias: 2,
  NominatedRecipient: 3,
} as const;

/** @internal */
export const fieldTable = [
  {"name":"Id","label":"Contact ID","kind":"identifier","required":["update"],"codes":["required","not_an_integer","out_of_range"]},
  {"name":"CoworkerContractId","label":"Contract ID","kind":"identifier","required":["update","create"],"codes":["required","not_an_integer","out_of_range"]},
  {"name":"FullName","label":"Full name","kind":"text","required":["update","create"],"codes":["required","not_a_string","not_plain_text"]},
  {"name":"CoworkerId","label":"Coworker ID","kind":"identifier","required":[],"codes":["not_an_integer","out_of_range"]},
  {"name":"Email","label":"Email address","kind":"email","required":[],"codes":["not_a_string","not_an_email","too_long"]},
  {"name":"DateOfBirth","label":"Date of birth","kind":"date","required":[],"codes":["not_a_string","not_a_date","has_a_time","in_the_future","too_early"]},
  {"name":"Address","label":"Address","kind":"multiline text","required":[],"codes":["not_a_string","not_plain_text"]},
  {"name":"PostCode","label":"Postcode","kind":"text","required":[],"codes":["not_a_string","not_plain_text"]},
  {"name":"CityName","label":"Town or city","kind":"text","required":[],"codes":["not_a_string","not_plain_text"]},
  {"name":"State","label":"State or county","kind":"text","required":[],"codes":["not_a_string","not_plain_text"]},
  {"name":"CountryId","label":"Country ID","kind":"identifier","required":[],"codes":["not_an_integer","out_of_range"]},
  {"name":"PhoneNumber","label":"Phone number","kind":"phone","required":[],"codes":["not_a_string","not_a_phone_number"]},
  {"name":"Notes","label":"Notes","kind":"multiline text","required":[],"codes":["not_a_string","not_plain_text"]},
  {"name":"ContractContactType","label":"Role","kind":"type","required":[],"codes":["not_an_integer","unknown_value"]},
] as const;

/** In the order of the numbers that the rules answer with. @internal */
export const codeTable = [
  ["required", "is a required field", {}],
  ["not_an_integer", "must be an integer", {}],
  ["out_of_range", "must be between 1 and 9007199254740991", {"min":1,"max":9007199254740991}],
  ["not_a_string", "must be a string", {}],
  ["unknown_value", "must be one of 0 (None), 1 (Director), 2 (CompanyAlias), 3 (NominatedRecipient)", {"allowed":{"0":"None","1":"Director","2":"CompanyAlias","3":"NominatedRecipient"}}],
  ["not_an_email", "must be a valid email address", {}],
  ["too_long", "must be at most 254 characters", {"max":254}],
  ["not_a_date", "must be a real date in the form YYYY-MM-DD", {}],
  ["has_a_time", "must be a date without a time of day", {}],
  ["in_the_future", "must not be in the future", {}],
  ["too_early", "must not be before 1900-01-01", {"min":"1900-01-01"}],
  ["not_a_phone_number", "must be a phone number", {"min":3,"max":20}],
  ["not_plain_text", "must not contain control characters", {}],
] as const;

/** What to say to a person: by code, and by kind and code where the kind has other words. @internal */
export const customerTemplates: { readonly [key: string]: string } = {
  "required": "Enter the {label}",
  "not_an_integer": "{Label} must be a whole number",
  "out_of_range": "{Label} must be between {min} and {max}",
  "not_a_string": "{Label} must be text",
  "not_plain_text": "{Label} must not include characters that cannot be seen",
  "not_an_email": "Enter an email address in the correct format, like name@example.com",
  "too_long": "{Label} must be {max} characters or fewer",
  "not_a_date": "{Label} must be a real date, like 1990-06-15",
  "has_a_time": "{Label} must not include a time of day",
  "in_the_future": "{Label} must be today or in the past",
  "too_early": "{Label} must be on or after {min}",
  "not_a_phone_number": "Enter a phone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192",
  "type.not_an_integer": "Select a {label} from the list",
  "unknown_value": "Select a {label} from the list",
};

/** The real API's names for properties whose record was not found. @internal */
export const navigationNames: { readonly [name: string]: FieldName } = {"CoworkerContract":"CoworkerContractId","Coworker":"CoworkerId","Country":"CountryId"};

/** @internal */
export const notAnObject = "The body must be an object, not ";
/** @internal */
export const typeWords: { readonly [type: string]: string } = {"array":"an array","string":"a string","number":"a number","boolean":"a boolean","null":"null"};

/** The JSON Schemas that properties have, without titles, which are their labels, and descriptions. @internal */
export const propertySchemas: readonly { readonly [key: string]: unknown }[] = [
  {"maximum":9007199254740991,"minimum":1,"type":"integer"},
  {"allOf":[{"pattern":"[^\\u0009-\\u000D\\u0020\\u0085\\u00A0\\u1680\\u180E\\u2000-\\u200D\\u2028-\\u2029\\u202F\\u205F-\\u2060\\u3000\\uFEFF]"},{"pattern":"^[^\\u0000-\\u001F\\u007F-\\u009F]*$"}],"type":"string"},
  {"maximum":9007199254740991,"minimum":1,"type":["integer","null"]},
  {"maxLength":254,"pattern":"^(?:[a-zA-Z0-9.!#$%&'*+\\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)?$","type":["string","null"]},
  {"pattern":"^(?:(?!0|1[0-8])(?:[0-9]{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)(?:T00:00(?::00(?:\\.0+)?)?Z?)?)?$","type":["string","null"]},
  {"pattern":"^(?:[\\u0009\\u000A\\u000D]|[^\\u0000-\\u001F\\u007F-\\u009F])*$","type":["string","null"]},
  {"pattern":"^[^\\u0000-\\u001F\\u007F-\\u009F]*$","type":["string","null"]},
  {"pattern":"^(?:(?=(?:[^0-9]*[0-9]){3,20}[^0-9]*$)[0-9 +\\-.()\\/#]*(?:(?:[xX]|[eE][xX][tT]\\.?) *[0-9]+)?)?$","type":["string","null"]},
  {"enum":[0,1,2,3,null],"type":["integer","null"]},
  {"default":1,"enum":[0,1,2,3,null],"type":["integer","null"]},
];

/** Those of the requests: for each property its place among them, or -1 where the request does not read it. @internal */
export const requestSchemas = {"update":{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:contract-contact:update:strict","title":"UpdateContractContact","required":["Id","CoworkerContractId","FullName"],"type":"object","properties":[0,0,1,2,3,4,5,6,6,6,2,7,5,8]},"create":{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:contract-contact:create:strict","title":"CreateContractContact","required":["CoworkerContractId","FullName"],"type":"object","properties":[-1,0,1,2,3,4,5,6,6,6,2,7,5,9]}};

type Attributes = { readonly [attribute: string]: string };

/** The attributes of each property's control. @internal */
export const formAttributes: { readonly [P in FieldName]: Attributes } = {
  Id: {"inputmode":"numeric","spellcheck":"false","autocomplete":"off"},
  CoworkerContractId: {"inputmode":"numeric","spellcheck":"false","autocomplete":"off"},
  FullName: {"spellcheck":"false","autocapitalize":"words","autocomplete":"name"},
  CoworkerId: {"inputmode":"numeric","spellcheck":"false","autocomplete":"off"},
  Email: {"type":"email","spellcheck":"false","autocapitalize":"none","autocomplete":"email"},
  DateOfBirth: {"autocomplete":"bday"},
  Address: {"autocomplete":"street-address"},
  PostCode: {"spellcheck":"false","autocapitalize":"characters","autocomplete":"postal-code"},
  CityName: {"spellcheck":"false","autocapitalize":"words","autocomplete":"address-level2"},
  State: {"spellcheck":"false","autocapitalize":"words","autocomplete":"address-level1"},
  CountryId: {"inputmode":"numeric","spellcheck":"false","autocomplete":"off"},
  PhoneNumber: {"type":"tel","autocomplete":"tel"},
  Notes: {"autocomplete":"off"},
  ContractContactType: {"autocomplete":"off"},
};

/** Those that the strict rules add. @internal */
export const strictAttributes: { readonly [P in FieldName]?: Attributes } = {
  Email: {"maxlength":"254"},
  DateOfBirth: {"min":"1900-01-01"},
};

/** A character that blank text may hold. @internal */
export const blankCharacter = /[\x09-\x0D\x20\x85\xA0\u1680\u180E\u2000-\u200D\u2028-\u2029\u202F\u205F-\u2060\u3000\uFEFF]/;

const visible = /[^\x09-\x0D\x20\x85\xA0\u1680\u180E\u2000-\u200D\u2028-\u2029\u202F\u205F-\u2060\u3000\uFEFF]/;
const control = /[\x00-\x1F\x7F-\x9F\uD800-\uDFFF]/u;
const controlOfLines = /[\x00-\x08\x0B-\x0C\x0E-\x1F\x7F-\x9F\uD800-\uDFFF]/u;

/** What the module of the rules gives. @internal */
export interface Rules {
  check(create: number, reference: number, states: number, remarks: number, id: number,
    coworkerContractId: number, coworkerId: number, countryId: number, contractContactType: number, email: number,
    dateOfBirth: number, phoneNumber: number, today: number, day: number): number;
  address(): number;
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
}

/** @internal */
export const none: readonly never[] = Object.freeze([]);

/** What a value is, in two bits: nothing, of its type, an empty text, something else. (`== null` is slow on mixed types.) */
const stateOfOther = (value: unknown): number => (value === undefined || value === null ? 0 : 3);
const stateOfNumber = (value: unknown): number => (typeof value === "number" ? 1 : stateOfOther(value));
const stateOfText = (value: unknown): number => (typeof value === "string" ? (value === "" ? 2 : 1) : stateOfOther(value));

const number = (value: unknown): number => (typeof value === "number" ? value : 0);
const holds = (characters: RegExp, value: unknown): number => (typeof value === "string" && characters.test(value) ? 2 : 0);

/** Of a text that begins with an ASCII character that can be seen, nothing else need be looked at. */
function isBlank(value: unknown): number {
  if (typeof value !== "string") return 0;
  const first = value.charCodeAt(0);
  return (first > 0x20 && first < 0x7F) || visible.test(value) ? 0 : 1;
}

/**
 * Reads the properties once, says of each value what it is, and has them checked: see `check` in bindings/wasm-lean. `put` carries a
 * value, if it is a text, and gives its length; what is wrong goes to `found`, a bit a property, with the values. The rules are
 * loaded after the last property was read: a getter may have had something else checked.
 *
 * @internal
 */
export function check<E>(load: () => Rules, record: { readonly [P in FieldName]?: unknown }, create: number, reference: number,
  today: string, put: (rules: Rules, value: unknown, after: number) => number,
  found: (failed: number, values: readonly unknown[]) => E): E | typeof none {
  const v0 = record.Id;
  const v1 = record.CoworkerContractId;
  const v2 = record.FullName;
  const v3 = record.CoworkerId;
  const v4 = record.Email;
  const v5 = record.DateOfBirth;
  const v6 = record.Address;
  const v7 = record.PostCode;
  const v8 = record.CityName;
  const v9 = record.State;
  const v10 = record.CountryId;
  const v11 = record.PhoneNumber;
  const v12 = record.Notes;
  const v13 = record.ContractContactType;
  const states = stateOfNumber(v0) << 0 | stateOfNumber(v1) << 2 | stateOfText(v2) << 4 | stateOfNumber(v3) << 6 | stateOfText(v4) << 8 | stateOfText(v5) << 10 | stateOfText(v6) << 12 | stateOfText(v7) << 14 | stateOfText(v8) << 16 | stateOfText(v9) << 18 | stateOfNumber(v10) << 20 | stateOfText(v11) << 22 | stateOfText(v12) << 24 | stateOfNumber(v13) << 26;
  const remarks = isBlank(v2) << 4 | (reference === 1 ? 0 : holds(control, v2) << 4 | holds(controlOfLines, v6) << 12 | holds(control, v7) << 14 | holds(control, v8) << 16 | holds(control, v9) << 18 | holds(controlOfLines, v12) << 24);
  const rules = load();
  const l4 = put(rules, v4, 0);
  const l5 = put(rules, v5, l4);
  const l11 = put(rules, v11, l4 + l5);
  const l = today === "" ? 0 : put(rules, today, l4 + l5 + l11);
  // A day before 2000 is past, whatever the clock says.
  const day = today === "" && ((typeof v5 === "string" && v5 >= "2")) ? dayAt(Date.now() + 50400000) : -1;
  const failed = rules.check(create, reference, states, remarks, number(v0), number(v1), number(v3), number(v10), number(v13), l4, l5, l11, l, day);
  return failed === 0 ? none : found(failed, [v0, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11, v12, v13]);
}
