// Tests of the form at / in Chromium, with a running service.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, afterEach, before, test } from "node:test";
import { launch } from "../../../bindings/js/test/browsers.mjs";
import { fields } from "../../../pkg/index.js";
import { API, root, start } from "./service.mjs";

const axe = readFileSync(new URL("bindings/js/node_modules/axe-core/axe.min.js", root), "utf8");

let service, url, token, browser, page, administrator;
const problems = [];

before(async () => {
  service = await start();
  ({ url, token } = service);
  administrator = token("--administrator");
  browser = await launch();
});

afterEach(async () => {
  await page?.context().close();
  assert.deepEqual(problems.splice(0), []);
  for (const { Id } of (await call("GET", `${API}?size=1000`)).Records) await call("DELETE", `${API}/${Id}`);
});

after(async () => {
  await browser?.close();
  service?.stop();
});

/** Sends a request of another user, without a browser. */
async function call(method, path, body, subject) {
  const as = subject ? token("--administrator", `--subject=${subject}`) : administrator;
  const headers = { authorization: `Bearer ${as}`, "content-type": "application/json" };
  const response = await fetch(url + path, { method, headers, body: body && JSON.stringify(body) });
  assert.equal(response.status, 200, `${method} ${path}`);
  return response.json();
}

const ada = {
  CoworkerContractId: 1450123456,
  FullName: "Ada Lovelace",
  Email: "ada@example.com",
  DateOfBirth: "1990-12-10",
  CityName: "London",
  ContractContactType: 1,
};
const create = async (contact = {}) => (await call("POST", API, { ...ada, ...contact })).Value.Id;

async function open(hash = "", { as = administrator, sent, ...options } = {}) {
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage();
  page.setDefaultTimeout(10_000);
  page.on("pageerror", (error) => problems.push(String(error)));
  // Some tests cause rejected requests, which the console also reports.
  page.on("console", (message) => /Content.Security.Policy|Refused/.test(message.text()) && problems.push(message.text()));
  // Sets the token only once, because the page must store its later changes itself.
  await page.goto(`${url}/healthz`);
  if (as) await page.evaluate((as) => sessionStorage.setItem("token", as), as);
  if (sent) page.on("request", (request) => new URL(request.url()).pathname.startsWith("/api/") && sent.push(request.url()));
  await page.goto(`${url}/${hash}`);
  return page;
}

const edit = async (id, options) => {
  await open(`#/${id}`, options);
  await page.locator("form.contact").waitFor();
};
const focused = () =>
  page.evaluate(() => document.activeElement.id || document.activeElement.className || document.activeElement.localName);
const messages = () =>
  page
    .locator(".govuk-error-message")
    .evaluateAll((all) =>
      all.map((each) => [each.parentElement.querySelector("input, select, textarea").name, each.textContent]),
    );
/** Turns a switch of the menu on or off. */
async function flip(name) {
  const toggle = page.getByRole("button", { name: "For developers" });
  if ((await toggle.getAttribute("aria-expanded")) === "false") await toggle.click();
  await page.getByRole("switch", { name }).press("Space");
  await page.keyboard.press("Escape");
}
const flipChecks = () => flip("Check in the browser before sending");
const flipWire = () => flip("Over the wire");
const save = () => page.getByRole("button", { name: "Save", exact: true }).click();
const heading = (name) => page.getByRole("heading", { name }).waitFor();
const notice = async (text) => {
  await page.locator(".notice", { hasText: text }).waitFor();
  assert.match(await focused(), /notice/);
};
const record = (id) => call("GET", `${API}/${id}`);

