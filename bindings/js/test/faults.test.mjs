// What older, busier or stricter engines do, simulated.

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
/** An entry that has not loaded its module yet. */
const fresh = (entry) => import(`${folder}/${entry}.js?${copies++}`);
/** Fails as engines do without memory: most by a RangeError, Firefox by a string. */
const shortages = [new RangeError("Out of memory"), "out of memory"];
const failing = (error) =>
  function () {
    throw error;
  };
const turns = async (count) => {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setTimeout(resolve));
};

test("a name with an emoji is accepted where the engine confuses pairs with lone surrogates", async () => {
  const { validateUpdate } = await fresh("index");
  const codes = (FullName) => validateUpdate({ ...valid, FullName, Notes: FullName }).map(({ code }) => code);
  const verdicts = () =>
    ["Ada \u{1F600}", "\u{1F600}\u{1F600}", "\uD83D\u{1F600}\uDE00", "\u{1F600}\uD83D", "\uDE00", "\u{1F600}\0"].map(codes);
  const wrong = ["not_plain_text", "not_plain_text"];
  assert.deepEqual(verdicts(), [[], [], wrong, wrong, wrong, wrong]);
  // Safari before 18 reads such a pattern as without its flag u.
  RegExp.prototype.test = function (text) {
    return search.call(this.unicode ? new RegExp(this.source) : this, text);
  };
  assert.deepEqual(verdicts(), [[], [], wrong, wrong, wrong, wrong]);
});

test("a shortage of memory is not remembered and its error does not name the policy", async () => {
  for (const shortage of shortages) {
    const { isReady, NotReadyError, validateUpdate } = await fresh("index");
    WebAssembly.Instance = failing(shortage);
    assert.equal(isReady(), false);
    assert.throws(
      () => validateUpdate(valid),
      (error) => error instanceof NotReadyError && error.cause === shortage && !error.message.includes("unsafe-eval"),
    );
    Object.assign(WebAssembly, real);
    assert.equal(isReady(), true);
    assert.deepEqual(validateUpdate(valid), []);
  }
});

test("a refusal by the policy is remembered", async () => {
  const { isReady, NotReadyError, validateUpdate } = await fresh("index");
  let asked = 0;
  WebAssembly.Module = function () {
    asked++;
    throw new WebAssembly.CompileError("blocked by CSP");
  };
  for (let check = 0; check < 3; check++) assert.equal(isReady(), false);
  Object.assign(WebAssembly, real);
  assert.throws(
    () => validateUpdate(valid),
    (error) => error instanceof NotReadyError && error.message.includes("unsafe-eval"),
  );
  assert.equal(asked, 1);
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

test("validateBulk rejects with the main entry's NotReadyError without WebAssembly", async () => {
  const { validateBulk } = await fresh("bulk");
  const { NotReadyError } = await import("../../../pkg/index.js");
  WebAssembly.compile = async () => failing(new WebAssembly.CompileError("refused"))();
  await assert.rejects(validateBulk("[]"), NotReadyError);
  await assert.rejects(validateBulk("[]"), /unsafe-eval/);
  WebAssembly.compile = real.compile;
  assert.equal((await validateBulk(record)).valid, 1);
});

/** An engine that has room for so many instances, each until its input has been read to the end. */
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

/** A stream of a record, which ends when it is told to. */
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

/** A stream of a record, which takes a while. */
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

test("waiting checks start in order and a signal ends one at once", async () => {
  const { validateBulk } = await fresh("bulk");
  small(3);
  const ended = [];
  const check = (name, source, options) => validateBulk(source, options).finally(() => ended.push(name));
  const streams = [endless(), endless(), endless()];
  const first = streams.map(({ source }, index) => check(index, source));
  await turns(5);
  const controller = new AbortController(),
    waiting = endless(),
    reason = new Error("enough");
  const aborted = check("aborted", waiting.source, { signal: controller.signal });
  const others = [check("fourth", record), check("fifth", record)];
  await turns(5);
  assert.deepEqual(ended, []);
  controller.abort(reason);
  await assert.rejects(aborted, reason);
  assert.equal(waiting.cancelled, reason);
  streams[1].end();
  await Promise.all(others);
  assert.deepEqual(ended, ["aborted", 1, "fourth", "fifth"]);
  for (const stream of [streams[0], streams[2]]) stream.end();
  await Promise.all(first);
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

test("validateBulk rejects without memory and its error does not name the policy", async () => {
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
