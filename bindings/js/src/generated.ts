// Written by `cargo xtask generate` from the tables of the domain crate. Do not edit.

/** The name of a property on the wire. */
export type FieldName = "Id" | "CoworkerContractId" | "FullName" | "CoworkerId" | "Email" | "DateOfBirth" | "Address" | "PostCode" | "CityName" | "State" | "CountryId" | "PhoneNumber" | "Notes" | "ContractContactType";

/** What can be wrong with a property. The names do not change. */
export type Code = "required" | "not_an_integer" | "out_of_range" | "not_a_string" | "unknown_value" | "not_an_email" | "too_long" | "not_a_date" | "has_a_time" | "in_the_future" | "too_early" | "not_a_phone_number" | "not_plain_text";

/** The codes that each property can fail with. */
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

/** What a property holds. */
export type Kind = "identifier" | "text" | "multiline text" | "email" | "date" | "phone" | "type";

/** Which request a record is checked for: PUT or POST. */
export type Operation = "update" | "create";

/** Which rules apply: all, or only what the API's page states. */
export type RuleSet = "strict" | "reference";

/** A valid record: every property that a PUT or POST writes, null where there is none. */
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

/** A valid record: every property that a PUT or POST writes, null where there is none. */
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

/** The roles of a contact, by the page's names. */
export const ContractContactType = {
  None: 0,
  Director: 1,
  CompanyAlias: 2,
  NominatedRecipient: 3,
} as const;

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

/** In the order of the numbers that the rules answer with. */
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

/** What to say to a person: by code, and by kind and code where the kind has other words. */
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
  "in_the_future": "{Label} must be in the past",
  "too_early": "{Label} must be on or after {min}",
  "not_a_phone_number": "Enter a phone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192",
  "type.not_an_integer": "Select a {label} from the list",
  "unknown_value": "Select a {label} from the list",
};

/** The real API's names for properties whose record was not found. */
export const navigationNames: { readonly [name: string]: FieldName } = {"CoworkerContract":"CoworkerContractId","Coworker":"CoworkerId","Country":"CountryId"};

export const notAnObject = "The body must be an object, not ";
export const typeWords: { readonly [type: string]: string } = {"array":"an array","string":"a string","number":"a number","boolean":"a boolean","null":"null"};