async function accessible(state) {
  const violations = await page.evaluate(
    async () => (await window.axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`),
    await page.evaluate(axe),
  );
  assert.deepEqual(violations, [], state);
  const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(inner <= outer, `${state}: ${inner} of ${outer} pixels`);
}

test("the page asks for a token, keeps it over a reload and never in the URL", async () => {
  const sent = [];
  await open("", { as: null, sent });
  await page.getByRole("dialog").waitFor();
  assert.equal(await focused(), "token");
  assert.deepEqual(sent, [], "nothing was sent without a token");
  assert.equal(await page.locator(".problem:visible").count(), 0, "nothing is wrong before anybody typed a token");
  await accessible("dialog");
  await page.keyboard.press("Escape");
  await notice("A token is needed");
  assert.equal(await page.locator(".notice.bad, [role=alert]:not(:empty)").count(), 0, "and nothing is wrong without one");
  await accessible("no token");
  await page.getByRole("button", { name: "Enter a token" }).click();
  await page.keyboard.press("Enter");
  await page.getByText("Paste a token.").waitFor();
  await page.getByLabel("Bearer token").fill("not a token");
  await page.keyboard.press("Enter");
  await page.getByText("A token has no spaces").waitFor();
  await page.getByLabel("Bearer token").fill("nonsense");
  await page.keyboard.press("Enter");
  await page.getByText("The token is not valid.").waitFor();
  await page.getByLabel("Bearer token").fill(`Bearer ${administrator} `);
  await page.keyboard.press("Enter");
  await page.getByText("There are no contacts yet.").waitFor();
  await page.reload();
  await page.getByText("There are no contacts yet.").waitFor();
  assert.equal(page.url(), `${url}/`);
});

test("the token's field is empty after use and after the dialog is closed", async () => {
  await open("", { as: null });
  const field = () => page.evaluate(() => document.getElementById("token").value);
  await page.getByLabel("Bearer token").fill("half a tok");
  await page.keyboard.press("Escape");
  await notice("A token is needed");
  assert.equal(await field(), "");
  await page.getByRole("button", { name: "Enter a token" }).click();
  await page.getByLabel("Bearer token").fill(administrator);
  await page.keyboard.press("Enter");
  await page.getByText("There are no contacts yet.").waitFor();
  assert.equal(await field(), "");
});

test("a contact is filled in, rejected, corrected and saved by keyboard", async () => {
  await open("#/new");
  await heading("Add a contact");
  assert.equal(await page.title(), "Add a contact – Contacts");
  await page.locator("#Email").focus();
  await page.keyboard.type("ada@");
  for (let tabs = 0; tabs < 7; tabs++) await page.keyboard.press("Tab");
  assert.equal(await focused(), "CoworkerContractId");
  await page.keyboard.type("1234");
  await page.keyboard.press("Enter");
  const found = [
    ["FullName", "Error: Enter the full name"],
    ["Email", "Error: Enter an email address in the correct format, like name@example.com"],
  ];
  assert.deepEqual(await messages(), found);
  assert.equal(await focused(), "govuk-error-summary");
  assert.equal(await page.title(), "Error: Add a contact – Contacts");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await focused(), "FullName");
  await page.keyboard.type("Ada Lovelace");
  for (let tabs = 0; tabs < 3; tabs++) await page.keyboard.press("Tab");
  assert.equal(await focused(), "Email");
  await page.keyboard.press("End");
  await page.keyboard.type("example.com");
  assert.deepEqual(await messages(), []);
  await page.keyboard.press("Enter");
  await notice("Ada Lovelace was saved");
  assert.equal(await page.title(), "Contacts");
  await page.getByRole("link", { name: "Ada Lovelace" }).press("Enter");
  await heading("Edit Ada Lovelace");
  assert.equal(await focused(), "h1");
  await page.locator("#CityName").fill("London");
  await page.keyboard.press("Enter");
  await notice("Ada Lovelace was saved");
  await page.getByRole("link", { name: "Open it again" }).press("Enter");
  await heading("Edit Ada Lovelace");
  await page.reload();
  await heading("Edit Ada Lovelace");
  assert.equal(await page.inputValue("#CityName"), "London");
  assert.equal(await page.inputValue("#Email"), "ada@example.com");
});

test("the service's errors equal the browser's where the check is off", async () => {
  const wrong = {
    FullName: "",
    DateOfBirth: "1990-02-30",
    Email: "ada",
    PhoneNumber: "12",
    CountryId: "1.5",
    CoworkerContractId: "0",
    CoworkerId: "x",
  };
  for (const hash of ["#/new", `#/${await create()}`]) {
    await open(hash);
    await page.locator("form.contact").waitFor();
    for (const [name, value] of Object.entries(wrong)) await page.fill(`#${name}`, value);
    const sent = [];
    page.on("request", (request) => sent.push(request.method()));
    await save();
    const ours = await messages();
    assert.deepEqual(
      ours.map(([name]) => name),
      Object.keys(wrong),
    );
    assert.deepEqual(sent, [], "nothing was sent");
    await flipChecks();
    const answered = page.waitForResponse((response) => response.status() === 400);
    await save();
    await answered;
    await page.waitForFunction(() => document.querySelector("form.contact [role=status]").textContent === "");
    assert.deepEqual(await messages(), ours);
    assert.equal(await focused(), "govuk-error-summary");
    await accessible("errors of the service");
    await page.context().close();
  }
});

test("another editor's changes are merged and the reader decides conflicts", async () => {
  const id = await create();
  await edit(id);
  await page.fill("#PhoneNumber", "+44 20 7946 0000");
  await page.fill("#CityName", "Paris");
  await page.fill("#Email", "mine@example.com");
  await call("PUT", API, { ...(await record(id)), CityName: "Turin", Email: "theirs@example.com", Notes: "theirs" });
  await save();
  await notice("Somebody else has changed this contact");
  await accessible("412");
  assert.equal((await record(id)).CityName, "Turin", "nothing was overwritten");
  await page.getByRole("button", { name: "Load their changes" }).click();
  await notice("Their changes are loaded");
  const choices = await page.locator(".choices span").allTextContents();
  assert.deepEqual(choices, ["Email address: they have “theirs@example.com”", "Town or city: they have “Turin”"]);
  await accessible("merged");
  await page.getByRole("button", { name: "Use theirs: Email address" }).click();
  assert.equal(await focused(), "Email");
  await save();
  await notice("was saved");
  const { PhoneNumber, CityName, Email, Notes } = await record(id);
  assert.deepEqual(
    { PhoneNumber, CityName, Email, Notes },
    { PhoneNumber: "+44 20 7946 0000", CityName: "Paris", Email: "theirs@example.com", Notes: "theirs" },
  );
});

test("heading, title, foot and notice name the editor and time of merged changes", async () => {
  const id = await create();
  await edit(id);
  await page.fill("#CityName", "Paris");
  await call("PUT", API, { ...(await record(id)), FullName: "Ada King", CityName: "Turin" }, "grace@example.com");
  await save();
  await notice("Somebody else has changed this contact");
  await page.getByRole("button", { name: "Load their changes" }).click();
  await notice("Their changes are loaded");
  assert.equal(await page.locator("h1").textContent(), "Edit Ada King");
  assert.equal(await page.title(), "Edit Ada King – Contacts");
  const { UpdatedOn } = await record(id);
  const at = await page.evaluate(
    (time) => new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" }).format(new Date(time)),
    UpdatedOn,
  );
  await page.getByText(`Last changed ${at} by grace@example.com.`).waitFor();
  await notice(`grace@example.com changed this contact on ${at}.`);
});

