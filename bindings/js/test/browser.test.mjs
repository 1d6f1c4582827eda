// Runs the tests of Node in a page, and compares generated inputs. ENGINE names the browser.

import assert from "node:assert/strict";
import { open } from "node:fs/promises";
import { after, before, test } from "node:test";
import * as esbuild from "esbuild";
import { engine, launch, serve } from "./browsers.mjs";
import * as cases from "./cases.mjs";

const TESTS = ["corpus", "hostile", "form-data", "standard-schema", "bulk", "faults"];
/** The number of inputs to read from each file of `cargo xtask differential`. */
const INPUTS = { differential: 20_000, "differential-bulk": 1_000 };
const policy = { "content-security-policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'" };
let browser, site;

/** Bundles a test file into a script for a page. The script exports `run`. */
async function bundle(name) {
  const data = {
    name: "cases",
    setup: ({ onLoad }) =>
      onLoad({ filter: /\/cases\.mjs$/ }, () => ({
        contents: Object.entries(cases)
          .map(([name, value]) => `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))});`)
          .join("\n"),
      })),
  };
  const {
    outputFiles: [{ text }],
  } = await esbuild.build({
    stdin: {
      contents: `import "./${name}.test.mjs"; export { run } from "./in-page/test.mjs";`,
      resolveDir: import.meta.dirname,
    },
    absWorkingDir: import.meta.dirname,
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "warning",
    alias: { "node:assert/strict": "./in-page/assert.mjs", "node:test": "./in-page/test.mjs" },
    external: ["../../../pkg/*"],
    plugins: [data],
  });
  return text;
}

async function inputs(name) {
  const lines = [];
  const file = await open(new URL(`../../../target/differential/${name}.ndjson`, import.meta.url));
  for await (const line of file.readLines()) if (lines.push(line) === INPUTS[name]) break;
  return lines;
}

const script = (code) => (_, response) => response.setHeader("content-type", "text/javascript; charset=utf-8").end(code);

before(async () => {
  browser = await launch(engine);
  site = await serve(
    {
      "/": "<!doctype html><meta charset=utf-8><title>Tests</title>",
      "/pkg/": new URL("../../../pkg/", import.meta.url),
      "/test/": new URL("./", import.meta.url),
      "/locales.json": new URL("../../../tests/locales.json", import.meta.url),
      ...Object.fromEntries(
        await Promise.all(Object.keys(INPUTS).map(async (name) => [`/inputs/${name}`, (await inputs(name)).join("\n")])),
      ),
      ...Object.fromEntries(await Promise.all(TESTS.map(async (name) => [`/bundled/${name}.js`, script(await bundle(name))]))),
    },
    policy,
  );
});

after(async () => {
  await browser?.close();
  await site?.close();
});

/** Runs a function in a new page. Under load, WebKit's driver sometimes loses the answer of a page. Then this tries once more. */
async function inPage(code, argument, attempts = 2) {
  const page = await browser.newPage();
  try {
    await page.goto(site.url);
    return await page.evaluate(code, argument);
  } catch (error) {
    if (attempts === 1 || !error.message.includes("Could not parse script result")) throw error;
    console.log(`${engine} lost the answer of a page: once more`);
  } finally {
    // A driver has only one session, which the next test needs.
    await page.context().close();
  }
  return inPage(code, argument, attempts - 1);
}

for (const name of TESTS) {
  test(`${name}.test.mjs passes in ${engine}`, async (context) => {
    const results = await inPage(async (name) => (await import(`/bundled/${name}.js`)).run(), name);
    assert.ok(results.length > 0);
    for (const [name, error] of results) await context.test(name, () => assert.equal(error, undefined));
    console.log(`${results.length} tests in ${browser.version()}`);
  });
}

for (const [name, count] of Object.entries(INPUTS)) {
  test(`${name}: ${count} generated inputs have the native answers in ${engine}`, async () => {
    const found = await inPage(async (name) => {
      const { compare } = await import(`/test/${name}.mjs`);
      return compare((await (await fetch(`/inputs/${name}`)).text()).split("\n"));
    }, name);
    assert.deepEqual(found, { ...found, ran: count, different: 0, examples: [] });
    assert.ok(found.withErrors > count / 4);
  });
}

test(`every error and date has the native sentence in every language in ${engine}`, async () => {
  const { ran, differences } = await inPage(async () => {
    const native = await (await fetch("/locales.json")).json();
    const languages = Object.keys(native.errors[0].said);
    const load = async (name) => [name, (await import(`/pkg/locales/${name}.js`)).default];
    const catalogues = Object.fromEntries(await Promise.all(languages.map(load)));
    return (await import("/test/locales.mjs")).run(await import("/pkg/index.js"), catalogues, native);
  });
  assert.ok(ran > 700, `only ${ran} sentences`);
  assert.deepEqual(differences, []);
});
