// Faults of older, busier or stricter engines, simulated.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

const valid = Object.freeze({ Id: 1, CoworkerContractId: 2, FullName: "Ada" });
const record = JSON.stringify(valid);
const real = { ...Object.fromEntries(["Module", "Instance", "compile", "instantiate"].map((name) => [name, WebAssembly[name]])) };
const search = RegExp.prototype.test;
let copies = 0;

afterEach(() => {
  Object.assign(WebAssembly, real);
  RegExp.prototype.test = search;
});

const folder = "../../../pkg";
/** Imports an entry that has not loaded its module yet. */
const fresh = (entry) => import(`${folder}/${entry}.js?${copies++}`);
/** The errors of engines without memory: a RangeError, in Firefox a string. */
const shortages = [new RangeError("Out of memory"), "out of memory"];
const failing = (error) =>
  function () {
    throw error;
  };
const turns = async (count) => {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setTimeout(resolve));
};

/** Checks that names with emojis are accepted, and names with lone surrogates or controls are rejected. */
async function checkSurrogates() {
  const { validateUpdate } = await fresh("index");
  const codes = (FullName) => validateUpdate({ ...valid, FullName, Notes: FullName }).map(({ code }) => code);
  const names = ["Ada \u{1F600}", "\u{1F600}\u{1F600}", "\uD83D\u{1F600}\uDE00", "\u{1F600}\uD83D", "\uDE00", "\u{1F600}\0"];
  const wrong = ["not_plain_text", "not_plain_text"];
  assert.deepEqual(names.map(codes), [[], [], wrong, wrong, wrong, wrong]);
}

test("a name with an emoji is accepted and one with a lone surrogate is not", checkSurrogates);

test("a name with an emoji is accepted where the engine confuses pairs with lone surrogates", async () => {
  // Safari before 18 ignores the flag u of such a pattern.
  RegExp.prototype.test = function (text) {
    return search.call(this.unicode ? new RegExp(this.source) : this, text);
  };
  await checkSurrogates();
});

test("a shortage of memory is not remembered", async () => {
  for (const shortage of shortages) {
    const { isReady, validateUpdate } = await fresh("index");
    WebAssembly.Instance = failing(shortage);
    assert.equal(isReady(), false);
    Object.assign(WebAssembly, real);
    assert.equal(isReady(), true);
    assert.deepEqual(validateUpdate(valid), []);
  }
});

test("a shortage of memory throws NotReadyError that does not name the policy", async () => {
  for (const shortage of shortages) {
    const { NotReadyError, validateUpdate } = await fresh("index");
    WebAssembly.Instance = failing(shortage);
    assert.throws(
      () => validateUpdate(valid),
      (error) => error instanceof NotReadyError && error.cause === shortage && !error.message.includes("unsafe-eval"),
    );
    Object.assign(WebAssembly, real);
  }
});

/** Blocks WebAssembly by the policy of a page. Returns how often the engine was asked. */
function block() {
  const engine = { asked: 0 };
  WebAssembly.Module = function () {
    engine.asked++;
    throw new WebAssembly.CompileError("blocked by CSP");
  };
  return engine;
}

test("a refusal by the policy is remembered", async () => {
  const { isReady } = await fresh("index");
  const engine = block();
  for (let check = 0; check < 3; check++) assert.equal(isReady(), false);
  Object.assign(WebAssembly, real);
  assert.equal(isReady(), false);
  assert.equal(engine.asked, 1);
});

test("a refusal by the policy throws NotReadyError that names the policy", async () => {
  const { NotReadyError, validateUpdate } = await fresh("index");
  block();
  assert.throws(
    () => validateUpdate(valid),
    (error) => error instanceof NotReadyError && error.message.includes("unsafe-eval"),
  );
});

test("a text too large for memory throws NotReadyError and the next record is checked", async () => {
  const { NotReadyError, validateUpdate } = await fresh("index");
  WebAssembly.Instance = function (module) {
    const { exports } = new real.Instance(module);
    const { buffer } = exports.memory;
    return { exports: { ...exports, memory: { buffer, grow: failing(shortages[0]) } } };
  };
  assert.throws(() => validateUpdate({ ...valid, Email: "x".repeat(1e6) }), NotReadyError);
  assert.deepEqual(
    validateUpdate({ ...valid, Email: "ada@" }).map(({ code }) => code),
    ["not_an_email"],
  );
});

test("validateBulk compiles its module asynchronously", async () => {
  const { validateBulk } = await fresh("bulk");
  WebAssembly.Module = WebAssembly.Instance = failing(
    new RangeError("disallowed on the main thread, if the buffer size is larger than 4KB"),
  );
  assert.equal((await validateBulk(record)).valid, 1);
});

const refuse = async () => failing(new WebAssembly.CompileError("refused"))();

