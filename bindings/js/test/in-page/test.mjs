// `node:test` as far as the tests that also run in a page use it.

const tests = [],
  hooks = [];

export const afterEach = (hook) => void hooks.push(hook);
export const test = (name, ...rest) => void tests.push([name, rest.at(-1)]);

/** Runs every test; gives its name and, where it failed, why. */
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