// ── Drafts.

const RESTORED = "What you typed is still here";
const stored = () =>
  page.evaluate(() => [Object.keys(sessionStorage).filter((key) => key !== "token"), localStorage.length, document.cookie]);

for (const [name, leave, comeBack] of [
  ["reload", () => page.reload(), () => {}],
  ["Back", () => page.goBack(), () => page.goForward()],
  ["Cancel", () => page.getByRole("link", { name: "Cancel" }).click(), () => page.goBack()],
  ["a link of the page", () => page.getByRole("link", { name: "Contacts" }).click(), () => page.goBack()],
  ["a link to elsewhere", () => page.goto(`${url}/playground/`), () => page.goBack()],
]) {
  test(`a draft of a new and of a stored contact survives ${name}`, async () => {
    const id = await create();
    await create({ FullName: "Grace" });
    for (const hash of ["#/new", `#/${id}`]) {
      await open("#/");
      await page.getByRole("link", { name: "Ada Lovelace" }).waitFor();
      await page.evaluate((hash) => {
        location.hash = hash;
      }, hash);
      await page.locator("form.contact").waitFor();
      await page.fill("#FullName", "Ada King");
      await page.fill("#Notes", "Two\nlines");
      await page.selectOption("#ContractContactType", "2");
      await leave();
      if (name !== "reload") await page.locator("form.contact").waitFor({ state: "detached" });
      await comeBack();
      await notice(RESTORED);
      const values = () => Promise.all(["FullName", "Notes", "ContractContactType"].map((id) => page.inputValue(`#${id}`)));
      assert.deepEqual(await values(), ["Ada King", "Two\nlines", "2"]);
      assert.deepEqual(await stored(), [[`draft ${hash}`], 0, ""], "in the tab alone");
      await accessible("a draft");
      assert.equal((await record(id)).FullName, "Ada Lovelace", "nothing was saved");
      await page.getByRole("button", { name: "Discard what I typed" }).click();
      assert.equal(await focused(), "h1");
      assert.deepEqual(await values(), hash === "#/new" ? ["", "", ""] : ["Ada Lovelace", "", "1"]);
      assert.deepEqual(await stored(), [[], 0, ""]);
      await page.reload();
      await page.locator("form.contact").waitFor();
      assert.equal(await page.locator(".notice").count(), 0);
      await page.context().close();
    }
  });
}

test("a draft ends when it is saved, its contact deleted, or nothing differs", async () => {
  const id = await create();
  await edit(id);
  await page.fill("#CityName", "Paris");
  assert.deepEqual((await stored())[0], [`draft #/${id}`]);
  await page.fill("#CityName", "London");
  assert.deepEqual((await stored())[0], []);
  await page.fill("#CityName", "Paris");
  await save();
  await notice("Ada Lovelace was saved");
  assert.deepEqual((await stored())[0], []);
  await page.goto(`${url}/#/${id}`);
  await page.fill("#CityName", "Turin");
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await notice("Ada Lovelace was deleted");
  assert.deepEqual((await stored())[0], []);
});

test("the list offers drafts, which are continued or discarded by keyboard", async () => {
  const id = await create();
  await edit(id);
  await page.fill("#CityName", "Paris");
  await page.goto(`${url}/#/new`);
  await page.fill("#FullName", "Grace Hopper");
  await page.goto(`${url}/#/`);
  await page.getByRole("heading", { name: "Typed and not saved" }).waitFor();
  await accessible("drafts in the list");
  await page.getByRole("link", { name: "Go on with Grace Hopper (new)" }).waitFor();
  await page.getByRole("button", { name: "Discard: Grace Hopper" }).press("Enter");
  assert.equal(await focused(), "h1");
  assert.deepEqual((await stored())[0], [`draft #/${id}`]);
  await page.getByRole("link", { name: "Go on with Ada Lovelace" }).press("Enter");
  await notice(RESTORED);
  assert.equal(await page.inputValue("#CityName"), "Paris");
});

test("a draft is merged over another editor's changes and the reader decides", async () => {
  const id = await create();
  await edit(id);
  await page.fill("#CityName", "Paris");
  await page.fill("#PhoneNumber", "+44 20 7946 0000");
  await call("PUT", API, { ...(await record(id)), CityName: "Turin", Notes: "theirs" }, "grace@example.com");
  await page.reload();
  await notice(RESTORED);
  await notice("grace@example.com changed this contact");
  await accessible("a draft with a conflict");
  assert.deepEqual(await page.locator(".choices span").allTextContents(), ["Town or city: they have “Turin”"]);
  assert.deepEqual(await Promise.all(["CityName", "PhoneNumber", "Notes"].map((id) => page.inputValue(`#${id}`))), [
    "Paris",
    "+44 20 7946 0000",
    "theirs",
  ]);
  await save();
  await notice("was saved");
  const { CityName, PhoneNumber, Notes } = await record(id);
  assert.deepEqual([CityName, PhoneNumber, Notes], ["Paris", "+44 20 7946 0000", "theirs"]);
});

test("a draft ends when its save arrived although the answer was lost", async () => {
  const id = await create();
  await edit(id);
  await page.fill("#CityName", "Paris");
  const loseAnswer = async (route) => {
    await route.fetch();
    await route.abort();
  };
  await page.route(`**${API}`, loseAnswer, { times: 1 });
  await save();
  await notice("The service cannot be reached");
  await page.reload();
  await page.locator("form.contact").waitFor();
  assert.equal(await page.inputValue("#CityName"), "Paris");
  assert.equal(await page.locator(".notice").count(), 0);
  assert.deepEqual((await stored())[0], []);
});

