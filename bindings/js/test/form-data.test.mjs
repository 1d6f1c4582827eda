import assert from "node:assert/strict";
import { test } from "node:test";
import * as form from "../../../pkg/form.js";
import * as api from "../../../pkg/index.js";
import { controls } from "./cases.mjs";

const { readFormData, readValue, validateUpdate } = api;
const valid = { Id: "1", CoworkerContractId: "2", FullName: "Ada" };
const doors = {
  FormData(entries) {
    const formData = new FormData();
    for (const [name, value] of entries) formData.append(name, value);
    return formData;
  },
  URLSearchParams: (entries) => new URLSearchParams(entries),
};

test("the form entry exports the same readers", () => {
  assert.deepEqual([form.readFormData, form.readValue], [readFormData, readValue]);
});

test("readValue reads control strings as Rust does", () => {
  assert.ok(controls.length >= 30);
  for (const [name, text, expected] of controls) {
    assert.deepEqual([name, text, readValue(name, text) ?? null], [name, text, expected]);
  }
});

for (const [door, make] of Object.entries(doors)) {
  test(`readFormData reads a ${door} as Rust reads control strings`, () => {
    for (const [name, text, expected] of controls) {
      const formData = make([[name, text]]);
      assert.deepEqual(readFormData(formData), expected === null ? {} : { [name]: expected });
      assert.deepEqual(readFormData(formData, { empty: null }), { [name]: expected });
    }
  });

  test(`of several values of one name in a ${door} the last counts`, () => {
    const names = ["Email", "Email", "Id", "Id", "Notes", "Notes"];
    const texts = ["a@example.com", " b@example.com ", "1", "x", "text", ""];
    const formData = make(names.map((name, index) => [name, texts[index]]));
    assert.deepEqual(readFormData(formData), { Id: "x", Email: "b@example.com" });
    assert.deepEqual(readFormData(formData, { empty: null }), { Id: "x", Email: "b@example.com", Notes: null });
  });

  test(`names in a ${door} that are no properties are ignored`, () => {
    const others = ["__proto__", "constructor", "toString", "hasOwnProperty", "id", "Id ", "", "length", "$ACTION_ID"];
    const formData = make([...others.map((name) => [name, "7"]), ...Object.entries(valid)]);
    const record = readFormData(formData);
    assert.deepEqual(record, { Id: 1, CoworkerContractId: 2, FullName: "Ada" });
    assert.equal(Object.getPrototypeOf(record), Object.prototype);
    assert.equal({}.Id, undefined);
    assert.deepEqual(validateUpdate(record), []);
  });

  // A reader whose time grows with the square of the entries would take minutes.
  test(`a ${door} of 200,000 entries gives the last value of a name`, { timeout: 60_000 }, () => {
    const entries = Array.from({ length: 200_000 }, (_, index) => [index % 2 === 0 ? "Notes" : `field${index}`, `${index}`]);
    const formData = make(entries);
    assert.deepEqual(readFormData(formData), { Notes: "199998" });
  });
}

test("a file is a wrong value of its property, by both rule sets", () => {
  for (const file of [new File(["7"], "7.txt"), new File([], ""), new Blob(["7"])]) {
    const formData = doors.FormData(Object.entries(valid));
    for (const { name } of api.fields) formData.set(name, file);
    const record = readFormData(formData);
    for (const rules of ["strict", "reference"]) {
      const errors = validateUpdate(record, { rules });
      assert.equal(errors.length, api.fields.length);
      for (const { PropertyName, code, AttemptedValue } of errors) {
        assert.ok(code === "not_a_string" || code === "not_an_integer", `${PropertyName}: ${code}`);
        assert.ok(AttemptedValue instanceof Blob);
      }
    }
  }
});

test("a million blanks or digits are read in under a second", () => {
  const start = performance.now();
  const long = 1_000_000;
  assert.equal(readValue("Notes", " ".repeat(long)), undefined);
  assert.equal(readValue("Notes", `a${" ".repeat(long)}b`).length, long + 2);
  assert.equal(readValue("Id", "9".repeat(long)), "9".repeat(long));
  assert.equal(readValue("Id", `${"0".repeat(long)}7`), 7);
  assert.ok(performance.now() - start < 1_000);
});

test("a value that is not iterable is a TypeError that names formData", () => {
  for (const wrong of [null, undefined, 1, "Id=7", {}, Promise.resolve(new FormData())]) {
    assert.throws(() => readFormData(wrong), { name: "TypeError", message: "formData must be a FormData or URLSearchParams" });
  }
});
