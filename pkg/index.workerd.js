// src/generated/tables.ts
var ContractContactType = {
  None: 0,
  Director: 1,
  CompanyAlias: 2,
  NominatedRecipient: 3
};
var names = ["Id", "CoworkerContractId", "FullName", "CoworkerId", "Email", "DateOfBirth", "Address", "PostCode", "CityName", "State", "CountryId", "PhoneNumber", "Notes", "ContractContactType"];
var fieldTable = /* @__PURE__ */ [
  ["Contact ID", "identifier", ["update"], ["required", "not_an_integer", "out_of_range"]],
  ["Contract ID", "identifier", ["update", "create"], ["required", "not_an_integer", "out_of_range"]],
  ["Full name", "text", ["update", "create"], ["required", "not_a_string", "not_plain_text"]],
  ["Coworker ID", "identifier", [], ["not_an_integer", "out_of_range"]],
  ["Email address", "email", [], ["not_a_string", "not_an_email", "too_long"]],
  ["Date of birth", "date", [], ["not_a_string", "not_a_date", "has_a_time", "in_the_future", "too_early"]],
  ["Address", "multiline text", [], ["not_a_string", "not_plain_text"]],
  ["Postcode", "text", [], ["not_a_string", "not_plain_text"]],
  ["Town or city", "text", [], ["not_a_string", "not_plain_text"]],
  ["State or county", "text", [], ["not_a_string", "not_plain_text"]],
  ["Country ID", "identifier", [], ["not_an_integer", "out_of_range"]],
  ["Phone number", "phone", [], ["not_a_string", "not_a_phone_number"]],
  ["Notes", "multiline text", [], ["not_a_string", "not_plain_text"]],
  ["Role", "type", [], ["not_an_integer", "unknown_value"]]
].map(([label, kind, required, codes2], index) => ({ name: names[index], label, kind, required, codes: codes2 }));
var codeTable = [
  ["required", "is a required field", {}],
  ["not_an_integer", "must be an integer", {}],
  ["out_of_range", "must be between 1 and 9007199254740991", { "min": 1, "max": 9007199254740991 }],
  ["not_a_string", "must be a string", {}],
  ["unknown_value", "must be one of 0 (None), 1 (Director), 2 (CompanyAlias), 3 (NominatedRecipient)", { "allowed": { "0": "None", "1": "Director", "2": "CompanyAlias", "3": "NominatedRecipient" } }],
  ["not_an_email", "must be a valid email address", {}],
  ["too_long", "must be at most 254 characters", { "max": 254 }],
  ["not_a_date", "must be a real date in the form YYYY-MM-DD", {}],
  ["has_a_time", "must be a date without a time of day", {}],
  ["in_the_future", "must not be in the future", {}],
  ["too_early", "must not be before 1900-01-01", { "min": "1900-01-01" }],
  ["not_a_phone_number", "must be a phone number", { "min": 3, "max": 20 }],
  ["not_plain_text", "must not contain control characters", {}]
];
var navigationNames = { "CoworkerContract": "CoworkerContractId", "Coworker": "CoworkerId", "Country": "CountryId" };
var notAnObject = "The body must be an object, not ";
var typeWords = { "array": "an array", "string": "a string", "number": "a number", "boolean": "a boolean", "null": "null" };

// src/generated/wording.ts
var customerTemplates = {
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
  "unknown_value": "Select a {label} from the list"
};

// src/options.ts
function oneOf(name, value, values) {
  if (values.includes(value)) return;
  throw new TypeError(
    `${name} must be ${values.filter(Boolean).map((each) => JSON.stringify(each)).join(" or ")}`
  );
}
function object(name, value) {
  if (typeof value !== "object" || value === null) throw new TypeError(`${name} must be an object, not ${String(value)}`);
}