test("a draft of a deleted contact becomes the draft of a new contact", async () => {
  const id = await create();
  await edit(id);
  await page.fill("#CityName", "Paris");
  await call("DELETE", `${API}/${id}`);
  await page.reload();
  await notice("This contact has been deleted");
  await page.getByRole("button", { name: "Go on with it as a new contact" }).click();
  await heading("Add a contact");
  await notice(RESTORED);
  await page.reload();
  await notice(RESTORED);
  assert.equal(await page.inputValue("#CityName"), "Paris");
  assert.equal(await page.inputValue("#FullName"), "Ada Lovelace");
  await save();
  await notice("Ada Lovelace was saved");
  assert.deepEqual((await stored())[0], []);
});

test("text typed during a save is kept", async () => {
  await open("#/new");
  await page.fill("#CoworkerContractId", "1");
  await page.fill("#FullName", "Ada");
  let answer;
  const wait = new Promise((resolve) => {
    answer = resolve;
  });
  const slowly = async (route) => {
    await wait;
    await route.continue();
  };
  await page.route(`**${API}`, slowly, { times: 1 });
  await save();
  await page.getByText("Saving…").waitFor();
  await page.fill("#Notes", "typed late");
  answer();
  await heading("Edit Ada");
  await notice(RESTORED);
  assert.equal(await page.inputValue("#Notes"), "typed late");
  await save();
  await notice("Ada was saved");
  const { Records } = await call("GET", API);
  assert.deepEqual(
    Records.map(({ Notes }) => Notes),
    ["typed late"],
  );
});

test("a draft too long for the storage is reported and the browser asks before leaving", async () => {
  await open("#/new");
  await page.evaluate(() => sessionStorage.setItem("filler", "x".repeat(5_000_000)));
  await page.fill("#Notes", "x".repeat(1_000_000));
  await page.getByText("This is too long to be kept.").waitFor();
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  assert.equal(dialog.type(), "beforeunload");
  await dialog.accept();
});

test("another person's token ends drafts and answers, a new token of the same person only answers", async () => {
  const id = await create();
  await edit(id);
  await page.fill("#CityName", "Paris");
  await page.goto(`${url}/#/new`);
  await page.fill("#FullName", "Grace");
  await page.goto(`${url}/#/`);
  await page.getByRole("link", { name: "Ada Lovelace", exact: true }).waitFor();
  await flipWire();
  const exchanges = () => page.locator("#exchanges details").count();
  const use = async (...flags) => {
    await page.getByRole("button", { name: "Token", exact: true }).click();
    await page.getByLabel("Bearer token").fill(token("--administrator", ...flags));
    const answered = page.waitForResponse((response) => response.url().includes(API));
    await page.keyboard.press("Enter");
    await answered;
    await page.getByText("1–1 of 1").waitFor();
  };
  assert.equal(await exchanges(), 2);
  await use("--lifetime=1000");
  assert.equal(await exchanges(), 1, "only that of the new token");
  assert.deepEqual((await stored())[0], ["draft #/new", `draft #/${id}`].sort());
  await use("--subject=grace@example.com");
  assert.equal(await exchanges(), 1);
  assert.deepEqual((await stored())[0], []);
  assert.equal(await page.getByText("Typed and not saved").count(), 0);
});

test("a contact deleted meanwhile can be saved as a new one", async () => {
  const id = await create();
  await edit(id);
  await page.fill("#CityName", "Paris");
  await call("DELETE", `${API}/${id}`);
  await save();
  await notice("This contact has been deleted");
  await accessible("404");
  await page.getByRole("button", { name: "Go on with it as a new contact" }).click();
  await heading("Add a contact");
  assert.equal(await page.inputValue("#CityName"), "Paris");
  await save();
  await notice("Ada Lovelace was saved");
  const { Records } = await call("GET", API);
  assert.deepEqual(
    Records.map(({ FullName, CityName }) => [FullName, CityName]),
    [["Ada Lovelace", "Paris"]],
  );
  await page.goto(`${url}/#/${id}`);
  await notice("There is no such contact");
});

test("the page asks for a new token when the token expired and then saves", async () => {
  const id = await create();
  const short = token("--administrator", "--lifetime", "2");
  await edit(id, { as: short });
  await page.fill("#CityName", "Paris");
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  await save();
  await page.getByText("The token has expired.").waitFor();
  await accessible("401");
  await page.getByLabel("Bearer token").fill(administrator);
  await page.keyboard.press("Enter");
  await notice("Ada Lovelace was saved");
  assert.equal((await record(id)).CityName, "Paris");
});

test("the page names a missing role", async () => {
  const id = await create();
  await edit(id, { as: token("--role=ContractContact-Read") });
  await page.fill("#CityName", "Paris");
  await save();
  await notice("The role ContractContact-Edit is required.");
  await page.getByRole("link", { name: "Cancel" }).click();
  await notice("The role ContractContact-List is required.");
});

