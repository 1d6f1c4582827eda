// `node:assert/strict` as far as the tests that also run in a page use it.

import { assert, config } from "chai";

config.truncateThreshold = 0;

const { deepStrictEqual: deepEqual, match, ok, strictEqual: equal, throws } = assert;

/** Fails unless a promise is rejected with a value, an instance of a class, or a message that matches. */
async function rejects(promise, expected) {
  let reason;
  try {
    await promise;
  } catch (error) {
    reason = error;
    if (typeof expected === "function" ? reason instanceof expected : expected instanceof RegExp ? expected.test(reason) : Object.is(reason, expected)) return;
  }
  assert.fail(`not rejected with ${expected}, but ${reason}`);
}

export default { deepEqual, equal, match, ok, rejects, throws };
