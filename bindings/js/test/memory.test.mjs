// The memory that the package uses. Only Node reports it, with the option --expose-gc.

import assert from "node:assert/strict";
import { test } from "node:test";
import { validateBulk } from "../../../pkg/bulk.js";
import { validateUpdate } from "../../../pkg/index.js";
import { streamOf } from "./stream.mjs";

test("a million calls do not grow memory", { timeout: 120_000 }, () => {
  const full = { Id: 1, CoworkerContractId: 2, FullName: "Ada", Email: "ada@", DateOfBirth: "1990-06-15", Notes: 7 };
  const calls = (count) => {
    for (let call = 0; call < count; call++) validateUpdate(full);
    globalThis.gc();
    return process.memoryUsage();
  };
  const before = calls(100_000),
    after = calls(1_000_000);
  assert.ok(after.arrayBuffers <= before.arrayBuffers, "the memory of the rules grew");
  assert.ok(after.heapUsed - before.heapUsed < 20_000_000, `${after.heapUsed - before.heapUsed} bytes`);
});

const valid = '{"Id":1,"CoworkerContractId":2,"FullName":"Ada Lovelace","Notes":"Countess"}';
const wrong = '{"Id":1,"CoworkerContractId":2,"FullName":" "}';

test("a long stream does not grow memory", { timeout: 120_000 }, async () => {
  const chunk = new TextEncoder().encode([...Array(800).fill(valid), wrong, ""].join("\n"));
  const count = Math.ceil(300e6 / chunk.length);
  let invalid = 0,
    most = 0;
  const before = process.memoryUsage().arrayBuffers;
  const result = await validateBulk(streamOf(Array.from({ length: count }, () => chunk).values()), {
    onInvalid: () => invalid++,
    onProgress: () => (most = Math.max(most, process.memoryUsage().arrayBuffers - before)),
  });
  assert.deepEqual([result.records, invalid, result.invalid.length], [count * 801, count, 0]);
  assert.ok(most < 8e6, `${most} bytes`);
});