test("the page explains a failed request and offers a retry", async () => {
  const id = await create();
  await edit(id);
  await page.fill("#CityName", "Paris");
  const envelope = (Message) => JSON.stringify({ Message, Value: null, Errors: null, WasSuccessful: false });
  const answers = [
    [
      { status: 503, headers: { "retry-after": "5" }, body: envelope("The service is not available now") },
      /The service is not available now.*Try again in 5 seconds\..*still here/,
    ],
    [
      { status: 429, headers: { "retry-after": "1" }, body: envelope("Too many requests") },
      /Too many requests.*Try again in 1 second\./,
    ],
    [{ status: 502, contentType: "text/html", body: "<h1>Bad gateway</h1>" }, /It answered 502\./],
    [null, /The service cannot be reached/],
  ];
  for (const [answer, said] of answers) {
    await page.route(`**${API}`, (route) => (answer ? route.fulfill(answer) : route.abort()), { times: 1 });
    await save();
    await notice(said);
    assert.equal(await page.inputValue("#CityName"), "Paris");
  }
  await accessible("no connection");
  await page.getByRole("button", { name: "Try again" }).click();
  await notice("Ada Lovelace was saved");
  await page.route(`**${API}?*`, (route) => route.abort(), { times: 1 });
  await page.reload();
  await notice("The service cannot be reached");
  const login = { status: 200, contentType: "text/html", body: "<h1>Log in</h1>" };
  await page.route(`**${API}?*`, (route) => route.fulfill(login), { times: 1 });
  await page.getByRole("button", { name: "Try again" }).click();
  await notice("It answered 200.");
  await page.reload();
  await page.getByRole("link", { name: "Ada Lovelace" }).waitFor();
});

test("the page asks to look in the list when the outcome of a POST is unknown", async () => {
  await open("#/new");
  await page.fill("#CoworkerContractId", "1");
  await page.fill("#FullName", "Ada");
  const loseAnswer = async (route) => {
    await route.fetch();
    await route.abort();
  };
  await page.route(`**${API}`, loseAnswer, { times: 1 });
  await save();
  await notice(/The service cannot be reached.*look in the list before you send it again/);
  await page.getByRole("link", { name: "Cancel" }).click();
  await page.getByRole("link", { name: "Ada", exact: true }).waitFor();
});

test("an error about the whole request is shown in the service's words", async () => {
  await edit(await create());
  await page.fill("#Notes", "x".repeat(70_000));
  await save();
  await notice("The body is too large.");
  assert.equal(await page.getByRole("button", { name: "Try again" }).count(), 0);
});

test("the list is paged and searched and shows values as text", async () => {
  for (let number = 10; number < 40; number++) await create({ FullName: `Person ${number}` });
  const script = `<img src=x onerror="document.title='broken'">`;
  await create({ FullName: script });
  await open();
  await page.getByText("1–25 of 31").waitFor();
  await page.getByRole("link", { name: script }).waitFor();
  await page.getByRole("link", { name: "Next" }).press("Enter");
  await page.getByText("26–31 of 31").waitFor();
  await page.goBack();
  await page.getByText("1–25 of 31").waitFor();
  await page.getByRole("searchbox").fill("son 2");
  await page.keyboard.press("Enter");
  await page.getByText("1–10 of 10").waitFor();
  await page.getByRole("searchbox").fill("nobody");
  await page.keyboard.press("Enter");
  await page.getByText("No full name contains “nobody”.").waitFor();
  await accessible("nothing found");
  await page.goto(`${url}/#/?page=9`);
  await page.getByText("There is nothing on this page.").waitFor();
});

test("the list is searched by name, e-mail address and contract and names a search without results", async () => {
  await create();
  await create({ FullName: "Émile", Email: "emile@example.org", CoworkerContractId: 77 });
  await open();
  const search = async (by, text) => {
    await page.getByLabel("Search by").selectOption({ label: by });
    await page.getByRole("searchbox").fill(text);
    await page.keyboard.press("Enter");
  };
  const found = async (...names) => {
    await page.getByText(`1–${names.length} of ${names.length}`).waitFor();
    assert.deepEqual(await page.locator("tbody th").allTextContents(), names);
  };
  await found("Ada Lovelace", "Émile");
  await search("Full name contains", "ÉMILE");
  await found("Émile");
  await search("Email address contains", "example.com");
  await found("Ada Lovelace");
  await search("Contract ID is", "77");
  await found("Émile");
  await page.reload();
  await found("Émile");
  assert.equal(await page.getByLabel("Search by").inputValue(), "CoworkerContractId");
  await search("Email address contains", "nobody");
  await page.getByText("No email address contains “nobody”.").waitFor();
  await search("Contract ID is", "78");
  await page.getByText("No contract ID is “78”.").waitFor();
  const sent = [];
  page.on("request", (request) => sent.push(request.url()));
  await search("Contract ID is", "seventy");
  await page.getByText("Contract ID must be a whole number").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.type), "search");
  await accessible("a search that is wrong");
  assert.deepEqual(sent, []);
});

test("the list sorts by each column and keeps the focus and the search", async () => {
  const contacts = [
    { FullName: "Ada", Email: "c@example.com", PhoneNumber: "222", ContractContactType: 2, CoworkerContractId: 30 },
    { FullName: "Bob", Email: "a@example.com", PhoneNumber: "333", ContractContactType: 3, CoworkerContractId: 200 },
    { FullName: "Cy", Email: "b@example.com", PhoneNumber: "111", ContractContactType: 1, CoworkerContractId: 4 },
  ];
  for (const contact of contacts) await create(contact);
  await create({ FullName: "Not found", Email: null });
  await open("#/?by=Email&text=example");
  const order = () => page.locator("tbody th").allTextContents();
  const sort = async (name, direction) => {
    await page.getByRole("columnheader", { name }).getByRole("link").press("Enter");
    await page.locator(`th[aria-sort=${direction}]`, { hasText: name }).waitFor();
    assert.equal(await page.locator("th[aria-sort]").count(), 1);
    assert.match(await page.evaluate(() => document.activeElement.textContent), new RegExp(`^${name}`));
    assert.equal(await page.locator("caption").textContent(), `Contacts, by ${name}, ${direction}`);
  };
  await page.locator("th[aria-sort=ascending]", { hasText: "Full name" }).waitFor();
  assert.deepEqual(await order(), ["Ada", "Bob", "Cy"]);
  for (const [name, expected] of [
    ["Email address", ["Bob", "Cy", "Ada"]],
    ["Phone number", ["Cy", "Ada", "Bob"]],
    ["Role", ["Cy", "Ada", "Bob"]],
    ["Contract ID", ["Cy", "Ada", "Bob"]],
    ["Full name", ["Ada", "Bob", "Cy"]],
  ]) {
    await sort(name, "ascending");
    assert.deepEqual(await order(), expected, name);
    await sort(name, "descending");
    assert.deepEqual(await order(), expected.toReversed(), name);
  }
});

