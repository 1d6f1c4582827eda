// Parts of the playground in which engines could differ. ENGINE names the browser. playground.test.mjs has the other tests.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, test } from "node:test";
import { engine, launch, serve } from "../../bindings/js/test/browsers.mjs";
import { failure, validateUpdate, describe as wording } from "../../pkg/index.js";
import arabic from "../../pkg/locales/ar.js";

const root = new URL("../../", import.meta.url);
const axe = readFileSync(new URL("bindings/js/node_modules/axe-core/axe.min.js", root), "utf8");
let browser, folder, page;

before(async () => {
  [browser, folder] = await Promise.all([launch(engine), serve({ "/any/folder/": new URL("target/playground/", root) })]);
});

afterEach(() => page.context().close());

after(async () => {
  await browser?.close();
  await folder?.close();
});

async function open(fragment = "") {
  page = await (await browser.newContext()).newPage();
  await page.goto(`${folder.url}/any/folder/index.html${fragment}`);
  await page.waitForFunction(() => document.querySelector("main")?.hidden === false);
}

const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.className);
const text = (id) => page.evaluate((id) => document.getElementById(id).textContent, id);
const list = () => page.locator(".govuk-error-summary li").allTextContents();

/** Lone surrogates, controls and bidirectional controls, as text and as escapes. */
const hostile = `{"Id": 1, "FullName": "\\ud800", "Email": "\u202Eé\u2028\\u007f", "Notes": {"a": [1e2, "😀"]}, "CountryId": 9007199254740993}`;

test("form and body follow each other and the answer equals failure() byte for byte", async () => {
  await open();
  await page.fill("#body", hostile);
  const errors = validateUpdate(JSON.parse(hostile));
  assert.equal(await text("answer"), JSON.stringify(failure(errors)));
  assert.deepEqual(
    await list(),
    errors.map((error) => wording(error)),
  );
  assert.equal(await focused(), "body");
  assert.match(await text("remarks"), /surrogate.*9007199254740992/);
  await page.fill("#FullName", "Ada");
  assert.equal(await page.inputValue("#body"), hostile.replace("\\ud800", "Ada"));
  assert.equal(await focused(), "FullName");
});

test("errors appear without moving the focus and a check of the form moves it", async () => {
  await open();
  await page.focus("#body");
  await page.fill("#body", '{"Id": 1, "CoworkerContractId": 2}');
  assert.equal(await focused(), "body");
  assert.deepEqual(await list(), ["Enter the full name"]);
  await page.getByRole("button", { name: "Check" }).click();
  assert.equal(await focused(), "govuk-error-summary");
  await page.fill("#FullName", "Ada");
  assert.deepEqual([await list(), await text("verdict")], [[], "Valid"]);
});

test("the position of a JSON error is the same in every engine", async () => {
  await open();
  await page.fill("#body", '{"é😀": 1,\n "FullName": Ada}');
  assert.equal(await text("verdict"), "Not JSON: line 2, column 14");
  await page.getByRole("button", { name: "Go to that place" }).click();
  assert.equal(await page.evaluate(() => document.getElementById("body").selectionStart), '{"é😀": 1,\n "FullName": '.length);
});

test("the link keeps the state in Arabic, and the page is accessible from right to left", async () => {
  await open();
  await page.fill("#body", '{"FullName": "a&b=c#d+e%20 é😀"}');
  await page.selectOption("#language", "ar");
  await page.waitForFunction(() => document.getElementById("contact").dir === "rtl" && location.hash.includes("language=ar"));
  const errors = validateUpdate({ FullName: "a" });
  assert.deepEqual(
    await list(),
    errors.map((error) => wording(error, arabic)),
  );
  const fragment = await page.evaluate(() => location.hash);
  await page.context().close();
  await open(fragment);
  assert.equal(await page.inputValue("#body"), '{"FullName": "a&b=c#d+e%20 é😀"}');
  assert.deepEqual(
    await list(),
    errors.map((error) => wording(error, arabic)),
  );
  await page.evaluate(axe);
  const violations = await page.evaluate(async () =>
    (await window.axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`),
  );
  assert.deepEqual(violations, []);
});
