import assert from "node:assert/strict";
import { test } from "node:test";
import { validateBulk } from "../../../pkg/bulk.js";
import { validateCreate, validateUpdate } from "../../../pkg/index.js";
import { corpus } from "./cases.mjs";
import { cases, parse } from "./corpus.mjs";
import { streamOf } from "./stream.mjs";

const valid = '{"Id":1,"CoworkerContractId":2,"FullName":"Ada Lovelace","Notes":"Countess"}';
const wrong = '{"Id":1,"CoworkerContractId":2,"FullName":" "}';
/** Cuts bytes or a text into single ones, a long one into some 500 pieces. */
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

test("validateBulk counts records and reports progress", async () => {
  const text = `[${Array.from({ length: 20_000 }, (_, index) => (index === 7 ? wrong : valid)).join(",\n")}]`;
  for (const input of [text, new TextEncoder().encode(text), new TextEncoder().encode(text).buffer]) {
    const told = [];
    const { records, valid, invalid, complete } = await validateBulk(input, { onProgress: (each) => told.push(each) });
    assert.deepEqual([records, valid, complete], [20_000, 19_999, true]);
    assert.deepEqual(
      invalid.map(({ index, line, column }) => [index, line, column]),
      [[7, 8, 1]],
    );
    assert.ok(told.length >= 3);
    assert.deepEqual(told.at(-1), { read: text.length, total: text.length, records: 20_000, invalid: 1 });
  }
});

test("an aborted signal ends the check and cancels the stream", async () => {
  const reason = new Error("enough");
  await assert.rejects(validateBulk(valid, { signal: AbortSignal.abort(reason) }), reason);
  let cancelled;
  const endless = new ReadableStream({ cancel: (why) => void (cancelled = why) });
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), 5);
  await assert.rejects(validateBulk(endless, { signal: controller.signal }), reason);
  assert.equal(cancelled, reason);
  const within = new AbortController();
  const onProgress = () => within.abort(reason);
  await assert.rejects(validateBulk(`${valid}\n`.repeat(10_000), { signal: within.signal, onProgress }), reason);
});

test("hostile inputs are findings and do not throw", async () => {
  const said = async (input, options) => {
    const { records, complete, invalid } = await validateBulk(input, options);
    return [records, complete, ...invalid.map(({ errors: [{ code, Message }] }) => code ?? Message)];
  };
  const large = "The body is too large";
  assert.deepEqual(await said(""), [0, true]);
  assert.deepEqual(await said("\uFEFF[]"), [0, true]);
  assert.deepEqual(await said(new Uint8Array(0)), [0, true]);
  assert.deepEqual(await said(`${valid}\n{"FullName":"${"a".repeat(1e7)}"}\n${valid}`), [3, true, large]);
  assert.deepEqual(await said(`[${valid},{"FullName":"${"é".repeat(1e7)}"},${valid}]`), [2, false, large]);
  assert.deepEqual(await said(`[{"x":${"[".repeat(5e5)}${"]".repeat(5e5)}}]`), [1, true, "required"]);
  assert.deepEqual(await said(valid.replace("Ada", "\uD800")), [1, true]);
  assert.deepEqual(await said(Uint8Array.of(0x7b, 0xff, 0x7d, 0x0a, 0x37)), [
    2,
    true,
    "The body is not valid UTF-8",
    "The body must be an object, not a number",
  ]);
  assert.deepEqual(await said(streamOf([valid.replace("Ada", "\u{1F600}")].join("").split("").values())), [1, true]);
});

test("a wrong argument, a throwing callback and a failing stream reject the promise", async () => {
  await assert.rejects(validateBulk(7), TypeError);
  await assert.rejects(validateBulk(null), TypeError);
  await assert.rejects(validateBulk(streamOf([7].values())), TypeError);
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
  const error = new Error("no");
  await assert.rejects(
    validateBulk(wrong, {
      onInvalid() {
        throw error;
      },
    }),
    error,
  );
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
