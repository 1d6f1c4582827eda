// Two modules in Node: one has only its own exports, the other also has the ready exports, which return the results of the npm package.
// `cargo xtask test` builds both.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterEach, test } from "node:test";
import { run } from "../../bindings/js/test/corpus.mjs";
import * as npm from "../../pkg/index.js";

const require = createRequire(import.meta.url);
const own = require("../../target/wasm-module/own/module.js");
const ready = require("../../target/wasm-module/ready/module.js");

const valid = Object.freeze({ Id: 1, CoworkerContractId: 2, FullName: "Ada" });
const ownNames = ["emailHint", "errorsOf", "save"];
const readyNames = [
  "codes",
  "fields",
  "parseCreate",
  "parseUpdate",
  "validateCreate",
  "validateField",
  "validateUpdate",
  "wordings",
];

afterEach(() => {
  assert.deepEqual(ready.validateUpdate(valid), [], "the next check returns the right errors");
  assert.equal(own.save(valid).FullName, "Ada");
});

test("a module has the ready exports only with the feature", () => {
  const exported = (module) =>
    Object.keys(module)
      .filter((name) => !name.startsWith("__"))
      .sort();
  assert.deepEqual(exported(own), ownNames);
  assert.deepEqual(exported(ready), [...ownNames, ...readyNames].sort());
});

test("a module without the ready exports has no types of them", () => {
  const types = readFileSync(new URL("../../target/wasm-module/own/module.d.ts", import.meta.url), "utf8");
  assert.ok(!types.includes("ContractContactUpdate"));
});

test("an own export returns a valid record with every property", () => {
  assert.deepEqual(Object.entries(own.save({ ...valid, DateOfBirth: "1990-06-15T00:00:00Z", Email: "" })), [
    ["Id", 1],
    ["CoworkerContractId", 2],
    ["FullName", "Ada"],
    ["CoworkerId", null],
    ["Email", null],
    ["DateOfBirth", "1990-06-15"],
    ["Address", null],
    ["PostCode", null],
    ["CityName", null],
    ["State", null],
    ["CountryId", null],
    ["PhoneNumber", null],
    ["Notes", null],
    ["ContractContactType", null],
  ]);
});

test("an own export returns the failure of an invalid record", () => {
  const body =
    '{"Message":"FullName: is a required field","Value":null,"Errors":[{"AttemptedValue":" ","Message":"is a required field",' +
    '"PropertyName":"FullName"}],"WasSuccessful":false}';
  assert.equal(JSON.stringify(own.save({ ...valid, FullName: " " })), body);
});

test("an own export returns the errors of the npm package, or null", () => {
  assert.equal(own.errorsOf(valid), null);
  assert.deepEqual(own.errorsOf({ ...valid, Email: 7 }), npm.validateUpdate({ ...valid, Email: 7 }));
});

test("an own export checks one property", () => {
  assert.equal(own.emailHint("ada@"), "Enter an email address in the correct format, like name@example.com");
  assert.equal(own.emailHint("ada@example.com"), undefined);
});

test("every case of the corpus has the verdict, code, message and attempted value of the npm package", () => {
  const folder = new URL("../corpus/", import.meta.url);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")));
  const schema = (parse) => ({
    "~standard": {
      validate: (input) => {
        const { record, errors } = parse(input);
        return record ? { value: record } : { issues: errors };
      },
    },
  });
  const api = {
    ...ready,
    fields: ready.fields(),
    contractContactUpdate: schema(ready.parseUpdate),
    contractContactCreate: schema(ready.parseCreate),
  };
  const { ran, differences } = run(api, files);
  assert.ok(ran > 1_200, `only ${ran} cases ran`);
  assert.deepEqual(differences, []);
});

