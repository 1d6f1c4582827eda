import assert from "node:assert/strict";
import { test } from "node:test";
import * as api from "../../../pkg/index.js";
import { controls, schemas } from "./cases.mjs";

const { contractContact, contractContactCreate, contractContactUpdate } = api;
const valid = Object.freeze({ Id: 1, CoworkerContractId: 2, FullName: "Ada" });
const typed = Object.freeze({ Id: " 1 ", CoworkerContractId: "2", FullName: "Ada ", Email: "", Notes: null, State: undefined });
const full = Object.fromEntries(api.fields.map(({ name }) => [name, null]));
const check = (options, input) => contractContact(options)["~standard"].validate(input);
const messages = ({ issues }) => issues.map(({ message, path }) => `${path}: ${message}`);

test("the schema has the version and vendor of Standard Schema", () => {
  const { version, vendor } = contractContactUpdate["~standard"];
  assert.deepEqual([version, vendor], [1, "contract-contact"]);
});

test("the value of a valid record is valid and unchanged", () => {
  const good = check({}, valid);
  assert.ok(!("issues" in good));
  assert.deepEqual(check({}, good.value), good);
});

test("an issue has the wording and the path of its property, and none for the whole record", () => {
  const bad = check({}, { ...valid, FullName: "" });
  assert.ok(!("value" in bad));
  assert.deepEqual(bad.issues, [{ message: "Enter the full name", path: ["FullName"] }]);
  assert.deepEqual(check({}, []).issues[0].path, []);
});

const birth = Object.freeze({ ...valid, DateOfBirth: "1990-06-15T00:00:00Z" });

test("the exported schemas have the default options", () => {
  for (const [schema, options] of [
    [contractContactUpdate, undefined],
    [contractContactCreate, { operation: "create" }],
  ]) {
    for (const input of [birth, {}, [], { ...birth, Email: "ada@", CountryId: "7" }]) {
      assert.deepEqual(check(options, input), schema["~standard"].validate(input));
    }
  }
});

test("the value has a date without a time", () => {
  assert.equal(check({}, birth).value.DateOfBirth, "1990-06-15");
});

test("the value of a create has no Id, and a role by default", () => {
  assert.deepEqual(Object.keys(check({ operation: "create" }, birth).value), Object.keys(full).slice(1));
  assert.equal(check({ operation: "create" }, birth).value.ContractContactType, 1);
});

test("a schema uses the rules of its options", () => {
  assert.equal(check({ rules: "reference" }, { ...valid, Email: "ada@" }).value.Email, "ada@");
});

test("a schema uses the today of its options", () => {
  const born = { ...valid, DateOfBirth: "2020-01-02" };
  assert.deepEqual(messages(check({ today: "2020-01-01" }, born)), ["DateOfBirth: Date of birth must be today or in the past"]);
  assert.equal(check({ today: "2020-01-02" }, born).issues, undefined);
});

test("a schema uses the catalogue of its options", () => {
  const catalogue = { labels: { FullName: "Name" }, messages: { required: "{Label} fehlt" } };
  assert.deepEqual(messages(check({ catalogue }, { ...valid, FullName: " " })), ["FullName: Name fehlt"]);
});

test("a schema returns the value that it checked", () => {
  let reads = 0;
  const changing = {
    ...valid,
    get Email() {
      return reads++ === 0 ? "ada@example.com" : "ada@";
    },
  };
  assert.equal(check({}, changing).value.Email, "ada@example.com");
  assert.equal(reads, 1);
});

test("a schema reads no property that is not enumerable", () => {
  const hidden = Object.defineProperty({ Id: 1, CoworkerContractId: 2 }, "FullName", { value: "Ada" });
  assert.deepEqual(messages(check({}, hidden)), ["FullName: Enter the full name"]);
});

test("wrong options are a TypeError that names the option", () => {
  const wrong = [
    [{ operation: "delete" }, 'operation must be "update" or "create"'],
    [{ rules: "lax" }, 'rules must be "strict" or "reference"'],
    [{ input: "text" }, 'input must be "json" or "form"'],
    [{ catalogue: "de" }, "catalogue must be an object, not de"],
    [{ catalogue: null }, "catalogue must be an object, not null"],
    ["create", "options must be an object, not create"],
    [null, "options must be an object, not null"],
  ];
  for (const [options, message] of wrong) assert.throws(() => contractContact(options), { name: "TypeError", message });
});

test("a wrong day for today is a TypeError", () => {
  for (const today of ["2026-02-30", new Date(), 7]) {
    assert.throws(() => check({ today }, valid), { name: "TypeError", message: /^today must be a day/ });
  }
});

test("input form reads control strings as Rust does", () => {
  for (const [name, text, expected] of controls) {
    const result = check({ input: "form" }, { ...typed, [name]: text });
    assert.deepEqual(result, check({}, { ...valid, [name]: expected }), `${name} ${text}`);
    for (const Door of [FormData, URLSearchParams]) {
      const formData = new Door();
      for (const [key, value] of Object.entries({ ...valid, [name]: text })) formData.set(key, value);
      assert.deepEqual(check({ input: "form" }, formData), result, `${Door.name} ${name} ${text}`);
    }
  }
});

