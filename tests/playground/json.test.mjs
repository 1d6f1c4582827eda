// How the playground reads a body: crates/contract-contact-server/src/playground/json.js.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { position, readBody, withValue } from "../../crates/contract-contact-server/src/playground/json.js";

const parses = (text) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** Returns the line, column and advice for a body that is not JSON, otherwise null. */
function place(text) {
  const { problem } = readBody(text);
  if (!problem) return null;
  const { line, column } = position(text, problem.at);
  return [line, column, problem.advice];
}

/** Returns a generator of numbers that are the same in each run. */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const record = `{\n  "Id": 87654321, "Email": "a\\u00e9\\n@b.c",\n  "x": [1.5e3, {"y": [], "z": {}}, true, false, null, -0]\n}\n`;

test("readBody rejects exactly what JSON.parse rejects, with position and advice", () => {
  const suites = JSON.parse(readFileSync(new URL("../conformance/suites.json", import.meta.url), "utf8"));
  const texts = suites["json-test-suite"].rows.flatMap(({ text }) => text ?? []);
  assert.ok(texts.length > 200);
  const next = numbers(1);
  const letters = [..."{}[]\",:'\\/ \n\t0123.eE+-truefalsnX\u0001\uFEFF\u00e9"];
  for (let count = 0; count < 50_000; count++) {
    const at = next(record.length);
    texts.push(record.slice(0, at) + (next(3) ? letters[next(letters.length)] : "") + record.slice(at + next(4)));
  }
  for (const text of texts) {
    const { problem } = readBody(text);
    assert.equal(problem === null, parses(text), JSON.stringify(text));
    // Only the message of an engine, for an error that readBody does not find itself, has no full stop.
    if (problem)
      assert.ok(problem.advice.endsWith(".") && problem.at <= text.length, `${JSON.stringify(text)}: ${problem.advice}`);
  }
});

test("readBody returns line, column and advice for a fault", () => {
  const cases = [
    ["", 1, 1, /The body is empty/],
    [" \n ", 2, 2, /The body is empty/],
    ['{"Id": 1,\n  "FullName" "x"}', 2, 14, /colon/],
    ['{"Id": 1,\n}', 2, 1, /Remove the comma before }/],
    ['{"Id": [1,]}', 1, 11, /Remove the comma before ]/],
    ['{"Id": 1\n "FullName": "x"}', 2, 2, /Put a comma/],
    ["{'Id': 1}", 1, 2, /straight double quotes/],
    ["{Id: 1}", 1, 2, /Put the name in double quotes/],
    ["{“Id”: 1}", 1, 2, /straight double quotes/],
    ["{\"FullName\": 'Ada'}", 1, 14, /straight double quotes/],
    ['{"FullName": Ada}', 1, 14, /Only true, false and null/],
    ['{"é😀": "x" y}', 1, 12, /Put a comma/],
    ['{"Notes": "a\nb"}', 1, 13, /\\n/],
    ['{"Notes": "a\tb"}', 1, 13, /\\u0009/],
    ['{"Notes": "C:\\x"}', 1, 14, /\\\\/],
    ['{"Notes": "a}', 1, 14, /End the string/],
    ['{"Id": 01}', 1, 8, /leading zeros/],
    ['{"Id": +1}', 1, 8, /plus sign/],
    ['{"Id": 0x10}', 1, 8, /decimal digits/],
    ['{"Id": 1,000}', 1, 10, /no separators/],
    ['{"Id": NaN}', 1, 8, /Only true, false and null/],
    ['{// the contact\n"Id": 1}', 1, 2, /comment/],
    ['{"Id": 1}\n{"Id": 2}', 2, 1, /one record at a time/],
    ['{"Id": 1', 1, 9, /Add }/],
    ['{"Id":', 1, 7, /value is missing/],
    ['\uFEFF{"Id": 1}', 1, 1, /byte order mark/],
    ['{"Id": 1]', 1, 9, /} to end the object/],
    ["\r\n\r\n{,", 3, 2, /Put the name/],
  ];
  for (const [text, line, column, advice] of cases) {
    const found = place(text);
    assert.deepEqual(found?.slice(0, 2), [line, column], text);
    assert.match(found[2], advice, text);
  }
});

test("readBody reports each value that JSON.parse or the server changes", () => {
  const cases = [
    ['{"Id": 1, "Id": 2, "Id": 3}', [/"Id" occurs more than once.*use the last/]],
    ['{"Id": 9007199254740993}', [/reads 9007199254740993 as 9007199254740992/]],
    ['{"x": [-9007199254740993, 9007199254740992]}', [/reads -9007199254740993/]],
    ['{"Id": 1e400}', [/1e400 is larger.*rejects/]],
    ['{"FullName": "\\ud800x"}', [/surrogate.*rejects/]],
    ['{"FullName": "\\ud83d\\ude00", "Id": 1.0, "x": 1e2, "y": {"Id": 1, "id": 2}, "z": 0.1}', []],
  ];
  for (const [text, expected] of cases) {
    const { remarks } = readBody(text);
    assert.equal(remarks.length, expected.length, text);
    for (const [index, remark] of remarks.entries()) assert.match(remark, expected[index]);
  }
});

const change = (text, name, value) => withValue(text, readBody(text), name, value);

test("withValue changes one value of the text, of a name that comes again the last", () => {
  assert.equal(change('{"Id":1,"Notes":"x"}', "Id", 25), '{"Id":25,"Notes":"x"}');
  assert.equal(change('{"Id": 1, "Big": 9007199254740993, "Id": 2 }', "Id", 3), '{"Id": 1, "Big": 9007199254740993, "Id": 3 }');
  assert.equal(change('{"\\u0049d" : [1, {"Id": 5}] }', "Id", "x"), '{"\\u0049d" : "x" }');
});

test("withValue adds a property at the end", () => {
  assert.equal(change('{\n  "Id": 1\n}', "Notes", 'a"b'), '{\n  "Id": 1,\n  "Notes": "a\\"b"\n}');
  assert.equal(change('{"Id":1}', "Notes", "a"), '{"Id":1,"Notes": "a"}');
  for (const empty of ["", " \n", "{}", "{ }"]) assert.equal(change(empty, "Id", 1), '{\n  "Id": 1\n}');
});

test("withValue sets a removed value to null", () => {
  assert.equal(change('{"Notes": "a"}', "Notes", undefined), '{"Notes": null}');
  assert.equal(change("{}", "Notes", undefined), "{}");
});

test("deep nesting is read", () => {
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  assert.equal(readBody(`{"Id": ${deep}, "Id": 1}`).problem, null, "JSON.parse keeps the last");
  // Some engines serialize any depth.
  assert.ok([null, "Nested too deep"].includes(readBody(`{"Id": ${deep}}`).problem?.what ?? null));
  assert.deepEqual(place("[".repeat(100_000))?.slice(0, 2), [1, 100_001]);
});

test("long strings are read", () => {
  assert.equal(readBody(`"${"a".repeat(5_000_000)}`).problem.at, 5_000_001);
  assert.equal(readBody(`"${"\\n".repeat(2_000_000)}"`).problem, null);
});
