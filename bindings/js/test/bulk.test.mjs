import assert from "node:assert/strict";
import { test } from "node:test";
import { validateBulk } from "../../../pkg/bulk.js";
import { validateCreate, validateUpdate } from "../../../pkg/index.js";
import { corpus } from "./cases.mjs";
import { cases, parse } from "./corpus.mjs";
import { streamOf } from "./stream.mjs";

const valid = '{"Id":1,"CoworkerContractId":2,"FullName":"Ada Lovelace","Notes":"Countess"}';
const wrong = '{"Id":1,"CoworkerContractId":2,"FullName":" "}';
/** Cuts bytes or a string into single bytes or characters, and a long input into some 500 pieces. */
function* parts(whole) {
  const length = Math.ceil(whole.length / 500);
  for (let at = 0; at < whole.length; at += length) yield whole.slice(at, at + length);
}

test("a case of the corpus has the same outcome in validateBulk and in the main entry", async () => {
  let ran = 0;
  for (const each of corpus.flatMap(cases)) {
    let record;
    try {
      record = parse(each.input);
    } catch {
      continue;
    }
    if (each.parsed) continue;
    const options = { rules: each.rules, today: each.today, operation: each.operation };
    const expected = (each.operation === "create" ? validateCreate : validateUpdate)(record, options);
    const line = each.input.replace(/[\r\n]/g, " ");
    const array = `[${each.input}]`;
    const bytesOf = (text) => new TextEncoder().encode(text);
    const inputs = { json: [array, streamOf(parts(bytesOf(array)))], ndjson: [bytesOf(line), streamOf(parts(line))] };
    for (const [format, ofFormat] of Object.entries(inputs)) {
      for (const input of ofFormat) {
        const found = await validateBulk(input, { ...options, format });
        assert.equal(found.complete, true, each.name);
        assert.equal(found.records, 1, each.name);
        assert.deepEqual(
          found.invalid.flatMap(({ errors }) => errors),
          expected,
          each.name,
        );
      }
    }
    ran++;
  }
  assert.ok(ran > 1_100, `only ${ran} cases ran`);
});

/** 20,000 records, of which the eighth is invalid. */
const many = `[${Array.from({ length: 20_000 }, (_, index) => (index === 7 ? wrong : valid)).join(",\n")}]`;
const forms = [many, new TextEncoder().encode(many), new TextEncoder().encode(many).buffer];

test("validateBulk counts the records and returns the invalid ones with their positions", async () => {
  for (const input of forms) {
    const { records, valid, invalid, complete } = await validateBulk(input);
    assert.deepEqual([records, valid, complete], [20_000, 19_999, true]);
    assert.deepEqual(
      invalid.map(({ index, line, column }) => [index, line, column]),
      [[7, 8, 1]],
    );
  }
});

test("onProgress gets the counts, at last those of the whole input", async () => {
  for (const input of forms) {
    const reports = [];
    await validateBulk(input, { onProgress: (each) => reports.push(each) });
    assert.ok(reports.length >= 3);
    assert.deepEqual(reports.at(-1), { read: many.length, total: many.length, records: 20_000, invalid: 1 });
  }
});

const reason = new Error("enough");

test("a signal that is aborted before the check rejects the promise", async () => {
  await assert.rejects(validateBulk(valid, { signal: AbortSignal.abort(reason) }), reason);
});

test("an abort while a stream is read cancels the stream", async () => {
  let cancelled;
  const endless = new ReadableStream({ cancel: (why) => void (cancelled = why) });
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), 5);
  await assert.rejects(validateBulk(endless, { signal: controller.signal }), reason);
  assert.equal(cancelled, reason);
});

test("an abort in onProgress ends the check", async () => {
  const within = new AbortController();
  const onProgress = () => within.abort(reason);
  await assert.rejects(validateBulk(`${valid}\n`.repeat(10_000), { signal: within.signal, onProgress }), reason);
});

/** The number of records, whether the whole input was read, and the first error of each invalid record. */
const said = async (input) => {
  const { records, complete, invalid } = await validateBulk(input);
  return [records, complete, ...invalid.map(({ errors: [{ code, Message }] }) => code ?? Message)];
};

test("an empty input has no records", async () => {
  for (const input of ["", "\uFEFF[]", new Uint8Array(0)]) assert.deepEqual(await said(input), [0, true]);
});

test("a record that is too large is an error, after which only lines are read on", async () => {
  const large = "The body is too large";
  assert.deepEqual(await said(`${valid}\n{"FullName":"${"a".repeat(1e7)}"}\n${valid}`), [3, true, large]);
  assert.deepEqual(await said(`[${valid},{"FullName":"${"é".repeat(1e7)}"},${valid}]`), [2, false, large]);
});

test("an unknown property is skipped at any depth", async () => {
  assert.deepEqual(await said(`[{"x":${"[".repeat(5e5)}${"]".repeat(5e5)}}]`), [1, true, "required"]);
});

// As TextEncoder encodes such a string.
test("a lone surrogate in a string is read as U+FFFD", async () => {
  assert.deepEqual(await said(valid.replace("Ada", "\uD800")), [1, true]);
});

test("bytes that are no UTF-8 are an error of their line", async () => {
  assert.deepEqual(await said(Uint8Array.of(0x7b, 0xff, 0x7d, 0x0a, 0x37)), [
    2,
    true,
    "The body is not valid UTF-8",
    "The body must be an object, not a number",
  ]);
});

test("a surrogate pair may be split between two chunks of a stream", async () => {
  assert.deepEqual(await said(streamOf(valid.replace("Ada", "\u{1F600}").split("").values())), [1, true]);
});

test("an input of another type rejects with a TypeError", async () => {
  await assert.rejects(validateBulk(7), TypeError);
  await assert.rejects(validateBulk(null), TypeError);
  await assert.rejects(validateBulk(streamOf([7].values())), TypeError);
});

test("a wrong option rejects with a TypeError", async () => {
  for (const options of [
    { today: "2026-02-30" },
    { today: "x" },
    { format: "csv" },
    { rules: "lax" },
    { operation: "PUT" },
    { maxRecordBytes: 0 },
    { maxRecordBytes: 2 ** 31 },
  ]) {
    await assert.rejects(validateBulk(valid, options), TypeError, JSON.stringify(options));
  }
});

const error = new Error("no");

test("an error that onInvalid throws rejects the promise", async () => {
  await assert.rejects(
    validateBulk(wrong, {
      onInvalid() {
        throw error;
      },
    }),
    error,
  );
});

test("an error of the stream rejects the promise", async () => {
  await assert.rejects(
    validateBulk(
      new ReadableStream({
        pull() {
          throw error;
        },
      }),
    ),
    error,
  );
});