test("the list on a phone keeps its columns and sorts", async () => {
  await create({ PhoneNumber: "+44 20 7946 0000" });
  await create({ FullName: "Bob", Email: null });
  await open("", { viewport: { width: 360, height: 740 } });
  for (const text of ["ada@example.com", "+44 20 7946 0000"]) {
    await page.getByRole("cell", { name: text }).waitFor();
  }
  assert.equal(await page.getByRole("cell", { name: "1450123456" }).count(), 2);
  assert.equal(await page.locator("td.none:visible").count(), 0);
  await page.getByRole("columnheader", { name: "Contract ID" }).getByRole("link").click();
  await page.locator("th[aria-sort=ascending]", { hasText: "Contract ID" }).waitFor();
  await accessible("list on a phone");
});

// ── The controls.

test("the form has every property once, in groups, and marks required ones", async () => {
  const properties = fields.map(({ name }) => name).filter((name) => name !== "Id");
  for (const [hash, operation] of [
    ["#/new", "create"],
    [`#/${await create()}`, "update"],
  ]) {
    await open(hash);
    await page.locator("form.contact").waitFor();
    const groups = await page
      .locator("fieldset")
      .evaluateAll((all) =>
        all.map((each) => [
          each.querySelector("legend").textContent,
          [...each.querySelectorAll("input, select, textarea")].map(({ name }) => name),
        ]),
      );
    assert.deepEqual(
      groups.map(([legend]) => legend),
      ["Name and role", "Contact details", "Address and country", "Contract and notes"],
    );
    const names = groups.flatMap(([, names]) => names);
    assert.equal(names[0], "FullName");
    assert.deepEqual(names.toSorted(), properties.toSorted());
    const marked = await page
      .locator("form.contact label")
      .evaluateAll((all) =>
        all
          .filter((each) => /\(required\)$/.test(each.textContent))
          .map(({ control }) => [control.name, control.getAttribute("aria-required")]),
      );
    const required = fields.filter((field) => field.name !== "Id" && field.required.includes(operation));
    assert.deepEqual(marked.toSorted(), required.map(({ name }) => [name, "true"]).toSorted());
    assert.equal(await page.getByText("(optional)").count(), 0);
    await page.context().close();
  }
});

test('"No role" and "Not given" are explained and different', async () => {
  const id = await create({ ContractContactType: null });
  await edit(id);
  const role = page.getByLabel("Role");
  assert.deepEqual((await role.locator("option").allTextContents()).slice(0, 2), ["Not given", "No role"]);
  const about = await role.evaluate((each) => document.getElementById(each.getAttribute("aria-describedby")).textContent);
  assert.equal(about, "“Not given” says nothing about a role. “No role” says that there is none.");
  for (const [label, value] of [
    ["No role", 0],
    ["Not given", null],
  ]) {
    await role.selectOption({ label });
    await save();
    await notice("was saved");
    assert.equal((await record(id)).ContractContactType, value);
    await page.getByRole("link", { name: "Open it again" }).click();
    await heading("Edit Ada Lovelace");
  }
});

const question = (name) => page.locator(`#${name}-question`).textContent();

test("a date in another form is rejected and each possible day offered", async () => {
  await open("#/new");
  const hint = await page.locator("#DateOfBirth-hint").textContent();
  assert.equal(hint, "Year-month-day, for example 1990-06-15");
  for (const [typed, asked] of [
    ["9/12/1990", "Did you mean 1990-12-09 (9 December 1990) or 1990-09-12 (12 September 1990)?"],
    ["15.6.1990", "Did you mean 1990-06-15 (15 June 1990)?"],
    ["5. 5. 1990", "Did you mean 1990-05-05 (5 May 1990)?"],
    ["1990/6/5", "Did you mean 1990-06-05 (5 June 1990)?"],
    ["9/12/2990", ""],
    ["1/1/1899", ""],
    ["31/2/1990", ""],
    ["9/12/90", ""],
    ["1990-06-15", ""],
    ["June 1990", ""],
    ["", ""],
  ]) {
    await page.fill("#DateOfBirth", typed);
    await page.locator("#DateOfBirth").blur();
    assert.equal(await question("DateOfBirth"), asked, typed);
  }
  await page.fill("#DateOfBirth", "9/12/1990");
  await save();
  assert.deepEqual((await messages())[1], ["DateOfBirth", "Error: Date of birth must be a real date, like 1990-06-15"]);
  await accessible("a question about a date");
  await page.getByRole("button", { name: "1990-12-09" }).press("Enter");
  assert.equal(await page.inputValue("#DateOfBirth"), "1990-12-09");
  assert.equal(await focused(), "DateOfBirth");
  assert.equal(await question("DateOfBirth"), "");
  assert.deepEqual(
    (await messages()).map(([name]) => name),
    ["FullName", "CoworkerContractId"],
  );
  await page.fill("#DateOfBirth", "15.6.1990");
  await page.reload();
  await notice(RESTORED);
  assert.equal(await question("DateOfBirth"), "Did you mean 1990-06-15 (15 June 1990)?");
  await page.getByRole("button", { name: "Discard what I typed" }).click();
  assert.equal(await question("DateOfBirth"), "");
});

