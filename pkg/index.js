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
      return Object.entries(param).map(([value, text2]) => `${value} (${text2})`).join(", ");
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

// src/read-value.ts
function readValue(name, text2) {
  const trimmed = trim(text2);
  const kind = fieldTable.find((field) => field.name === name)?.kind;
  const isDigits = (kind === "identifier" || kind === "type") && /^[0-9]+$/.test(trimmed);
  return isDigits && Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed || void 0;
}
function trim(text2) {
  let [start, end] = [0, text2.length];
  while (start < end && !visible.test(text2[start])) start++;
  while (start < end && !visible.test(text2[end - 1])) end--;
  return text2.slice(start, end);
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
var packed = 0;
function dayAt(instant) {
  const day = Math.floor(instant / 864e5);
  if (day !== known) {
    const date = new Date(instant);
    packed = date.getUTCFullYear() << 9 | date.getUTCMonth() + 1 << 5 | date.getUTCDate();
    known = day;
  }
  return packed;
}

// src/engine/facts.ts
var stateOfOther = (value) => value === void 0 || value === null ? 0 : 3;
var stateOfNumber = (value) => typeof value === "number" ? 1 : stateOfOther(value);
var stateOfText = (value) => typeof value === "string" ? value === "" ? 2 : 1 : stateOfOther(value);
var number = (value) => typeof value === "number" ? value : 0;
var holds = (characters, value) => typeof value === "string" && characters.test(value) ? holdsWithoutPairs(characters, value) : 0;
var holdsWithoutPairs = (characters, value) => characters.test(value.replace(pairs, "-")) ? 2 : 0;
var pairs = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;
function isBlank(value) {
  if (typeof value !== "string") return 0;
  const first = value.charCodeAt(0);
  return first > 32 && first < 127 || visible.test(value) ? 0 : 1;
}

// src/engine/transfer.ts
var CODES = 16;
function put(rules, value, after) {
  if (typeof value !== "string") return 0;
  const start = codes + CODES + after, length = value.length;
  if (start + length > bytes.length) grow(rules, start + length);
  let index = 0, all = 0;
  while (index + 1 < length) {
    const one = value.charCodeAt(index), other = value.charCodeAt(index + 1);
    all |= one | other;
    bytes[start + index++] = one;
    bytes[start + index++] = other;
  }
  if (index < length) all |= bytes[start + index] = value.charCodeAt(index);
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
  const states = stateOfNumber(v0) | stateOfNumber(v1) << 2 | stateOfText(v2) << 4 | stateOfNumber(v3) << 6 | stateOfText(v4) << 8 | stateOfText(v5) << 10 | stateOfText(v6) << 12 | stateOfText(v7) << 14 | stateOfText(v8) << 16 | stateOfText(v9) << 18 | stateOfNumber(v10) << 20 | stateOfText(v11) << 22 | stateOfText(v12) << 24 | stateOfNumber(v13) << 26;
  const remarks = isBlank(v2) << 4 | (reference === 1 ? 0 : holds(control, v2) << 4 | holds(controlOfLines, v6) << 12 | holds(control, v7) << 14 | holds(control, v8) << 16 | holds(control, v9) << 18 | holds(controlOfLines, v12) << 24);
  const rules = load();
  const l4 = put(rules, v4, 0);
  const l5 = put(rules, v5, l4);
  const l11 = put(rules, v11, l4 + l5);
  const l = today === "" ? 0 : put(rules, today, l4 + l5 + l11);
  const day = today === "" && (typeof v5 === "string" && v5 >= "2") ? dayAt(Date.now() + 504e5) : -1;
  const failed = rules.check(create, reference, states, remarks, number(v0), number(v1), number(v3), number(v10), number(v13), l4, l5, l11, l, day);
  return failed === 0 ? none : found(failed, [v0, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11, v12, v13]);
}

// src/response.ts
function readResponse(answer) {
  const { json } = answer ?? {};
  return typeof json === "function" ? json.call(answer).then(readAnswer, () => readAnswer(void 0)) : readAnswer(answer);
}
var text = (value) => typeof value === "string" ? value : null;
function readAnswer(answer) {
  const body = answer ?? {};
  const Message = text(body.Message) ?? "";
  if (body.WasSuccessful === true) {
    const { Id } = body.Value ?? {};
    return {
      WasSuccessful: true,
      Message,
      Id: Number.isSafeInteger(Id) && Id > 0 ? Id : null,
      UpdatedOn: text(body.UpdatedOn),
      UpdatedBy: text(body.UpdatedBy)
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
  const said = text(error.PropertyName) ?? "";
  const PropertyName = Object.hasOwn(navigationNames, said) ? navigationNames[said] : said;
  const Message = text(error.Message) ?? "";
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
var contract_contact_default = "0061736d0100000001250460057f7f7f7f7f0060037f7f7f006000017f600e7f7f7f7f7c7c7c7c7c7f7f7f7f7f017f0305040001020305030100010608017f014180c0000b071c03066d656d6f727902000761646472657373000205636865636b00030ac41a04850101017f0240200141ff017141306b220141094b0d00200241ff017141306b220241094b0d002001410a6c20026a220241174b0d00200341ff017141306b220341094b0d00200441ff017141306b220441094b0d002003410a6c20046a2203413b4b0d002003413c6c200241901c6c6a2101410121050b20002001360204200020053602000be303010a7f230041106b220624000240200241094d0440200041003602040c010b024020012d0004412d46044020012d0007412d460d010b200041003602040c010b024020012d000041306b220341094d044020012d000141306b2204410a490d010b200041003602040c010b024020012d000241306b220541094d044020012d000341306b2207410a490d010b200041003602040c010b024020012d000541306b220841094d044020012d000641306b220a410a490d010b200041003602040c010b024020012d000841306b220b41094d044020012d000941306b220c410a490d010b200041003602040c010b200641086a210920072003410a6c20046a41e4006c6a2005410a6c6a2103200b410a6c200c6a21074100210402402008410a6c200a6a2205410c4b0d0002404101200574220841aa2b71450440200841d014710d0120054102470d02411c210420034103710d02411d411c411d2003419003701b200341e400701b21040c020b411f21040c010b411e21040b2009200341016b418fce0049200741016b20044971360200200920054105742003410974722007723602042006280208410171450440200041003602040c010b200628020c210320002002410a6b36020820002001410a6a360204200020033602000b200641106a24000b060041a0c2000bce15020b7f037e230041106b22132400417f210e0240417f3f002212411074201241ffff034b1b221241a0c2006b22104100201020124d1b22124110490d00201241106b22122009490d00201220096b2212200a490d002012200a6b2212200b490d00200c2012200b6b4b0d00200941b0c2006a2214200a6a2112027f200c0440230041106b220d2400200d41046a200b20126a200c1001200d28020c210c200d28020821102013200d2802043602042013200c45201041004771360200200d41106a24002013280204210d20132802000c010b41010b4101470d000240024041a0c200027f0240024002400240024020024103710e020300010b20042004fc062219b9610d01200499220444000000000000404366450d00200444ffffffffffffef7f650d010b20000d0441010c030b20000d0320194200520d0141000c020b4100220e2000450d011a0c030b2019428080808080808010540d0141020b3a00004101210e0c010b4100210e0b410121000240024002400240024020024102764103710e020100030b2005fc062219b92005620440200599220444000000000000404366450d03200444ffffffffffffef7f65450d030b20194200520d010b410021000c010b2019428080808080808010540d01410221000b41a1c20020003a0000200e410272210e0b41002100024002400240024002402002410476410371220c41016b0e03000001030b2003411071450d010c020b410321000c010b200c4102460d0120010d01410c21002003412071450d010b41a2c20020003a0000200e410472210e0b4103210c4101210002400240024020024106764103710e020200010b2006fc062219b92006620440200699220444000000000000404366450d01200444ffffffffffffef7f65450d010b4102210020194280808080808080107d428080808080808070560d010b41a3c20020003a0000200e410872210e0b0240024002402002410876410371220041016b0e03000001020b20010d0120004102460d014105210c02402009450d000340200f41b0c2006a2d00002d00804041017104402009200f41016a220f470d010c020b0b2009200f490d00200f450d002009200f460d00200f41b0c2006a2d000041c000470d00200941016b2115412e21000340200f2015470440027f200f41b1c2006a2d000022102d008040410271450440024002402010412d6b0e020100060b200041ff0171412d460d05410020110d021a0c050b2011450d040b201141016a0b2111200f41016a210f201021002011413f4d0d010c020b0b200041ff0171412d460d002011450d00410d4106200941ff01491b210c0b200c41ff0171410d460d010b41a4c200200c3a0000200e411072210e0b4103210002400240024002402002410a7641037141016b0e03000301030b2001452117230041206b220c2400200c41146a2014200a1001201341086a2215027f200c280218220a450440201541073a000141010c010b200c28021421160240200c28021c2210450d0041072118024020104106490d00200a2d000041d400470d00200a2d0003413a470d00200c41086a200a2d0001200a2d0002200a2d0004200a2d000510004101210f200c2802084101470d00201041066b2109200a41066a2111200c28020c2114410021000240024002400240024020104109490d00200a2d0006413a470d00200a2d000741306b220041094b0d05200a2d000841306b220941094b0d052000410a6c20096a2200413b4b0d05200020146a2114201041096b2209450440410021000c020b200a41096a22112d0000412e470440410021000c010b2010410a460d052010410a6b2109200a410a6a210f41002100024003402000200f6a2d000041306b41ff017141094b0d012009200041016a2200470d000b200921000b200041016b20094f0d052000200f6a2111200920006b21090b024020090e0702000505050503050b20112d000041da00470d040b410021090b20144180a305700d014100210a03402000200a460d04200a200f6a200a41016a210a2d00004130460d000b0c010b20112d0003413a470d01024020112d00002209412b6b0e03000200020b200c20112d000120112d000220112d000420112d00051000200c2802004101470d01200c280204220a4180a305200a6b2009412b461b21090b2017450d00201420096b200920146b20092014491b4180a3057045044003402000450d02200041016b2100200f2d0000200f41016a210f4130460d000b0b410821180b201520183a000141010c010b02402017450d002015200d201649047f410905201641a0b03b4b0d01410a0b3a000141010c010b2015201636020441000b3a0000200c41206a240020132d00084101470d0120132d000921000b41a5c20020003a0000200e412072210e0c010b201328020c1a0b410321000240024002402002410c7641037141016b0e03000201020b20010d01410c210020034180c00071450d010b41a6c20020003a0000200e41c00072210e0b410321000240024002402002410e7641037141016b0e03000201020b20010d01410c210020034180800271450d010b41a7c20020003a0000200e41800172210e0b41032100024002400240200241107641037141016b0e03000201020b20010d01410c210020034180800871450d010b41a8c20020003a0000200e41800272210e0b41032100024002400240200241127641037141016b0e03000201020b20010d01410c210020034180802071450d010b41a9c20020003a0000200e41800472210e0b410321094101210002400240024020024114764103710e020200010b2007fc062219b92007620440200799220444000000000000404366450d01200444ffffffffffffef7f65450d010b4102210020194280808080808080107d428080808080808070560d010b41aac20020003a0000200e41800872210e0b0240024002402002411676410371220041016b0e03000001020b20010d0120004102460d01027f201221000240200b450d0003400240200041016a2109024020002d0000220a41306b41ff0171410a4f0440200a41206b220c410f4b0d024101200c744189d60371450d020c010b201a42017c211a0b20092100200b41016b220b0d010c020b0b02400240027f027f02400240200a41d800460d00200a41f800460d00200b41024d0d04200a41207241e500470d0420092d000041207241f800470d0420002d000241207241f400470d04200041036a2109200b41036b220a0d0141000c020b200b41016b210b200041016a0c020b200b41046b210b200041046a410020002d0003412e461b0b2100200b200a20001b210b2000200920001b0b2100200b450d00200b41016b210b03400240024020002d00002209412046044042002119201b4200520d04200b0d010c040b200941306b41ff017141094b0d03201b42017c2119200b450d010b200041016a2100200b41016b210b2019211b0c010b0b20194200520d010b410b0c020b2019201a7c211a0b410d410b201a42037d4212541b0b220941ff0171410d460d010b41abc20020093a0000200e41801072210e0b41032100024002400240200241187641037141016b0e03000201020b20010d01410c21002003418080801071450d010b41acc20020003a0000200e41802072210e0b41012100024002402002411a764103710e020200010b2008fc062219b92008620440200899220444000000000000404366450d01200444ffffffffffffef7f65450d010b4104210020194204540d010b41adc20020003a0000200e4180c00072210e0b201341106a2400200e0b0b72020041a1c0000b5e01000101010101000001010001010103030303030303030303000000010001000303030303030303030303030303030303030303030303030303000000010101030303030303030303030303030303030303030303030303030301010101004180c2000b050100000004";