// src/describe.ts
function describe(error, catalogue = {}) {
  object("catalogue", catalogue);
  const { code, params } = error;
  const field = fieldTable.find((each) => each.name === error.PropertyName);
  if (code === null || !field) return error.Message;
  const { labels = {}, messages = {}, locale = "en-GB" } = catalogue;
  const label = labels[field.name] ?? field.label;
  const template = messages[`${field.name}.${code}`] ?? messages[code] ?? customerTemplates[`${field.kind}.${code}`] ?? customerTemplates[code] ?? error.Message;
  return template.replace(/\{(\w+)\}/g, (_, name) => {
    if (name === "Label") return label;
    if (name === "label") return label.slice(0, 1).toLowerCase() + label.slice(1);
    const param = params[name];
    if (typeof param === "object")
      return Object.entries(param).map(([value, text3]) => `${value} (${text3})`).join(", ");
    if (typeof param !== "string") return String(param ?? "");
    return new Intl.DateTimeFormat(locale, { dateStyle: "long", numberingSystem: "latn", timeZone: "UTC" }).format(
      new Date(param)
    );
  });
}

// src/engine/compile.ts
var NotReadyError = class extends Error {
  constructor(cause) {
    const why = isFinal(cause) ? "WebAssembly is blocked here: allow 'wasm-unsafe-eval' in script-src" : "WebAssembly cannot be loaded now: try again later";
    super(`${why}, or leave the check to the server`, { cause });
    this.name = "NotReadyError";
  }
};
function isFinal(cause) {
  return /^(Compile|Eval|Reference|Type)Error$/.test(cause?.name ?? "");
}
function bytesOf(hex) {
  const { fromHex = decode } = Uint8Array;
  return fromHex.call(Uint8Array, hex);
}
function decode(hex) {
  return Uint8Array.from(hex.match(/../g), (digits) => parseInt(digits, 16));
}

// src/engine/load.ts
import wasm from "./contract-contact.wasm?module";
var current;
var refused;
var bytes;
var codes;
function load() {
  if (current) return current;
  if (refused) throw refused;
  try {
    return current = instantiate();
  } catch (cause) {
    throw notReady(cause);
  }
}
function notReady(cause) {
  const error = new NotReadyError(cause);
  if (isFinal(cause)) refused = error;
  return error;
}
function isReady() {
  try {
    load();
    return true;
  } catch {
    return false;
  }
}
function grow({ memory }, end) {
  try {
    memory.grow(end >> 16);
  } catch (cause) {
    throw new NotReadyError(cause);
  }
  bytes = new Uint8Array(memory.buffer);
  current = void 0;
}
function instantiate() {
  const module = typeof wasm === "string" ? new WebAssembly.Module(bytesOf(wasm)) : wasm;
  const loaded = new WebAssembly.Instance(module).exports;
  codes = loaded.address();
  bytes = new Uint8Array(loaded.memory.buffer);
  return loaded;
}

// src/failure.ts
function failure(errors) {
  const about = errors.filter((error) => error.PropertyName !== "");
  return {
    Message: errors.map(({ PropertyName, Message }) => PropertyName ? `${PropertyName}: ${Message}` : Message).join("; "),
    Value: null,
    Errors: about.length === 0 ? null : about.map(({ AttemptedValue, Message, PropertyName }) => ({ AttemptedValue, Message, PropertyName })),
    WasSuccessful: false
  };
}

// src/fields.ts
var fields = fieldTable;