/** Functions that create a value, because a value can allow only one read. */
const hostile = [
  () => null,
  () => undefined,
  () => 0,
  () => -0,
  () => 1.5,
  () => NaN,
  () => Infinity,
  () => 2 ** 53,
  () => 1n,
  () => "",
  () => " ",
  () => "\u3000",
  () => "7",
  () => "\uD800",
  () => "\uFFFD",
  () => "a\u0000",
  () => "a\r\n\tb",
  () => "x".repeat(100_000),
  () => "\u{1F600}",
  () => true,
  () => Symbol("s"),
  () => () => 1,
  () => class {},
  () => [],
  () => new Array(1_000_000),
  () => new Array(1000).fill("x"),
  () => ({}),
  () => Object.create(null),
  () => new Date(),
  () => new Date(NaN),
  () => new Map(),
  () => new Set(),
  () => /x/,
  () => Object(1),
  () => Object("Ada"),
  () => Object(1n),
  () => new Proxy({}, {}),
  () => new Proxy([], {}),
  () => new Proxy(() => 1, {}),
  () => new Error("x"),
  () => Promise.resolve(1),
  () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
  () => {
    const cyclic = {};
    cyclic.self = cyclic;
    return cyclic;
  },
  () => ({
    toString() {
      throw 1;
    },
    toJSON() {
      throw 2;
    },
    [Symbol.toPrimitive]() {
      throw 3;
    },
  }),
  () => ({ ...valid }),
  () => [valid],
  () => Object.create(valid),
  () => Object.assign(Object.create(null), valid),
  () => Object.freeze({ ...valid }),
  () => ({
    ...valid,
    get FullName() {
      throw new Error("no");
    },
    get Email() {
      throw new Error("no");
    },
  }),
  () =>
    new (class Contact {
      Id = 1;
      CoworkerContractId = 2;
      get FullName() {
        return "Ada";
      }
    })(),
  () => JSON.parse('{"__proto__": {"Id": 1, "CoworkerContractId": 2, "FullName": "Ada"}}'),
  () => ({ ...valid, [Symbol.toStringTag]: "Map" }),
  () => ({ ...valid, toString: 1, propertyIsEnumerable: 2, length: 3, then: 4 }),
  () =>
    new Proxy(valid, {
      getPrototypeOf() {
        throw 1;
      },
    }),
  () =>
    new Proxy(valid, {
      get() {
        throw 1;
      },
    }),
  () =>
    new Proxy(
      valid,
      new Proxy(
        {},
        {
          get() {
            throw 1;
          },
        },
      ),
    ),
  () => globalThis,
  () => Math,
  () => new WeakMap(),
  () => new Uint8Array(8),
  () =>
    (function () {
      return arguments;
    })(1, 2),
];

function same(found, expected) {
  assert.deepEqual(
    found.map(({ AttemptedValue, ...rest }) => rest),
    expected.map(({ AttemptedValue, ...rest }) => rest),
  );
  for (const [index, { AttemptedValue, PropertyName }] of found.entries()) {
    assert.ok(Object.is(AttemptedValue, expected[index].AttemptedValue), PropertyName);
  }
}

test("hostile values have the errors of the npm package", () => {
  let compared = 0;
  for (const make of hostile) {
    for (const rules of ["strict", "reference"]) {
      for (const validate of ["validateUpdate", "validateCreate"]) {
        const input = make();
        same(ready[validate](input, { rules }), npm[validate](input, { rules }));
        for (const { name } of npm.fields) {
          const record = { ...valid, [name]: make() };
          same(ready[validate](record, { rules }), npm[validate](record, { rules }));
          compared++;
        }
      }
    }
    for (const { name } of npm.fields) {
      const value = make(),
        [found, expected] = [ready, npm].map(({ validateField }) => validateField(name, value, { operation: "create" }));
      same(found ? [found] : [], expected ? [expected] : []);
    }
    const result = ready.parseUpdate(make());
    assert.ok(result.record !== undefined || result.errors.length > 0);
  }
  assert.ok(compared > 3_000, `${compared}`);
});

const codes = (input) => ready.validateUpdate(input).map(({ PropertyName, code }) => `${PropertyName}: ${code}`);