export const updateSchema = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:contract-contact:update:strict","title":"UpdateContractContact","description":"Replaces a record whole: a property that is left out is cleared.","type":"object","properties":{"Id":{"title":"Contact ID","description":"The Id of the ContractContact record to update.","type":"integer","minimum":1,"maximum":9007199254740991},"CoworkerContractId":{"title":"Contract ID","description":"Coworker Contract Id.","type":"integer","minimum":1,"maximum":9007199254740991},"FullName":{"title":"Full name","description":"Full name of the contact. Used when the contact is not linked to a coworker record.","type":"string","allOf":[{"pattern":"[^\\u0009-\\u000D\\u0020\\u0085\\u00A0\\u1680\\u180E\\u2000-\\u200D\\u2028-\\u2029\\u202F\\u205F-\\u2060\\u3000\\uFEFF]"},{"pattern":"^[^\\u0000-\\u001F\\u007F-\\u009F]*$"}]},"CoworkerId":{"title":"Coworker ID","description":"Coworker Id.","type":["integer","null"],"minimum":1,"maximum":9007199254740991},"Email":{"title":"Email address","description":"Email address of the contact. Used when the contact is not linked to a coworker record.","type":["string","null"],"pattern":"^(?:[a-zA-Z0-9.!#$%&'*+\\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)?$","maxLength":254},"DateOfBirth":{"title":"Date of birth","description":"Date of birth. Used for identity verification purposes.","type":["string","null"],"pattern":"^(?:(?!0|1[0-8])(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)(?:T00:00(?::00(?:\\.0+)?)?Z?)?)?$"},"Address":{"title":"Address","description":"Address.","type":["string","null"],"pattern":"^(?:[\\u0009\\u000A\\u000D]|[^\\u0000-\\u001F\\u007F-\\u009F])*$"},"PostCode":{"title":"Postcode","description":"Post code.","type":["string","null"],"pattern":"^[^\\u0000-\\u001F\\u007F-\\u009F]*$"},"CityName":{"title":"Town or city","description":"City name.","type":["string","null"],"pattern":"^[^\\u0000-\\u001F\\u007F-\\u009F]*$"},"State":{"title":"State or county","description":"State.","type":["string","null"],"pattern":"^[^\\u0000-\\u001F\\u007F-\\u009F]*$"},"CountryId":{"title":"Country ID","description":"Country Id.","type":["integer","null"],"minimum":1,"maximum":9007199254740991},"PhoneNumber":{"title":"Phone number","description":"Phone number.","type":["string","null"],"pattern":"^(?:(?=(?:[^0-9]*[0-9]){3,20}[^0-9]*$)[0-9 +\\-.()\\/#]*(?:(?:[xX]|[eE][xX][tT]\\.?) *[0-9]+)?)?$"},"Notes":{"title":"Notes","description":"Notes.","type":["string","null"],"pattern":"^(?:[\\u0009\\u000A\\u000D]|[^\\u0000-\\u001F\\u007F-\\u009F])*$"},"ContractContactType":{"title":"Role","description":"Role of this contact: Director (a company director), CompanyAlias (a trading name), or NominatedRecipient (authorised to receive mail on behalf of the company).","type":["integer","null"],"enum":[0,1,2,3,null]}},"required":["Id","CoworkerContractId","FullName"]};

export const createSchema = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:contract-contact:create:strict","title":"CreateContractContact","description":"Makes a record.","type":"object","properties":{"CoworkerContractId":{"title":"Contract ID","description":"Coworker Contract Id.","type":"integer","minimum":1,"maximum":9007199254740991},"FullName":{"title":"Full name","description":"Full name of the contact. Used when the contact is not linked to a coworker record.","type":"string","allOf":[{"pattern":"[^\\u0009-\\u000D\\u0020\\u0085\\u00A0\\u1680\\u180E\\u2000-\\u200D\\u2028-\\u2029\\u202F\\u205F-\\u2060\\u3000\\uFEFF]"},{"pattern":"^[^\\u0000-\\u001F\\u007F-\\u009F]*$"}]},"CoworkerId":{"title":"Coworker ID","description":"Coworker Id.","type":["integer","null"],"minimum":1,"maximum":9007199254740991},"Email":{"title":"Email address","description":"Email address of the contact. Used when the contact is not linked to a coworker record.","type":["string","null"],"pattern":"^(?:[a-zA-Z0-9.!#$%&'*+\\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)?$","maxLength":254},"DateOfBirth":{"title":"Date of birth","description":"Date of birth. Used for identity verification purposes.","type":["string","null"],"pattern":"^(?:(?!0|1[0-8])(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)(?:T00:00(?::00(?:\\.0+)?)?Z?)?)?$"},"Address":{"title":"Address","description":"Address.","type":["string","null"],"pattern":"^(?:[\\u0009\\u000A\\u000D]|[^\\u0000-\\u001F\\u007F-\\u009F])*$"},"PostCode":{"title":"Postcode","description":"Post code.","type":["string","null"],"pattern":"^[^\\u0000-\\u001F\\u007F-\\u009F]*$"},"CityName":{"title":"Town or city","description":"City name.","type":["string","null"],"pattern":"^[^\\u0000-\\u001F\\u007F-\\u009F]*$"},"State":{"title":"State or county","description":"State.","type":["string","null"],"pattern":"^[^\\u0000-\\u001F\\u007F-\\u009F]*$"},"CountryId":{"title":"Country ID","description":"Country Id.","type":["integer","null"],"minimum":1,"maximum":9007199254740991},"PhoneNumber":{"title":"Phone number","description":"Phone number.","type":["string","null"],"pattern":"^(?:(?=(?:[^0-9]*[0-9]){3,20}[^0-9]*$)[0-9 +\\-.()\\/#]*(?:(?:[xX]|[eE][xX][tT]\\.?) *[0-9]+)?)?$"},"Notes":{"title":"Notes","description":"Notes.","type":["string","null"],"pattern":"^(?:[\\u0009\\u000A\\u000D]|[^\\u0000-\\u001F\\u007F-\\u009F])*$"},"ContractContactType":{"title":"Role","description":"Role of this contact: Director (a company director), CompanyAlias (a trading name), or NominatedRecipient (authorised to receive mail on behalf of the company).","type":["integer","null"],"enum":[0,1,2,3,null],"default":1}},"required":["CoworkerContractId","FullName"]};

type Attributes = { readonly [attribute: string]: string };

/** The attributes of each property's control. */
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

/** Those that the strict rules add. */
export const strictAttributes: { readonly [P in FieldName]?: Attributes } = {
  Email: {"maxlength":"254"},
  DateOfBirth: {"min":"1900-01-01"},
};

/** A character that blank text may hold. */
export const blankCharacter = /[\x09-\x0D\x20\x85\xA0\u1680\u180E\u2000-\u200D\u2028-\u2029\u202F\u205F-\u2060\u3000\uFEFF]/;

const visible = /[^\x09-\x0D\x20\x85\xA0\u1680\u180E\u2000-\u200D\u2028-\u2029\u202F\u205F-\u2060\u3000\uFEFF]/;
const control = /[\x00-\x1F\x7F-\x9F\uD800-\uDFFF]/u;
const controlOfLines = /[\x00-\x08\x0B-\x0C\x0E-\x1F\x7F-\x9F\uD800-\uDFFF]/u;

/** What the module of the rules gives. */
export interface Rules {
  check(create: boolean, reference: boolean, states: number, blank: number, controls: number, id: number,
    coworkerContractId: number, coworkerId: number, countryId: number, contractContactType: number, email: number,
    dateOfBirth: number, phoneNumber: number, today: number, now: number): number;
  address(): number;
  memory: WebAssembly.Memory;
}

/** Reads the properties once, says of each value what it is, and has them checked: see `check` in bindings/wasm. */
export function check(rules: Rules, record: { readonly [P in FieldName]?: unknown }, create: boolean, reference: boolean,
  today: string, put: (text: string, after: number) => void, fail: (failed: number, values: readonly unknown[]) => void): void {
  let states = 0, blank = 0, controls = 0, length = 0, now = 0;
  const v0 = record.Id;
  let n0 = 0;
  if (typeof v0 === "number") { states |= 1 << 0; n0 = v0; }
  else if (v0 !== null && v0 !== undefined) states |= 3 << 0;
  const v1 = record.CoworkerContractId;
  let n1 = 0;
  if (typeof v1 === "number") { states |= 1 << 2; n1 = v1; }
  else if (v1 !== null && v1 !== undefined) states |= 3 << 2;
  const v2 = record.FullName;
  if (typeof v2 === "string") {
    if (v2 === "") { states |= 2 << 4; blank |= 1 << 2; }
    else {
      states |= 1 << 4;
      if (!visible.test(v2)) blank |= 1 << 2;
      if (!reference && control.test(v2)) controls |= 1 << 2;
    }
  }
  else if (v2 !== null && v2 !== undefined) states |= 3 << 4;
  const v3 = record.CoworkerId;
  let n3 = 0;
  if (typeof v3 === "number") { states |= 1 << 6; n3 = v3; }
  else if (v3 !== null && v3 !== undefined) states |= 3 << 6;
  const v4 = record.Email;
  let l4 = 0;
  if (typeof v4 === "string") {
    if (v4 === "") { states |= 2 << 8;  }
    else {
      states |= 1 << 8;
      put(v4, length); length += l4 = v4.length;
    }
  }
  else if (v4 !== null && v4 !== undefined) states |= 3 << 8;
  const v5 = record.DateOfBirth;
  let l5 = 0;
  if (typeof v5 === "string") {
    if (v5 === "") { states |= 2 << 10;  }
    else {
      states |= 1 << 10;
      put(v5, length); length += l5 = v5.length;
      if (today === "") now = Date.now() / 1000;
    }
  }
  else if (v5 !== null && v5 !== undefined) states |= 3 << 10;
  const v6 = record.Address;
  if (typeof v6 === "string") {
    if (v6 === "") { states |= 2 << 12;  }
    else {
      states |= 1 << 12;
      if (!reference && controlOfLines.test(v6)) controls |= 1 << 6;
    }
  }
  else if (v6 !== null && v6 !== undefined) states |= 3 << 12;
  const v7 = record.PostCode;
  if (typeof v7 === "string") {
    if (v7 === "") { states |= 2 << 14;  }
    else {
      states |= 1 << 14;
      if (!reference && control.test(v7)) controls |= 1 << 7;
    }
  }
  else if (v7 !== null && v7 !== undefined) states |= 3 << 14;
  const v8 = record.CityName;
  if (typeof v8 === "string") {
    if (v8 === "") { states |= 2 << 16;  }
    else {
      states |= 1 << 16;
      if (!reference && control.test(v8)) controls |= 1 << 8;
    }
  }
  else if (v8 !== null && v8 !== undefined) states |= 3 << 16;
  const v9 = record.State;
  if (typeof v9 === "string") {
    if (v9 === "") { states |= 2 << 18;  }
    else {
      states |= 1 << 18;
      if (!reference && control.test(v9)) controls |= 1 << 9;
    }
  }
  else if (v9 !== null && v9 !== undefined) states |= 3 << 18;
  const v10 = record.CountryId;
  let n10 = 0;
  if (typeof v10 === "number") { states |= 1 << 20; n10 = v10; }
  else if (v10 !== null && v10 !== undefined) states |= 3 << 20;
  const v11 = record.PhoneNumber;
  let l11 = 0;
  if (typeof v11 === "string") {
    if (v11 === "") { states |= 2 << 22;  }
    else {
      states |= 1 << 22;
      put(v11, length); length += l11 = v11.length;
    }
  }
  else if (v11 !== null && v11 !== undefined) states |= 3 << 22;
  const v12 = record.Notes;
  if (typeof v12 === "string") {
    if (v12 === "") { states |= 2 << 24;  }
    else {
      states |= 1 << 24;
      if (!reference && controlOfLines.test(v12)) controls |= 1 << 12;
    }
  }
  else if (v12 !== null && v12 !== undefined) states |= 3 << 24;
  const v13 = record.ContractContactType;
  let n13 = 0;
  if (typeof v13 === "number") { states |= 1 << 26; n13 = v13; }
  else if (v13 !== null && v13 !== undefined) states |= 3 << 26;
  if (today !== "") put(today, length);
  const failed = rules.check(create, reference, states, blank, controls, n0, n1, n3, n10, n13, l4, l5, l11, today.length, now);
  if (failed !== 0) fail(failed, [v0, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11, v12, v13]);
}