test("validateBulk rejects with the main entry's NotReadyError without WebAssembly", async () => {
  const { validateBulk } = await fresh("bulk");
  const { NotReadyError } = await import("../../../pkg/index.js");
  WebAssembly.compile = refuse;
  await assert.rejects(validateBulk("[]"), NotReadyError);
  await assert.rejects(validateBulk("[]"), /unsafe-eval/);
});

test("validateBulk compiles its module once more after a refusal", async () => {
  const { validateBulk } = await fresh("bulk");
  WebAssembly.compile = refuse;
  await assert.rejects(validateBulk("[]"), /unsafe-eval/);
  WebAssembly.compile = real.compile;
  assert.equal((await validateBulk(record)).valid, 1);
});

/** Simulates an engine with room for a number of instances. An instance ends with its input. */
function small(room, shortage = shortages[0]) {
  const engine = { instances: 0, most: 0 };
  WebAssembly.instantiate = async (module) => {
    if (engine.instances === room) throw shortage;
    engine.most = Math.max(engine.most, ++engine.instances);
    const { exports } = await real.instantiate(module);
    const read = (written, isLast) => {
      if (isLast) engine.instances--;
      return exports.read(written, isLast);
    };
    return { exports: { ...exports, read } };
  };
  return engine;
}

/** Returns a stream of a record that ends by `end()`. */
function endless() {
  const stream = {};
  stream.source = new ReadableStream({
    start(controller) {
      controller.enqueue(record);
      stream.end = () => controller.close();
    },
    cancel(reason) {
      stream.cancelled = reason;
    },
  });
  return stream;
}

/** Returns a stream of a record that takes a few turns. */
const slowly = () =>
  new ReadableStream({
    async pull(controller) {
      await turns(3);
      controller.enqueue(record);
      controller.close();
    },
  });

test("checks beyond the room of the engine wait for their turn", async () => {
  for (const shortage of shortages) {
    const { validateBulk } = await fresh("bulk");
    const engine = small(1, shortage);
    const results = await Promise.all(Array.from({ length: 20 }, () => validateBulk(slowly())));
    assert.deepEqual(
      results.map(({ valid }) => valid),
      Array.from({ length: 20 }, () => 1),
    );
    assert.deepEqual(engine, { instances: 0, most: 1 });
  }
});

/** Starts as many checks as the engine has room for. */
async function full() {
  const { validateBulk } = await fresh("bulk");
  small(3);
  const ended = [];
  const check = (name, source, options) => validateBulk(source, options).finally(() => ended.push(name));
  const streams = [endless(), endless(), endless()];
  const running = streams.map(({ source }, index) => check(index, source));
  await turns(5);
  return { check, ended, streams, running };
}

test("waiting checks start in order", async () => {
  const { check, ended, streams, running } = await full();
  const waiting = [check("fourth", record), check("fifth", record)];
  await turns(5);
  assert.deepEqual(ended, []);
  streams[1].end();
  await Promise.all(waiting);
  assert.deepEqual(ended, [1, "fourth", "fifth"]);
  for (const stream of [streams[0], streams[2]]) stream.end();
  await Promise.all(running);
});

test("a signal ends a waiting check at once", async () => {
  const { check, ended, streams, running } = await full();
  const controller = new AbortController(),
    waiting = endless(),
    reason = new Error("enough");
  const aborted = check("aborted", waiting.source, { signal: controller.signal });
  const after = check("fifth", record);
  await turns(5);
  assert.deepEqual(ended, []);
  controller.abort(reason);
  await assert.rejects(aborted, reason);
  assert.equal(waiting.cancelled, reason);
  streams[1].end();
  await after;
  assert.deepEqual(ended, ["aborted", 1, "fifth"]);
  for (const stream of [streams[0], streams[2]]) stream.end();
  await Promise.all(running);
});

test("a failing check makes room for the next", async () => {
  const { validateBulk } = await fresh("bulk");
  small(3);
  const broken = Array.from({ length: 3 }, () =>
    validateBulk(
      new ReadableStream({
        pull() {
          throw new Error("broken");
        },
      }),
    ),
  );
  for (const each of broken) await assert.rejects(each, /broken/);
  WebAssembly.instantiate = real.instantiate;
  assert.equal((await validateBulk(record)).valid, 1);
});

test("validateBulk rejects without memory and does not remember the shortage", async () => {
  for (const shortage of shortages) {
    const { validateBulk } = await fresh("bulk");
    WebAssembly.instantiate = async () => failing(shortage)();
    await assert.rejects(validateBulk(record), /NotReadyError: WebAssembly cannot be loaded now/);
    WebAssembly.instantiate = real.instantiate;
    assert.equal((await validateBulk(record)).valid, 1);
  }
});

test("two hundred checks at once all end", async () => {
  const { validateBulk } = await fresh("bulk");
  const results = await Promise.all(Array.from({ length: 200 }, () => validateBulk(slowly())));
  assert.ok(results.every(({ valid, complete }) => valid === 1 && complete));
});