test("an e-mail address without a dot in its domain raises a question and can be saved", async () => {
  const id = await create();
  await edit(id);
  for (const [typed, asked] of [
    ["ada@example", "There is no dot after the @. Did you mean ada@example.com?"],
    ["ada@gmailcom", "There is no dot after the @. Did you mean ada@gmail.com?"],
    ["ada@localhost", "There is no dot after the @. Did you mean ada@localhost.com?"],
    ["ada@example.com", ""],
    ["ada", ""],
    ["ada@", ""],
    ["ada@b@c", ""],
    ["ada@exa_mple", ""],
    ["", ""],
  ]) {
    await page.fill("#Email", typed);
    await page.locator("#Email").blur();
    assert.equal(await question("Email"), asked, typed);
  }
  await page.fill("#Email", "ada@example");
  await page.locator("#Email").blur();
  assert.equal(await page.locator("#Email-question").getAttribute("role"), "status");
  assert.equal(await page.locator("[aria-invalid]").count(), 0);
  await accessible("a question about an address");
  await save();
  await notice("was saved");
  assert.equal((await record(id)).Email, "ada@example");
  await page.getByRole("link", { name: "Open it again" }).click();
  await page.fill("#Email", "ada@gmailcom");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  await page.getByRole("button", { name: "ada@gmail.com" }).press("Enter");
  assert.equal(await page.inputValue("#Email"), "ada@gmail.com");
  await page.fill("#Email", "ada@example");
  await page.locator("#Email").blur();
  assert.notEqual(await question("Email"), "");
  await page.locator("#Email").focus();
  await page.keyboard.press("End");
  await page.keyboard.type("s");
  assert.equal(await question("Email"), "", "what is being typed is not asked about");
});

test("a contact is deleted only after a confirmation", async () => {
  const id = await create();
  await edit(id);
  await page.getByRole("button", { name: "Delete" }).click();
  await heading("Delete Ada Lovelace?");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Keep it");
  await accessible("delete");
  await page.keyboard.press("Enter");
  assert.equal((await record(id)).Id, id);
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await notice("Ada Lovelace was deleted");
  await page.getByText("There are no contacts yet.").waitFor();
});

test("the panel shows requests and answers without the token", async () => {
  const id = await create();
  await edit(id);
  await flipChecks();
  await page.fill("#FullName", "");
  await save();
  await page.locator(".govuk-error-summary").waitFor();
  await flipWire();
  const [request, response] = await page.locator("#exchanges details").first().locator("pre").allTextContents();
  assert.match(request, /^PUT \/api\/billing\/contractcontacts\n/);
  assert.match(request, /\nIf-Match: "\d+-1"\n/);
  assert.match(request, /"FullName": null/);
  assert.match(response, /^400 Bad Request\n/);
  assert.match(response, /"PropertyName": "FullName"/);
  assert.equal((await page.content()).includes(administrator), false);
  await accessible("panel");
});

test("the panel opens writes and failures, and shows reads closed", async () => {
  const id = await create();
  await edit(id, { as: token("--role=ContractContact-Read", "--role=ContractContact-Edit") });
  await page.fill("#CityName", "Paris");
  await save();
  await notice("The role ContractContact-List is required.");
  await flipWire();
  const shown = await page
    .locator("#exchanges details")
    .evaluateAll((all) => all.map((each) => [each.querySelector("summary").textContent.replace(/\?\S*/, ""), each.open]));
  assert.deepEqual(shown, [
    [`GET ${API} 403 Forbidden`, true],
    [`PUT ${API} 200 OK`, true],
    [`GET ${API}/${id} 200 OK`, false],
  ]);
});

test("the panel closes on a phone by its button and by Escape", async () => {
  await edit(await create(), { viewport: { width: 360, height: 740 } });
  const panel = page.locator("#wire");
  for (const close of [
    () => page.getByRole("button", { name: "Close the panel" }).click(),
    async () => {
      await page.locator("#exchanges summary").first().focus();
      await page.keyboard.press("Escape");
    },
  ]) {
    await flipWire();
    await page.evaluate(() => scrollTo(0, 10_000));
    assert.ok(await panel.isVisible());
    await accessible("panel on a phone");
    await close();
    assert.ok(await panel.isHidden());
    assert.equal(await focused(), "menu-toggle");
    assert.equal(await page.evaluate(() => document.getElementById("wire-toggle").checked), false);
  }
});

test("the menu for developers opens and closes by keyboard and closes without the focus", async () => {
  await open();
  const menu = page.locator("#menu");
  const toggle = page.getByRole("button", { name: "For developers" });
  assert.ok(await menu.isHidden());
  await toggle.press("Enter");
  assert.equal(await toggle.getAttribute("aria-expanded"), "true");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "checks");
  await page.keyboard.press("Escape");
  assert.ok(await menu.isHidden());
  assert.equal(await focused(), "menu-toggle");
  await toggle.click();
  await page.locator("h1").click();
  assert.ok(await menu.isHidden());
  await toggle.click();
  await page.keyboard.press("Shift+Tab");
  assert.ok(await menu.isHidden());
  assert.equal(await toggle.getAttribute("aria-expanded"), "false");
});

