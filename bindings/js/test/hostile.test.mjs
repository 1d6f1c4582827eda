import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import * as api from "../../../pkg/index.js";

const { validateUpdate, validateCreate } = api;
const valid = Object.freeze({ Id: 1, CoworkerContractId: 2, FullName: "Ada" });
const codes = (input) => validateUpdate(input).map(({ PropertyName, code }) => `${PropertyName}: ${code}`);
const absent = ["Id: required", "CoworkerContractId: required", "FullName: required"];

afterEach(() => {
  assert.deepEqual(validateUpdate(valid), [], "the next check returns the right errors");
  assert.deepEqual(codes({ ...valid, FullName: " " }), ["FullName: required"]);
});

test("a getter that throws is the error of that property", () => {
  const input = {
    ...valid,
    get FullName() {
      throw new Error("no");
    },
    get Email() {
      throw new Error("no");
    },
  };
  assert.deepEqual(codes(input), ["FullName: not_a_string", "Email: not_a_string"]);
  assert.equal(validateUpdate(input)[0].AttemptedValue, null);
});

test("a getter may check other records, which loads the rules again", () => {
  const long = { ...valid, Email: "x".repeat(1_000_000) };
  const input = {
    ...valid,
    get FullName() {
      return codes(long).join();
    },
    get Email() {
      return codes(valid).join() || "ada@";
    },
    PhoneNumber: "no number",
  };
  assert.deepEqual(codes(input), ["Email: not_an_email", "PhoneNumber: not_a_phone_number"]);
});

test("a proxy is read", () => {
  assert.deepEqual(codes(new Proxy(valid, {})), []);
});

test("a revoked proxy is one error", () => {
  for (const of of [{}, []]) {
    const { proxy, revoke } = Proxy.revocable(of, {});
    revoke();
    assert.deepEqual(codes(proxy), [": null"]);
    assert.deepEqual(codes({ ...valid, FullName: proxy }), ["FullName: not_a_string"]);
  }
});

test("a proxy whose traps throw is an error", () => {
  const throwing = new Proxy(
    {},
    {
      getPrototypeOf() {
        throw 1;
      },
      get() {
        throw 2;
      },
      getOwnPropertyDescriptor() {
        throw 3;
      },
    },
  );
  assert.equal(validateUpdate(throwing).length > 0, true);
});

test("an e-mail address that is too long is an error with and without the option today", () => {
  const label = "b".repeat(63);
  for (const options of [{}, { today: "2026-01-31" }]) {
    const codes = (Email) => validateUpdate({ ...valid, Email }, options).map(({ code }) => code);
    assert.deepEqual(codes(`a@${label}`), []);
    assert.deepEqual(codes(`a@${label}b`), ["not_an_email"]);
    assert.deepEqual(codes(`a@${label}.${label}.${label}.${"b".repeat(60)}`), []);
    assert.deepEqual(codes(`ab@${label}.${label}.${label}.${"b".repeat(61)}`), ["too_long"]);
  }
});

test("a hostile value is an error of its property with the same attempted value", () => {
  const cyclic = {};
  cyclic.self = cyclic;
  let deep = [];
  for (let level = 0; level < 20_000; level++) deep = [deep];
  const sparse = new Array(1000);
  for (const value of [cyclic, deep, 1n, Symbol("s"), NaN, Infinity, new Date(), new Map(), sparse, () => 1, Object(1), true]) {
    for (const name of ["Id", "Email", "FullName", "ContractContactType"]) {
      const [error, ...others] = validateUpdate({ ...valid, [name]: value });
      assert.equal(error.code, name === "Id" || name === "ContractContactType" ? "not_an_integer" : "not_a_string");
      assert.ok(Object.is(error.AttemptedValue, value));
      assert.deepEqual(others, []);
    }
  }
});

test("minus zero is checked as zero", () => {
  assert.deepEqual(codes({ ...valid, CountryId: -0 }), ["CountryId: out_of_range"]);
  assert.deepEqual(codes({ ...valid, Id: -0 }), ["Id: required"]);
});

test("an object without a prototype is read", () => {
  assert.deepEqual(codes(Object.assign(Object.create(null), valid)), []);
});

class Contact {
  Id = 1;
  CoworkerContractId = 2;
  get FullName() {
    return "Ada";
  }
}

test("an inherited property is not read, as by JSON.stringify", () => {
  assert.deepEqual(codes(Object.create(valid)), absent);
  assert.deepEqual(codes(JSON.parse('{"__proto__": {"Id": 1, "CoworkerContractId": 2, "FullName": "Ada"}}')), absent);
  assert.deepEqual(codes(new Contact()), ["FullName: required"]);
});

// This is the only difference from JSON.stringify. Checking each property would take a third of a check's time.
test("a property that is not enumerable is read only from an object literal", () => {
  assert.deepEqual(codes(Object.defineProperty({ Id: 1, CoworkerContractId: 2 }, "FullName", { value: "Ada" })), []);
  assert.deepEqual(codes(Object.defineProperty(new Contact(), "FullName", { value: "Ada" })), ["FullName: required"]);
});

