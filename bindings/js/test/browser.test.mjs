import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch, serve } from "./chromium.mjs";

const corpus = new URL("../../../tests/corpus/", import.meta.url);
let browser, site;

before(async () => {
  browser = await launch();
  site = await serve({
    "/": `<!doctype html><meta charset=utf-8><title>corpus</title>`,
    "/pkg/": new URL("../../../pkg/", import.meta.url),
    "/test/": new URL("./", import.meta.url),
    "/corpus/": corpus,
  });
});

after(async () => {
  await browser?.close();
  await site?.close();
});

test("in Chromium, every case of the corpus has the native verdict, code, message and attempted value", async () => {
  const names = readdirSync(corpus).filter((name) => name.endsWith(".json"));
  const page = await browser.newPage();
  await page.goto(site.url);
  const { ran, differences } = await page.evaluate(async (names) => {
    const api = await import("/pkg/index.js");
    const { run } = await import("/test/corpus.mjs");
    return run(api, await Promise.all(names.map((name) => fetch(`/corpus/${name}`).then((file) => file.json()))));
  }, names);
  console.log(`${ran} cases in Chromium ${browser.version()}`);
  assert.ok(ran > 1_200, `only ${ran} cases ran`);
  assert.deepEqual(differences, []);
});
