// How long the first call takes in Chromium: each time in a fresh page of a fresh context, the bundle from a local server.
import { launch, serve } from "../../bindings/js/test/chromium.mjs";
import { records } from "./cases.mjs";
import { CONTESTANTS } from "./contestants.mjs";
import { median } from "./median.mjs";

/** Isolated pages have a clock of 5 µs instead of 100. */
const HEADERS = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };

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

/** Milliseconds of import and first call by contestant, medians over so many pages, and the browser's version. */
export async function firstCalls(bundled, pages) {
  const scripts = Object.entries(bundled).map(([name, code]) => [
    `/${name}`,
    (_, response) => response.writeHead(200, { "Content-Type": "text/javascript" }).end(code),
  ]);
  const site = await serve({ "/": PAGE, ...Object.fromEntries(scripts) }, HEADERS);
  const browser = await launch();
  const [record] = records("full valid");
  const names = Object.keys(CONTESTANTS);
  const found = Object.fromEntries(names.map((name) => [name, []]));
  try {
    for (let count = 0; count < pages; count += 1) {
      for (const name of names) {
        const context = await browser.newContext();
        const page = await context.newPage();
        await page.goto(site.url);
        found[name].push(await page.evaluate(firstCall, { url: `/${encodeURIComponent(name)}`, record }));
        await context.close();
      }
    }
    const times = Object.entries(found).map(([name, calls]) => [
      name,
      { importing: median(calls.map((each) => each.importing)), call: median(calls.map((each) => each.call)) },
    ]);
    return { version: browser.version(), times: Object.fromEntries(times) };
  } finally {
    await browser.close();
    await site.close();
  }
}