test("a property of Object.prototype is not read", () => {
  Object.prototype.FullName = "Ada";
  try {
    assert.deepEqual(codes({ Id: 1, CoworkerContractId: 2 }), ["FullName: required"]);
  } finally {
    delete Object.prototype.FullName;
  }
});

test("a value that is no plain object is one error", () => {
  for (const input of [null, undefined, 1, "", "x", true, 1n, Symbol("s"), [], [valid], () => 1, new Map(), new Date(), /x/]) {
    const [error, ...others] = validateCreate(input);
    assert.equal(error.PropertyName, "");
    assert.match(error.Message, /^The body must be an object, not /);
    assert.deepEqual(others, []);
    assert.deepEqual(api.failure([error]), { Message: error.Message, Value: null, Errors: null, WasSuccessful: false });
  }
});

test("a lone surrogate is not plain text", () => {
  assert.deepEqual(codes({ ...valid, FullName: "Ada \uD800" }), ["FullName: not_plain_text"]);
});

test("strings of 10 MB are checked", () => {
  const long = "a".repeat(10_000_000);
  assert.deepEqual(codes({ ...valid, Email: `${long}@example.com` }), ["Email: too_long"]);
  assert.deepEqual(codes({ ...valid, Email: long, PhoneNumber: long, DateOfBirth: long, Notes: long }), [
    "Email: not_an_email",
    "DateOfBirth: not_a_date",
    "PhoneNumber: not_a_phone_number",
  ]);
});

test("wrong rules are a TypeError that names the right ones", () => {
  assert.throws(() => validateUpdate(valid, { rules: "lax" }), /rules must be "strict" or "reference"/);
});

test("a wrong day for today is a TypeError", () => {
  for (const today of ["2026-02-30", "2026-1-1", 20260101, new Date(), ["2026-01-01"], {}]) {
    assert.throws(() => validateUpdate(valid, { today }), { name: "TypeError", message: /^today must be a day/ });
  }
});

test("an unknown property is a TypeError that names the property", () => {
  assert.throws(() => api.validateField("Fullname", ""), /no property "Fullname"/);
});

test("a wrong operation is a TypeError that names the right ones", () => {
  assert.throws(
    () => api.validateField("FullName", "", { operation: "delete" }),
    /^TypeError: operation must be "update" or "create"$/,
  );
});

test("a catalogue that is no object is a TypeError", () => {
  for (const catalogue of ["de", null, 1]) {
    const [error] = validateUpdate({});
    assert.throws(() => api.describe(error, catalogue), {
      name: "TypeError",
      message: `catalogue must be an object, not ${catalogue}`,
    });
  }
});

test("toUpdate keeps the unchanged properties", () => {
  const record = { ...valid, Notes: "Countess", Email: "a@b.c", IsNew: false };
  const body = api.toUpdate(record, { FullName: "Ada Lovelace", Email: null, PostCode: undefined });
  assert.deepEqual(
    Object.keys(body),
    api.fields.map(({ name }) => name),
  );
  assert.deepEqual([body.FullName, body.Notes, body.Email, body.PostCode], ["Ada Lovelace", "Countess", null, null]);
});

const answer = {
  Status: 500,
  WasSuccessful: false,
  Message: "…",
  Errors: [
    { PropertyName: "CoworkerContract", Message: "is a required field", AttemptedValue: 0 },
    { PropertyName: "Nickname", Message: "is silly", AttemptedValue: "x" },
  ],
};

test("readResponse returns errors with the codes of known messages", async () => {
  const read = await api.readResponse(new Response(JSON.stringify(answer)));
  assert.deepEqual(
    read.Errors.map(({ PropertyName, code }) => [PropertyName, code]),
    [
      ["CoworkerContractId", "required"],
      ["Nickname", null],
    ],
  );
  assert.deepEqual(
    read.Errors.map((error) => api.describe(error)),
    ["Enter the contract ID", "is silly"],
  );
});

test("readResponse reads the response of another fetch", async () => {
  const expected = await api.readResponse(new Response(JSON.stringify(answer)));
  assert.deepEqual(await api.readResponse({ json: async () => answer }), expected);
});

test("readResponse returns a failure for a body that is no answer of the API", async () => {
  assert.equal((await api.readResponse(new Response("<html>"))).WasSuccessful, false);
  for (const body of [null, 1, "x", [], {}, { WasSuccessful: false, Errors: [null, 1, {}] }]) {
    assert.equal(api.readResponse(body).WasSuccessful, false);
  }
});

test("describe fills the parameters of an error into the words of a catalogue", () => {
  const [error] = validateUpdate({ ...valid, DateOfBirth: "1850-01-01" });
  assert.equal(api.describe(error), "Date of birth must be on or after 1 January 1900");
  const german = {
    locale: "de",
    labels: { DateOfBirth: "Geburtsdatum" },
    messages: { too_early: "{Label}: nicht vor dem {min}" },
  };
  assert.equal(api.describe(error, german), "Geburtsdatum: nicht vor dem 1. Januar 1900");
});
