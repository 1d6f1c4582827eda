// The subset of `node:test` for tests that also run in a page.

const tests = [],
  hooks = [];

export const afterEach = (hook) => void hooks.push(hook);
export const test = (name, ...rest) => void tests.push([name, rest.at(-1)]);

/** Runs every test. Returns the name of each test, and the error of a failed test. */
export async function run() {
  const results = [];
  for (const [name, body] of tests) {
    try {
      await body();
      for (const hook of hooks) await hook();
      results.push([name]);
    } catch (error) {
      results.push([name, `${error}\n${error?.stack}`]);
    }
  }
  return results;
}