test("the form has words in every language of the package, and none of them is English", async () => {
  const words = async (locale) => {
    await open("#/new", { locale });
    const form = page.locator("form.contact");
    await form.waitFor();
    await page.fill("#DateOfBirth", "9/12/1990");
    await page.fill("#Email", "ada@example");
    await page.reload();
    await page.locator(".question button").nth(2).waitFor();
    const said = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          ".notice *, .question, h1, form.contact legend, form.contact label, form.contact option, form.contact .hint, form.contact button:not(.guess), form.contact a",
        ),
      ]
        .filter((each) => each.closest("[lang]").lang !== "en")
        .map((each) => each.textContent)
        .filter((text) => text !== ""),
    );
    await page.context().close();
    return said;
  };
  const english = await words("en-GB");
  assert.ok(english.includes("Add a contact") && english.includes("Trading name") && english.includes("Save"));
  const locales = readdirSync(new URL("pkg/locales/", root))
    .filter((name) => name.endsWith(".js"))
    .map((name) => name.slice(0, -3));
  for (const locale of locales.filter((name) => name !== "en")) {
    const said = await words(locale);
    assert.equal(said.length, english.length, locale);
    const { labels } = (await import(new URL(`pkg/locales/${locale}.js`, root))).default;
    const own = said.filter((text) => !Object.values(labels).includes(text));
    assert.deepEqual(
      own.filter((text) => english.includes(text) || /undefined|[{}]|Did you mean|There is no dot/.test(text)),
      [],
      locale,
    );
  }
});

for (const [locale, heading, saveLabel, said] of [
  [
    "de-AT",
    "Kontakt hinzufügen",
    "Speichern",
    [
      "Fehler: Geben Sie den vollständigen Namen ein",
      "Fehler: Das Geburtsdatum muss ein echtes Datum sein, zum Beispiel 1990-06-15",
    ],
  ],
  [
    "ar-EG",
    "إضافة جهة اتصال",
    "حفظ",
    ["خطأ: أدخل الاسم الكامل", "خطأ: يجب أن يكون تاريخ الميلاد تاريخًا حقيقيًا، مثل \u20681990-06-15\u2069"],
  ],
]) {
  test(`a form answers in the language of the browser, ${locale}, and the rest of the page is marked as English`, async () => {
    await open("#/new", { locale });
    await page.getByRole("heading", { name: heading }).waitFor();
    assert.deepEqual(
      await page.evaluate(() => [document.documentElement.lang, document.querySelector("main").lang]),
      Array(2).fill(locale.slice(0, 2)),
    );
    await page.fill("#CoworkerContractId", "1");
    await page.fill("#DateOfBirth", "15.6.1990");
    await page.getByRole("button", { name: saveLabel, exact: true }).click();
    assert.deepEqual(await messages(), [
      ["FullName", said[0]],
      ["DateOfBirth", said[1]],
    ]);
    await accessible("errors");
    await flipChecks();
    const answered = page.waitForResponse((response) => response.status() === 400);
    await page.getByRole("button", { name: saveLabel, exact: true }).click();
    const { Errors } = await (await answered).json();
    assert.deepEqual(
      Errors.map(({ Message }) => Message),
      ["is a required field", "must be a real date in the form YYYY-MM-DD"],
    );
    await page.locator(".govuk-error-summary").waitFor();
    assert.deepEqual(await messages(), [
      ["FullName", said[0]],
      ["DateOfBirth", said[1]],
    ]);
    const english = await page.evaluate(() => {
      const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const said = [];
      while (words.nextNode()) {
        const { parentElement, data } = words.currentNode;
        if (data.trim() && parentElement.closest("[lang]").lang === "en") said.push(data.trim());
      }
      return said;
    });
    assert.deepEqual(
      english.filter((text) => /[^\x00-\x7f–—…’“”]/.test(text)),
      [],
    );
    assert.ok(english.includes("Over the wire") && english.includes("Check in the browser before sending"));
    await page.fill("#FullName", "Ada Lovelace");
    await page.fill("#DateOfBirth", "1990-06-15");
    await page.getByRole("button", { name: saveLabel, exact: true }).click();
    await notice("Ada Lovelace was saved");
    assert.deepEqual(
      await page.evaluate(() => [
        document.querySelector(".notice").lang,
        document.querySelector("main").lang,
        document.querySelector("main").dir,
      ]),
      ["en", "en", "ltr"],
    );
    await page.getByRole("columnheader", { name: "Full name" }).waitFor();
    await accessible("list");
  });
}

for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 1280]) {
    test(`list, form and errors are accessible and fit, ${colorScheme}, ${width} pixels`, async () => {
      const id = await create({
        Email: `${"ada.".repeat(40)}x@example.com`,
        FullName: "Wolfeschlegelsteinhausenbergerdorff ".repeat(3).trim(),
      });
      await create();
      await open("", { colorScheme, viewport: { width, height: 800 } });
      await page.getByRole("link", { name: "Ada Lovelace" }).waitFor();
      await accessible("list");
      await page.goto(`${url}/#/${id}`);
      await page.locator("form.contact").waitFor();
      await accessible("form");
      await page.fill("#FullName", "");
      await page.fill("#DateOfBirth", "2990-01-01");
      await save();
      await page.locator(".govuk-error-summary").waitFor();
      await page.getByRole("button", { name: "For developers" }).click();
      await accessible("menu");
      await flipWire();
      await accessible("form with errors and panel");
    });
  }
}
