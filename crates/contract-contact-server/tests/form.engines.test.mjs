// Tests of the form at / whose result could differ between browsers. ENGINE names the browser. form.test.mjs has the other tests.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, test } from "node:test";
import { engine, launch } from "../../../bindings/js/test/browsers.mjs";
import { API, root, start } from "./service.mjs";

const axe = readFileSync(new URL("bindings/js/node_modules/axe-core/axe.min.js", root), "utf8");
let browser, service, administrator, page;

before(async () => {
  [browser, service] = await Promise.all([launch(engine), start()]);
  administrator = service.token("--administrator");
});

afterEach(async () => {
  await page?.context().close();
  for (const { Id } of (await call("GET", `${API}?size=1000`)).Records) await call("DELETE", `${API}/${Id}`);
});

after(async () => {
  await browser?.close();
  service?.stop();
});

/** Sends a request of another user, without a browser. */
async function call(method, path, body) {
  const headers = { authorization: `Bearer ${administrator}`, "content-type": "application/json" };
  const response = await fetch(service.url + path, { method, headers, body: body && JSON.stringify(body) });
  assert.equal(response.status, 200, `${method} ${path}`);
  return response.json();
}

const create = async (contact) => (await call("POST", API, { CoworkerContractId: 1, FullName: "Ada", ...contact })).Value.Id;
const record = (id) => call("GET", `${API}/${id}`);

async function open(hash, as = administrator) {
  page = await (await browser.newContext()).newPage();
  await page.goto(`${service.url}/healthz`);
  if (as) await page.evaluate((as) => sessionStorage.setItem("token", as), as);
  await page.goto(`${service.url}/${hash}`);
}

const form = () => page.locator("form.contact button").nth(0).textContent();
const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.className);
const text = (selector) => page.evaluate((selector) => document.querySelector(selector)?.textContent, selector);
const save = () => page.getByRole("button", { name: "Save", exact: true }).click();
const noticed = (heading) => page.locator(".notice h2", { hasText: heading }).textContent();

async function accessible(state) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () =>
    (await window.axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`),
  );
  assert.deepEqual(violations, [], state);
}

test("the page asks for a token without an error and empties its field after use", async () => {
  await open("", null);
  await page.waitForFunction(() => document.activeElement.id === "token");
  assert.equal(await page.evaluate(() => document.getElementById("token-problem").hidden), true);
  await page.fill("#token", administrator);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.body.textContent.includes("There are no contacts yet."));
  assert.equal(await page.inputValue("#token"), "");
});

test("a draft survives a reload and Back and is saved by keyboard", async () => {
  await open("#/new");
  await form();
  await page.focus("#FullName");
  await page.keyboard.type("Grace Hopper");
  await page.reload();
  await noticed("What you typed is still here");
  assert.match(await focused(), /notice/);
  await accessible("a draft");
  await page.goto(`${service.url}/#/`);
  await page.getByRole("link", { name: "Go on with Grace Hopper (new)" }).click();
  await noticed("What you typed is still here");
  await page.goBack();
  await page.waitForFunction(() => document.querySelector("h1").textContent === "Contacts");
  await page.goForward();
  await noticed("What you typed is still here");
  assert.equal(await page.inputValue("#FullName"), "Grace Hopper");
  await page.focus("#CoworkerContractId");
  await page.keyboard.type("12");
  await page.keyboard.press("Enter");
  await noticed("Grace Hopper was saved");
  assert.deepEqual(await page.evaluate(() => Object.keys(sessionStorage)), ["token"]);
  const { Records } = await call("GET", API);
  assert.deepEqual(
    Records.map(({ FullName, CoworkerContractId }) => [FullName, CoworkerContractId]),
    [["Grace Hopper", 12]],
  );
});

test("another editor's changes are merged under the draft and named in the heading", async () => {
  const id = await create();
  await open(`#/${id}`);
  await form();
  await page.fill("#CityName", "Paris");
  await call("PUT", API, { ...(await record(id)), FullName: "Ada King", CityName: "Turin" });
  await save();
  await page.getByRole("button", { name: "Load their changes" }).click();
  await noticed("Their changes are loaded");
  assert.equal(await text("h1"), "Edit Ada King");
  assert.equal(await text(".choices span"), "Town or city: they have “Turin”");
  await accessible("merged");
});

test("questions about dates and addresses are worded by the language and can be answered", async () => {
  await open("#/new");
  await form();
  await page.fill("#DateOfBirth", "9/12/1990");
  await page.fill("#Email", "ada@example");
  await page.focus("#Notes");
  await page.evaluate(() => {
    // Some drivers send no change event.
    for (const id of ["DateOfBirth", "Email"]) {
      document.getElementById(id).dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
  assert.equal(
    await text("#DateOfBirth-question"),
    "Did you mean 1990-12-09 (9 December 1990) or 1990-09-12 (12 September 1990)?",
  );
  assert.equal(await text("#Email-question"), "There is no dot after the @. Did you mean ada@example.com?");
  await save();
  await page.waitForFunction(() => document.activeElement.className === "govuk-error-summary");
  assert.deepEqual(await page.locator(".govuk-error-summary li").allTextContents(), [
    "Enter the full name",
    "Date of birth must be a real date, like 1990-06-15",
    "Enter the contract ID",
  ]);
  await accessible("errors and questions");
  await page.getByRole("button", { name: "1990-09-12" }).click();
  assert.equal(await page.inputValue("#DateOfBirth"), "1990-09-12");
  assert.equal(await focused(), "DateOfBirth");
});

test("the list sorts, and menu and panel open and close by keyboard", async () => {
  await create({ PhoneNumber: "222" });
  await create({ FullName: "Bob", PhoneNumber: "111" });
  await open("");
  await page.getByRole("link", { name: "Phone number" }).click();
  await page.waitForFunction(() => document.activeElement.textContent === "Phone number ▲");
  assert.deepEqual(await page.locator("tbody th").allTextContents(), ["Bob", "Ada"]);
  await accessible("list");
  await page.focus("#menu-toggle");
  await page.keyboard.press("Enter");
  await page.focus("#wire-toggle");
  await page.keyboard.press("Space");
  await page.waitForFunction(() => !document.getElementById("wire").hidden && !document.getElementById("menu").hidden);
  await accessible("menu and panel");
  await page.focus("#wire-close");
  await page.waitForFunction(() => document.getElementById("menu").hidden);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.getElementById("wire").hidden && document.activeElement.id === "menu-toggle");
});