// The npm package does not check this for an object literal.
test("a property that is not enumerable is not read", () => {
  assert.deepEqual(codes(Object.defineProperty({ ...valid }, "FullName", { enumerable: false })), ["FullName: required"]);
});

// The npm package reads a proxy of an object literal without this trap.
test("a proxy whose getOwnPropertyDescriptor throws is an error for each property", () => {
  const silent = new Proxy(valid, {
    getOwnPropertyDescriptor() {
      throw 1;
    },
  });
  assert.equal(codes(silent).length, ready.fields().length);
});

test("the fields equal those of the npm package", () => {
  assert.deepEqual(ready.fields(), npm.fields);
});

test("the codes have their parameters", () => {
  assert.deepEqual(ready.codes().out_of_range.params, { min: 1, max: Number.MAX_SAFE_INTEGER });
});

test("the wordings equal those of the npm package", () => {
  const codes = ready.codes(),
    wordings = ready.wordings();
  for (const field of ready.fields()) {
    assert.deepEqual(Object.keys(wordings[field.name]), field.codes);
    for (const code of field.codes) {
      const error = {
        PropertyName: field.name,
        code,
        Message: codes[code].message,
        AttemptedValue: null,
        params: codes[code].params,
      };
      const catalogue = { messages: { [`${field.name}.${code}`]: wordings[field.name][code] } };
      assert.equal(npm.describe(error, catalogue), npm.describe(error));
    }
  }
});

test("a wrong option is a TypeError that names the option", () => {
  assert.throws(() => ready.validateUpdate(valid, { rules: "lax" }), new TypeError('rules must be "strict" or "reference"'));
  assert.throws(
    () => ready.parseCreate(valid, { today: "2026-02-30" }),
    new TypeError("today must be a day of the calendar as YYYY-MM-DD"),
  );
  assert.throws(
    () => ready.validateField("Id", 1, { operation: "PUT" }),
    new TypeError('operation must be "update" or "create"'),
  );
  assert.throws(() => ready.validateUpdate(valid, { rule: "strict" }), new TypeError('there is no option "rule"'));
  assert.throws(() => ready.validateUpdate(valid, "strict"), new TypeError("options must be an object"));
  assert.throws(() => own.save(valid, { rules: 7 }), TypeError);
});

test("an unknown property is a TypeError that names the property", () => {
  assert.throws(() => ready.validateField("Fullname", ""), new TypeError('there is no property "Fullname"'));
});

test("an option that is undefined or null has its default", () => {
  assert.deepEqual(ready.validateUpdate(valid, { rules: undefined, today: null }), []);
});

test("a getter that checks its own record again and again is an error", () => {
  const input = {
    ...valid,
    get FullName() {
      return ready.validateUpdate(this);
    },
  };
  for (let call = 0; call < 3_000; call++) {
    const errors = ready.validateUpdate(input);
    assert.equal(errors[0].code, "not_a_string");
  }
});

test("a million calls do not grow memory", { timeout: 300_000 }, () => {
  const full = {
    ...valid,
    Email: "ada@",
    DateOfBirth: "1990-06-15",
    Notes: 7,
    get State() {
      throw new Error("no");
    },
  };
  const { proxy: revoked, revoke } = Proxy.revocable({}, {});
  revoke();
  const calls = (count) => {
    for (let call = 0; call < count; call += 4) {
      ready.validateUpdate(full);
      ready.parseUpdate(valid);
      ready.parseCreate(revoked);
      try {
        ready.validateUpdate(full, {
          get rules() {
            throw new Error("no");
          },
        });
      } catch {
        /* expected */
      }
    }
    globalThis.gc?.();
    return { module: ready.__wasm.memory.buffer.byteLength, heap: process.memoryUsage().heapUsed };
  };
  const before = calls(100_000),
    after = calls(1_000_000);
  assert.equal(after.module, before.module, "the memory of the module grew");
  assert.ok(after.heap - before.heap < 20_000_000, `${after.heap - before.heap} bytes`);
});
