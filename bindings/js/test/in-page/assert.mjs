// The subset of `node:assert/strict` for tests that also run in a page.

import { assert, config } from "chai";

config.truncateThreshold = 0;

const { deepStrictEqual: deepEqual, match, ok, strictEqual: equal } = assert;

/** Returns whether an error is a value or an instance of a class, matches properties or a message, or satisfies a function. */
function isExpected(error, expected) {
  if (expected instanceof RegExp) return expected.test(error);
  if (Object.getPrototypeOf(expected) === Object.prototype) {
    return Object.entries(expected).every(([name, value]) =>
      value instanceof RegExp ? value.test(error[name]) : error[name] === value,
    );
  }
  if (typeof expected !== "function") return Object.is(error, expected);
  return expected.prototype ? error instanceof expected : expected(error);
}

function check(error, expected) {
  if (!isExpected(error, expected)) assert.fail(`thrown was ${error}, and not ${expected}`);
}

function throws(run, expected) {
  try {
    run();
  } catch (error) {
    return check(error, expected);
  }
  assert.fail("nothing was thrown");
}

async function rejects(promise, expected) {
  try {
    await promise;
  } catch (error) {
    return check(error, expected);
  }
  assert.fail("the promise was fulfilled");
}

export default { deepEqual, equal, match, ok, rejects, throws };