test("input form accepts empty strings, null, undefined and numbers", () => {
  assert.deepEqual(check({ input: "form" }, typed), { value: { ...full, ...valid } });
  assert.deepEqual(check({ input: "form" }, { ...typed, Id: 1, CountryId: 7 }), { value: { ...full, ...valid, CountryId: 7 } });
});

test("input form checks a number, and requires the required properties", () => {
  assert.deepEqual(messages(check({ input: "form" }, { ...typed, CountryId: 1.5, FullName: 7 })), [
    "FullName: Full name must be text",
    "CountryId: Country ID must be a whole number",
  ]);
  assert.deepEqual(messages(check({ input: "form" }, {})), [
    "Id: Enter the contact ID",
    "CoworkerContractId: Enter the contract ID",
    "FullName: Enter the full name",
  ]);
});

test("input json accepts no digits for a number", () => {
  assert.deepEqual(messages(check({ input: "json" }, { ...valid, CountryId: "7" })), [
    "CountryId: Country ID must be a whole number",
  ]);
});

test("input json accepts no FormData", () => {
  assert.deepEqual(check({ input: "json" }, new FormData()).issues[0].path, []);
});

test("input form rejects a value that is no object with one issue", () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  for (const input of [null, undefined, 1, "Id=7", [], [["Id", "7"]], () => 1, new Map([["Id", "7"]]), proxy]) {
    const { issues } = check({ input: "form" }, input);
    assert.deepEqual(
      issues.map(({ path }) => path),
      [[]],
    );
    assert.match(issues[0].message, /^The body must be an object, not /);
  }
});

test("input form reads an object that pretends to be a FormData as an object", () => {
  const spoofed = { [Symbol.toStringTag]: "FormData" };
  const iterable = {
    ...spoofed,
    [Symbol.iterator]() {
      throw new Error("no");
    },
  };
  for (const input of [spoofed, iterable]) assert.equal(check({ input: "form" }, input).issues.length, 3);
});

test("input form reports a getter that throws as the error of its property", () => {
  const throwing = {
    ...typed,
    get Email() {
      throw new Error("no");
    },
  };
  assert.deepEqual(messages(check({ input: "form" }, throwing)), ["Email: Email address must be text"]);
});

test("input form rejects a value that no control has", () => {
  for (const value of [true, {}, [], ["7"], new File(["7"], "7"), Symbol("7"), 7n, NaN, () => "7"]) {
    assert.deepEqual(
      check({ input: "form" }, { ...typed, CountryId: value }).issues.map(({ path }) => path),
      [["CountryId"]],
    );
  }
});

test("input form reads no inherited property", () => {
  const inherited = Object.create(typed);
  assert.equal(check({ input: "form" }, inherited).issues.length, 3);
});

test("input form rejects a file in every property", () => {
  const files = new FormData();
  for (const { name } of api.fields) files.set(name, new File(["7"], "7"));
  assert.equal(check({ input: "form" }, files).issues.length, api.fields.length);
});

test("jsonSchema is the schema of the operation and the rules", () => {
  for (const operation of ["update", "create"]) {
    for (const rules of ["strict", "reference"]) {
      const { description, ...whole } = structuredClone(schemas[operation][rules]);
      for (const property of Object.values(whole.properties)) delete property.description;
      const { input, output } = contractContact({ operation, rules })["~standard"].jsonSchema;
      assert.deepEqual(input({ target: "draft-2020-12" }), whole);
      assert.deepEqual(output({ target: "draft-2020-12" }), whole);
      const form = contractContact({ operation, rules, input: "form" })["~standard"].jsonSchema;
      assert.deepEqual(form.output({ target: "draft-2020-12" }), whole);
    }
  }
});

test("jsonSchema supports draft 07, and rejects another target", () => {
  for (const {
    "~standard": { jsonSchema },
  } of [contractContactUpdate, contractContactCreate, contractContact({ rules: "reference" })]) {
    assert.match(jsonSchema.input({ target: "draft-07" }).$schema, /draft-07/);
    assert.throws(() => jsonSchema.output({ target: "openapi-3.0" }), /draft-2020-12/);
  }
});

test("jsonSchema.input of input form describes control values and accepts all that the schema accepts", () => {
  const { jsonSchema } = contractContact({ input: "form" })["~standard"];
  const { properties, $id, ...schema } = jsonSchema.input({ target: "draft-2020-12" });
  const { properties: ofRecord, $id: idOfRecord, ...record } = jsonSchema.output({ target: "draft-2020-12" });
  assert.deepEqual(schema, record);
  assert.deepEqual([schema.required, $id], [["Id", "CoworkerContractId", "FullName"], `${idOfRecord}:form`]);
  assert.deepEqual(Object.keys(properties), Object.keys(full));
  // Only the type, so that no string is rejected.
  const types = Object.entries(ofRecord).map(([name, { title }]) => [name, { title, type: ["string", "number", "null"] }]);
  assert.deepEqual(properties, Object.fromEntries(types));
  assert.equal(properties.DateOfBirth.title, "Date of birth");
});
