// Measures in a browser: each time in a fresh page of a fresh context, with the bundle from a local server.
import { launch, serve } from "../../bindings/js/test/browsers.mjs";
import { records } from "./cases.mjs";
import { CONTESTANTS } from "./contestants.mjs";
import { median } from "./median.mjs";
import { bulkBundle } from "./sizes.mjs";

/** An isolated page has a finer clock: 5 µs instead of 100 in Chromium, 20 µs instead of 1 ms in Firefox. WebKit keeps 1 ms. */
const HEADERS = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };

/** In milliseconds. A measurement takes a few seconds. */
const LONGEST = 120_000;

function within(milliseconds, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${milliseconds / 1000} s`)), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

const PAGE = "<!doctype html><title>First call</title>";

/** In the page. */
async function firstCall({ url, record }) {
  const before = performance.now();
  const { validateUpdate } = await import(url);
  const imported = performance.now();
  const errors = validateUpdate(record);
  const called = performance.now();
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return { importing: imported - before, call: called - imported };
}

/** In the page. */
async function timeOfCheck({ url, rule, each, isQuick }) {
  const { make, DATE_RULES, records, check } = await import(url);
  return check(make(DATE_RULES[rule]), records(each), isQuick);
}

/** In the page. */
async function timeOfBulk({ url, each, isQuick }) {
  const { validate, bulkInput, nanoseconds } = await import(url);
  const input = bulkInput(each);
  return nanoseconds(async () => (await validate(input)).length, 1, isQuick);
}

/** Starts the browser of that name, in which the bundles can be measured by name. */
export async function open(engine, bundled) {
  const scripts = Object.entries(bundled).map(([name, code]) => [
    `/${name}`,
    (_, response) => response.writeHead(200, { "Content-Type": "text/javascript" }).end(code),
  ]);
  const site = await serve({ "/": PAGE, ...Object.fromEntries(scripts) }, HEADERS);
  const browser = await launch(engine);
  const run = async (inPage, name, rest) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(site.url);
    try {
      return await within(LONGEST, page.evaluate(inPage, { url: `/${encodeURIComponent(name)}`, ...rest }));
    } catch (cause) {
      throw new Error(`${engine}, ${name}, ${JSON.stringify(rest)}: ${cause.message}`, { cause });
    } finally {
      await context.close();
    }
  };
  return {
    /** Of WebKit only after the first page. */
    version: () => browser.version(),
    /** Returns the nanoseconds of the check of one record, by a bundle that exports what {@link timeOfCheck} imports. */
    check: (name, rule, each, isQuick) => run(timeOfCheck, name, { rule, each, isQuick }),
    /** Returns the nanoseconds of 10,000 records, by a bundle that exports what {@link timeOfBulk} imports. */
    bulk: (name, each, isQuick) => run(timeOfBulk, bulkBundle(name), { each, isQuick }),
    firstCall: (name, record) => run(firstCall, name, { record }),
    async close() {
      await browser.close();
      await site.close();
    },
  };
}

/** Returns the milliseconds of import and first call by contestant, medians over so many pages. */
export async function firstCalls(engine, bundled, pages) {
  const browser = await open(engine, bundled);
  const [record] = records("full valid");
  const found = Object.fromEntries(Object.keys(CONTESTANTS).map((name) => [name, []]));
  try {
    for (let count = 0; count < pages; count += 1) {
      for (const name of Object.keys(found)) found[name].push(await browser.firstCall(name, record));
    }
  } finally {
    await browser.close();
  }
  const times = Object.entries(found).map(([name, calls]) => [
    name,
    { importing: median(calls.map((each) => each.importing)), call: median(calls.map((each) => each.call)) },
  ]);
  return Object.fromEntries(times);
}
