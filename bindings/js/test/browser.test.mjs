import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
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
    "/locales.json": new URL("../../../tests/locales.json", import.meta.url),
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

test("in Chromium, every error and date has the native sentence in every language", async () => {
  const page = await browser.newPage();
  await page.goto(site.url);
  const { ran, differences } = await page.evaluate(async () => {
    const [api, { run }, native] =
      await Promise.all([import("/pkg/index.js"), import("/test/locales.mjs"), fetch("/locales.json").then((file) => file.json())]);
    const load = async (name) => [name, (await import(`/pkg/locales/${name}.js`)).default];
    return run(api, Object.fromEntries(await Promise.all(Object.keys(native.errors[0].said).map(load))), native);
  });
  assert.ok(ran > 700, `only ${ran} sentences`);
  assert.deepEqual(differences, []);
});
