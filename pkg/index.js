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

// ../../target/wasm/contract-contact.hex

// src/engine/load.ts
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
  const module = typeof contract_contact_default === "string" ? new WebAssembly.Module(bytesOf(contract_contact_default)) : contract_contact_default;
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
var contract_contact_default = "0061736d01000000011e0460057f7f7f7f7f0060037f7f7f006000017f60077f7f7f7f7f7f7f017f0305040001020305030100010608017f014180c0000b071c03066d656d6f727902000761646472657373000205636865636b00030adc1704850101017f0240200141ff017141306b220141094b0d00200241ff017141306b220241094b0d002001410a6c20026a220241174b0d00200341ff017141306b220341094b0d00200441ff017141306b220441094b0d002003410a6c20046a2203413b4b0d002003413c6c200241901c6c6a2101410121050b20002001360204200020053602000be303010a7f230041106b220624000240200241094d0440200041003602040c010b024020012d0004412d46044020012d0007412d460d010b200041003602040c010b024020012d000041306b220341094d044020012d000141306b2204410a490d010b200041003602040c010b024020012d000241306b220541094d044020012d000341306b2207410a490d010b200041003602040c010b024020012d000541306b220841094d044020012d000641306b220a410a490d010b200041003602040c010b024020012d000841306b220b41094d044020012d000941306b220c410a490d010b200041003602040c010b200641086a210920072003410a6c20046a41e4006c6a2005410a6c6a2103200b410a6c200c6a21074100210402402008410a6c200a6a2205410c4b0d0002404101200574220841aa2b71450440200841d014710d0120054102470d02411c210420034103710d02411d411c411d2003419003701b200341e400701b21040c020b411f21040c010b411e21040b2009200341016b418fce0049200741016b20044971360200200920054105742003410974722007723602042006280208410171450440200041003602040c010b200628020c210320002002410a6b36020820002001410a6a360204200020033602000b200641106a24000b060041a0c2000be612020c7f037e230041106b220c2400417f21070240417f3f00220b411074200b41ffff034b1b220b41a0c2006b220941002009200b4d1b220b4110490d00200b41106b220b2003490d00200b20036b220b2004490d00200b20046b220b2005490d002006200b20056b4b0d00200341b0c2006a220d20046a210b2006047f230041106b22092400200941046a2005200b6a20061001200928020c210620092802082108200c2009280204360204200c200645200841004771360200200941106a2400200c2802004101470d01200c28020405417f0b21120240024002400240024002402002410371220741016b0e03020001050b20000d03410221070c020b20000d02410121070c010b4100210720000d020b41a0c20020073a0000410121070c010b410021070b410121000240024002400240200241027641037141016b0e03000102030b410021000c010b410221000b41a1c20020003a0000200741027221070b4103210002400240024002402002410476410371220641016b0e03010002000b20010d02410c210020064102460d010c020b410021000b41a2c20020003a0000200741047221070b4103210641012100024002400240200241067641037141026b0e020001020b410221000b41a3c20020003a0000200741087221070b024002400240200241087641037141016b0e03020001000b20010d01410021084105210602402003450d000340200841b0c2006a2d00002d00804041017104402003200841016a2208470d010c020b0b20032008490d002008450d0020032008460d00200841b0c2006a2d000041c000470d00200341016b210e412e210003402008200e470440027f200841b1c2006a2d000022092d008040410271450440024002402009412d6b0e020100060b200041ff0171412d460d054100200a0d021a0c050b200a450d040b200a41016a0b210a200841016a210820092100200a413f4d0d010c020b0b200041ff0171412d460d00200a450d00410d4106200341ff01491b21060b200641ff0171410d460d010b41a4c20020063a0000200741107221070b4103210002400240024002402002410a7641037141016b0e03030001000b2001452110230041206b22062400200641146a200d20041001200c41086a220e027f20062802182204450440200e41073a000141010c010b2006280214210f0240200628021c2209450d0041072111024020094106490d0020042d000041d400470d0020042d0003413a470d00200641086a20042d000120042d000220042d000420042d000510004101210820062802084101470d00200941066b2103200441066a210a200628020c210d410021000240024002400240024020094109490d0020042d0006413a470d0020042d000741306b220041094b0d0520042d000841306b220341094b0d052000410a6c20036a2200413b4b0d052000200d6a210d200941096b2203450440410021000c020b200441096a220a2d0000412e470440410021000c010b2009410a460d052009410a6b21032004410a6a21084100210002400340200020086a2d000041306b41ff017141094b0d012003200041016a2200470d000b200321000b200041016b20034f0d05200020086a210a200320006b21030b024020030e0702000505050503050b200a2d000041da00470d040b410021030b200d4180a305700d0141002104034020002004460d04200420086a200441016a21042d00004130460d000b0c010b200a2d0003413a470d010240200a2d00002203412b6b0e03000200020b2006200a2d0001200a2d0002200a2d0004200a2d0005100020062802004101470d01200628020422044180a30520046b2003412b461b21030b2010450d00200d20036b2003200d6b2003200d491b4180a3057045044003402000450d02200041016b210020082d0000200841016a21084130460d000b0b410821110b200e20113a000141010c010b02402010450d00200e200f20124b047f410905200f41a0b03b4b0d01410a0b3a000141010c010b200e200f36020441000b3a0000200641206a2400200c2d00084101470d01200c2d000921000b41a5c20020003a0000200741207221070c010b200c28020c1a0b410321000240024002402002410c76410371220341016b0e03020001000b20010d01410c210020034102470d010b41a6c20020003a0000200741c0007221070b410321000240024002402002410e76410371220341016b0e03020001000b20010d01410c210020034102470d010b41a7c20020003a000020074180017221070b410321000240024002402002411076410371220341016b0e03020001000b20010d01410c210020034102470d010b41a8c20020003a000020074180027221070b410321000240024002402002411276410371220341016b0e03020001000b20010d01410c210020034102470d010b41a9c20020003a000020074180047221070b4103210341012100024002400240200241147641037141026b0e020001020b410221000b41aac20020003a000020074180087221070b024002400240200241167641037141016b0e03020001000b20010d01027f200b210002402005450d0003400240200041016a2103024020002d0000220441306b41ff0171410a4f0440200441206b2206410f4b0d0241012006744189d60371450d020c010b201342017c21130b20032100200541016b22050d010c020b0b02400240027f027f02400240200441d800460d00200441f800460d00200541024d0d04200441207241e500470d0420032d000041207241f800470d0420002d000241207241f400470d04200041036a2103200541036b22040d0141000c020b200541016b2105200041016a0c020b200541046b2105200041046a410020002d0003412e461b0b21002005200420001b21052000200320001b0b21002005450d00200541016b210503400240024020002d0000220341204604404200211420154200520d0420050d010c040b200341306b41ff017141094b0d03201542017c21142005450d010b200041016a2100200541016b2105201421150c010b0b20144200520d010b410b0c020b201320147c21130b410d410b201342037d4212541b0b220341ff0171410d460d010b41abc20020033a000020074180107221070b410321000240024002402002411876410371220341016b0e03020001000b20010d01410c210020034102470d010b41acc20020003a000020074180207221070b41012100024002402002411a7641037141026b0e020001020b410421000b41adc20020003a000020074180c0007221070b200c41106a240020070b0b72020041a1c0000b5e01000101010101000001010001010103030303030303030303000000010001000303030303030303030303030303030303030303030303030303000000010101030303030303030303030303030303030303030303030303030301010101004180c2000b050100000004";