// src/generated/characters.ts
var visible = /[^\x09-\x0D\x20\x85\xA0\u1680\u180E\u2000-\u200D\u2028\u2029\u202F\u205F\u2060\u3000\uFEFF]/;
var control = /[\x00-\x1F\x7F-\x9F\uD800-\uDFFF]/;
var controlOfLines = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\uD800-\uDFFF]/;
var plainEmail = /^[\w.+-]+@[^\W_]+(?:[-.][^\W_]+)*$/;
var plainDate = /^(?:19|20)\d\d-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30))$/;
var plainPhone = /^[+(]?\d{2}[\d +.()\/-]{0,16}\d$/;
var plainLength = 63;

// src/read-value.ts
function readValue(name, text3) {
  const trimmed = trim(text3);
  const kind = fieldTable.find((field) => field.name === name)?.kind;
  const isDigits = (kind === "identifier" || kind === "type") && /^[0-9]+$/.test(trimmed);
  return isDigits && Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed || void 0;
}
function trim(text3) {
  let [start, end] = [0, text3.length];
  while (start < end && !visible.test(text3[start])) start++;
  while (start < end && !visible.test(text3[end - 1])) end--;
  return text3.slice(start, end);
}

// src/read-form-data.ts
function readFormData(formData, options) {
  if (typeof formData !== "object" || typeof formData?.[Symbol.iterator] !== "function") {
    throw new TypeError("formData must be a FormData or URLSearchParams");
  }
  const values = new Map(formData);
  const record = {};
  for (const name of names) {
    if (!values.has(name)) continue;
    const given = values.get(name);
    const value = typeof given === "string" ? readValue(name, given) : given;
    if (value !== void 0) record[name] = value;
    else if (options) record[name] = options.empty;
  }
  return record;
}

// src/field-error.ts
function fieldError(field, code, value) {
  const row = codeTable[code];
  return {
    PropertyName: names[field],
    Message: row[1],
    AttemptedValue: value ?? null,
    code: row[0],
    params: row[2]
  };
}

// src/engine/day.ts
var known = NaN;
var text = "";
function dayAt(instant) {
  const day = Math.floor(instant / 864e5);
  if (day !== known) {
    text = new Date(instant).toISOString().slice(0, 10);
    known = day;
  }
  return text;
}

// src/engine/facts.ts
var stateOfOther = (value) => value === void 0 || value === null ? 1 : 3;
var stateOfNumber = (min, max, value) => typeof value === "number" && Number.isInteger(value) ? value >= min && value <= max ? 0 : 2 : stateOfOther(value);
var stateOfRequiredNumber = (min, max, value) => value === 0 ? 1 : stateOfNumber(min, max, value);
var stateOfPattern = (value) => typeof value === "string" ? value === "" ? 1 : 0 : stateOfOther(value);
var stateOfText = (controls, value) => typeof value === "string" ? controls.test(value) ? stateWithoutPairs(controls, value) : 0 : stateOfOther(value);
var stateOfRequiredText = (controls, value) => isBlank(value) ? 1 : stateOfText(controls, value);
var stateWithoutPairs = (controls, value) => controls.test(value.replace(pairs, "-")) ? 2 : 0;
var pairs = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;
function isBlank(value) {
  if (typeof value !== "string") return false;
  const first = value.charCodeAt(0);
  return !(first > 32 && first < 127 || visible.test(value));
}
var isPlain = (pattern, value) => typeof value !== "string" || value.length <= plainLength && pattern.test(value);

// src/engine/transfer.ts
var CODES = 16;
function put(rules, value, after) {
  if (typeof value !== "string") return 0;
  const start = codes + CODES + after, length = value.length;
  if (start + length > bytes.length) grow(rules, start + length);
  let all = 0;
  for (let index = 0; index < length; index++) all |= bytes[start + index] = value.charCodeAt(index);
  if (all > 127) bytes[start] = 128;
  return length;
}
function found(failed, values) {
  if (failed === -1) return;
  const errors = [];
  for (let index = 0; index < names.length; index++) {
    if (failed >> index & 1) errors.push(fieldError(index, bytes[codes + index], values[index]));
  }
  return errors;
}

// src/generated/reader.ts
var none = Object.freeze([]);
var isPrototypeClean = () => (clean.Id ?? clean.CoworkerContractId ?? clean.FullName ?? clean.CoworkerId ?? clean.Email ?? clean.DateOfBirth ?? clean.Address ?? clean.PostCode ?? clean.CityName ?? clean.State ?? clean.CountryId ?? clean.PhoneNumber ?? clean.Notes ?? clean.ContractContactType) === void 0;
var clean = {};
function check(record, create, reference, today) {
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
  const states = stateOfRequiredNumber(1, 9007199254740991, v0) | stateOfRequiredNumber(1, 9007199254740991, v1) << 2 | stateOfRequiredText(control, v2) << 4 | stateOfNumber(1, 9007199254740991, v3) << 6 | stateOfPattern(v4) << 8 | stateOfPattern(v5) << 10 | stateOfText(controlOfLines, v6) << 12 | stateOfText(control, v7) << 14 | stateOfText(control, v8) << 16 | stateOfText(control, v9) << 18 | stateOfNumber(1, 9007199254740991, v10) << 20 | stateOfPattern(v11) << 22 | stateOfText(controlOfLines, v12) << 24 | stateOfNumber(0, 3, v13) << 26;
  const latest = today === "" && (typeof v5 === "string" && v5.charCodeAt(0) > 49) ? dayAt(Date.now() + 504e5) : today;
  if (today === "" && (states & (create === 1 ? 178956988 : 178956991)) === 0 && isPlain(plainEmail, v4) && isPlain(plainDate, v5) && !(latest && v5 > latest) && isPlain(plainPhone, v11)) return none;
  const rules = load();
  const l4 = put(rules, v4, 0);
  const l5 = put(rules, v5, l4);
  const l11 = put(rules, v11, l4 + l5);
  const l = latest === "" ? 0 : put(rules, latest, l4 + l5 + l11);
  const failed = rules.check(create, reference, states, l4, l5, l11, l);
  return failed === 0 ? none : found(failed, [v0, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11, v12, v13]);
}

// src/response.ts
function readResponse(answer) {
  const { json } = answer ?? {};
  return typeof json === "function" ? json.call(answer).then(readAnswer, () => readAnswer(void 0)) : readAnswer(answer);
}
var text2 = (value) => typeof value === "string" ? value : null;
function readAnswer(answer) {
  const body = answer ?? {};
  const Message = text2(body.Message) ?? "";
  if (body.WasSuccessful === true) {
    const { Id } = body.Value ?? {};
    return {
      WasSuccessful: true,
      Message,
      Id: Number.isSafeInteger(Id) && Id > 0 ? Id : null,
      UpdatedOn: text2(body.UpdatedOn),
      UpdatedBy: text2(body.UpdatedBy)
    };
  }
  const isAnswer = body.WasSuccessful === false;
  return {
    WasSuccessful: false,
    Message: isAnswer ? Message : "Not an answer of this API",
    Errors: isAnswer && Array.isArray(body.Errors) ? body.Errors.map(readError) : none
  };
}
function readError(sent) {
  const error = sent ?? {};
  const said = text2(error.PropertyName) ?? "";
  const PropertyName = Object.hasOwn(navigationNames, said) ? navigationNames[said] : said;
  const Message = text2(error.Message) ?? "";
  const field = fieldTable.findIndex((each) => each.name === PropertyName);
  const code = codeTable.findIndex(
    ([name, message]) => message === Message && fieldTable[field]?.codes?.includes(name)
  );
  if (code >= 0) return fieldError(field, code, error.AttemptedValue);
  return { PropertyName, Message, AttemptedValue: error.AttemptedValue ?? null, code: null, params: {} };
}

// src/generated/schemas.ts
var propertySchemas = [
  { "maximum": 9007199254740991, "minimum": 1, "type": "integer" },
  { "allOf": [{ "pattern": "[^\\u0009-\\u000D\\u0020\\u0085\\u00A0\\u1680\\u180E\\u2000-\\u200D\\u2028-\\u2029\\u202F\\u205F-\\u2060\\u3000\\uFEFF]" }, { "pattern": "^[^\\u0000-\\u001F\\u007F-\\u009F]*$" }], "type": "string" },
  { "maximum": 9007199254740991, "minimum": 1, "type": ["integer", "null"] },
  { "maxLength": 254, "pattern": "^(?:[a-zA-Z0-9.!#$%&'*+\\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)?$", "type": ["string", "null"] },
  { "pattern": "^(?:(?!0|1[0-8])(?:[0-9]{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)(?:T00:00(?::00(?:\\.0+)?)?Z?)?)?$", "type": ["string", "null"] },
  { "pattern": "^(?:[\\u0009\\u000A\\u000D]|[^\\u0000-\\u001F\\u007F-\\u009F])*$", "type": ["string", "null"] },
  { "pattern": "^[^\\u0000-\\u001F\\u007F-\\u009F]*$", "type": ["string", "null"] },
  { "pattern": "^(?:(?=(?:[^0-9]*[0-9]){3,20}[^0-9]*$)[0-9 +\\-.()\\/#]*(?:(?:[xX]|[eE][xX][tT]\\.?) *[0-9]+)?)?$", "type": ["string", "null"] },
  { "enum": [0, 1, 2, 3, null], "type": ["integer", "null"] },
  { "pattern": "[^\\u0009-\\u000D\\u0020\\u0085\\u00A0\\u1680\\u180E\\u2000-\\u200D\\u2028-\\u2029\\u202F\\u205F-\\u2060\\u3000\\uFEFF]", "type": "string" },
  { "type": ["string", "null"] },
  { "pattern": "^(?:(?!0000)(?:[0-9]{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)(?:T00:00(?::00(?:\\.0+)?)?Z?)?)?$", "type": ["string", "null"] },
  { "default": 1, "enum": [0, 1, 2, 3, null], "type": ["integer", "null"] }
];
var requestSchemas = { "update": { "strict": { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:contract-contact:update:strict", "title": "UpdateContractContact", "required": ["Id", "CoworkerContractId", "FullName"], "type": "object", "properties": [0, 0, 1, 2, 3, 4, 5, 6, 6, 6, 2, 7, 5, 8] }, "reference": { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:contract-contact:update:reference", "title": "UpdateContractContact", "required": ["Id", "CoworkerContractId", "FullName"], "type": "object", "properties": [0, 0, 9, 2, 10, 11, 10, 10, 10, 10, 2, 10, 10, 8] } }, "create": { "strict": { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:contract-contact:create:strict", "title": "CreateContractContact", "required": ["CoworkerContractId", "FullName"], "type": "object", "properties": [-1, 0, 1, 2, 3, 4, 5, 6, 6, 6, 2, 7, 5, 12] }, "reference": { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:contract-contact:create:reference", "title": "CreateContractContact", "required": ["CoworkerContractId", "FullName"], "type": "object", "properties": [-1, 0, 9, 2, 10, 11, 10, 10, 10, 10, 2, 10, 10, 12] } } };

// src/own.ts
var unreadable = /* @__PURE__ */ Symbol();
function own(input) {
  try {
    if (typeof input !== "object" || Object.prototype.toString.call(input) !== "[object Object]") return;
    const values = /* @__PURE__ */ Object.create(null);
    for (const name of names) {
      try {
        if (Object.prototype.propertyIsEnumerable.call(input, name)) values[name] = input[name];
      } catch {
        values[name] = unreadable;
      }
    }
    return values;
  } catch {
    return;
  }
}

// src/validate.ts
function validateUpdate(input, options) {
  return validate(input, 0, options);
}
function validateCreate(input, options) {
  return validate(input, 1, options);
}
function validateField(name, value, options) {
  if (!names.includes(name)) throw new TypeError(`There is no property ${JSON.stringify(name)}`);
  oneOf("operation", options?.operation, [void 0, "update", "create"]);
  const errors = validate({ [name]: value }, options?.operation === "create" ? 1 : 0, options);
  return errors.find((error) => error.PropertyName === name) ?? null;
}
function validate(input, create, options, values) {
  const reference = options?.rules === "reference" ? 1 : 0;
  if (reference === 0 && (options?.rules ?? "strict") !== "strict") {
    throw new TypeError('rules must be "strict" or "reference"');
  }
  const given = options?.today ?? "";
  const today = typeof given === "string" ? given : " ";
  load();
  let errors;
  try {
    if (!values && isOrdinary(input)) errors = check(input, create, reference, today);
  } catch {
  }
  if (!errors) {
    values ??= own(input);
    if (!values) return [notARecord(input)];
    errors = check(values, create, reference, today)?.map(
      (error) => error.AttemptedValue === unreadable ? { ...error, AttemptedValue: null } : error
    );
  }
  if (!errors) throw new TypeError("today must be a day of the calendar as YYYY-MM-DD");
  return errors;
}
function isOrdinary(input) {
  return isPrototypeClean() && Object.getPrototypeOf(input) === Object.prototype;
}
function notARecord(input) {
  let type = typeof input;
  try {
    if (input === null) type = "null";
    else if (Array.isArray(input)) type = "array";
  } catch {
  }
  const Message = notAnObject + (typeWords[type] ?? "something else");
  return { PropertyName: "", Message, AttemptedValue: input ?? null, code: null, params: {} };
}

// src/standard-schema.ts
function contractContact(options = {}) {
  object("options", options);
  const { operation = "update", rules = "strict", input = "json", today, catalogue = {} } = options;
  oneOf("operation", operation, ["update", "create"]);
  oneOf("rules", rules, ["strict", "reference"]);
  oneOf("input", input, ["json", "form"]);
  object("catalogue", catalogue);
  const isForm = input === "form";
  const toJsonSchema = (areStrings) => ({ target }) => {
    const schema = requestSchemas[operation][rules];
    const $schema = { "draft-2020-12": schema.$schema, "draft-07": "http://json-schema.org/draft-07/schema#" }[target];
    if (!$schema) throw new Error(`No schema for ${target}: ask for draft-2020-12 or draft-07`);
    const properties = {};
    fieldTable.forEach(({ name, label }, index) => {
      const property = propertySchemas[schema.properties[index]];
      if (property) properties[name] = { title: label, ...areStrings ? { type: ["string", "number", "null"] } : property };
    });
    const $id = areStrings ? `${schema.$id}:form` : schema.$id;
    return JSON.parse(JSON.stringify({ ...schema, $schema, $id, properties }));
  };
  return {
    "~standard": {
      version: 1,
      vendor: "contract-contact",
      validate(value) {
        const record = isForm ? readInput(value) : value;
        const values = own(record);
        const errors = validate(record, operation === "create" ? 1 : 0, { rules, today }, values);
        if (errors.length === 0) return { value: toRecord(values, operation) };
        return {
          issues: errors.map((error) => ({
            message: describe(error, catalogue),
            path: error.PropertyName ? [error.PropertyName] : []
          }))
        };
      },
      jsonSchema: { input: toJsonSchema(isForm), output: toJsonSchema(false) }
    }
  };
}
function readInput(input) {
  try {
    const isFormData = /^\[object (FormData|URLSearchParams)]$/.test(Object.prototype.toString.call(input));
    return readFormData(isFormData ? input : Object.entries(own(input)));
  } catch {
    return input;
  }
}
function toRecord(values, operation) {
  const record = {};
  fieldTable.forEach(({ name, kind }, index) => {
    const property = propertySchemas[requestSchemas[operation].strict.properties[index]];
    if (!property) return;
    const given = values[name];
    const date = kind === "date" && typeof given === "string";
    record[name] = (given === "" ? null : date ? given.slice(0, 10) : given) ?? property.default ?? null;
  });
  return record;
}
var contractContactUpdate = /* @__PURE__ */ contractContact();
var contractContactCreate = /* @__PURE__ */ contractContact({ operation: "create" });

// src/to-update.ts
function toUpdate(record, changes) {
  const [before, after] = [own(record), own(changes)];
  const body = {};
  for (const name of names) {
    const change = after?.[name];
    body[name] = change === void 0 ? before?.[name] ?? null : change;
  }
  return body;
}
export {
  ContractContactType,
  NotReadyError,
  contractContact,
  contractContactCreate,
  contractContactUpdate,
  describe,
  failure,
  fields,
  isReady,
  readFormData,
  readResponse,
  readValue,
  toUpdate,
  validateCreate,
  validateField,
  validateUpdate
};
