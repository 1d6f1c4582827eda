// The form at / in Chromium, against the service itself.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, afterEach, before, test } from "node:test";
import { launch } from "../../../bindings/js/test/browsers.mjs";
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

/** Somebody else, without a browser. */
async function call(method, path, body) {
  const headers = { authorization: `Bearer ${administrator}`, "content-type": "application/json" };
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

async function open(hash = "", { as = administrator, ...options } = {}) {
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage();
  page.setDefaultTimeout(10_000);
  page.on("pageerror", (error) => problems.push(String(error)));
  // A refused request is told there too, and is what some tests are about.
  page.on("console", (message) => /Content.Security.Policy|Refused/.test(message.text()) && problems.push(message.text()));
  // Once: what the page stores later has to last by itself.
  await page.goto(`${url}/healthz`);
  if (as) await page.evaluate((as) => sessionStorage.setItem("token", as), as);
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

test("without a token the page asks for one, and keeps it out of the URL and past a reload", async () => {
  await open("", { as: null });
  await page.getByRole("dialog").waitFor();
  assert.equal(await focused(), "token");
  await accessible("dialog");
  await page.keyboard.press("Enter");
  await page.getByText("Paste a token.").waitFor();
  await page.keyboard.press("Escape");
  await notice("A bearer token is required.");
  await page.getByRole("button", { name: "Use another token" }).click();
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

test("by keyboard alone a contact is filled in, refused, corrected, saved, and there after a reload", async () => {
  await open("#/new");
  await heading("Add a contact");
  assert.equal(await page.title(), "Add a contact – Contacts");
  await page.locator("#CoworkerContractId").focus();
  await page.keyboard.type("1234");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("ada@");
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
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
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

test("with the check in the browser off, the service says the same in the same places", async () => {
  const wrong = {
    CoworkerContractId: "0",
    FullName: "",
    CoworkerId: "x",
    Email: "ada",
    DateOfBirth: "1990-02-30",
    CountryId: "1.5",
    PhoneNumber: "12",
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
    await page.getByRole("switch").press("Space");
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

test("two editors: theirs is loaded, what was typed stays, and where both typed the reader decides", async () => {
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

test("a contact that was deleted meanwhile can be saved as a new one", async () => {
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

test("a token that expires while somebody types is asked for again, and then it is saved", async () => {
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

test("a role that is missing is named", async () => {
  const id = await create();
  await edit(id, { as: token("--role=ContractContact-Read") });
  await page.fill("#CityName", "Paris");
  await save();
  await notice("The role ContractContact-Edit is required.");
  await page.getByRole("link", { name: "Cancel" }).click();
  await notice("The role ContractContact-List is required.");
});

test("what keeps a request from being served is said, and it can be tried again", async () => {
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

test("who cannot know whether a new contact has arrived is told to look", async () => {
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
  await page.getByRole("link", { name: "Ada" }).waitFor();
});

test("what is wrong with the request as a whole is said in the service's words", async () => {
  await edit(await create());
  await page.fill("#Notes", "x".repeat(70_000));
  await save();
  await notice("The body is too large.");
  assert.equal(await page.getByRole("button", { name: "Try again" }).count(), 0);
});

test("the list has pages and can be searched, and shows what people wrote as text", async () => {
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
  await page.getByLabel("Full name contains").fill("son 2");
  await page.keyboard.press("Enter");
  await page.getByText("1–10 of 10").waitFor();
  await page.getByLabel("Full name contains").fill("nobody");
  await page.keyboard.press("Enter");
  await page.getByText("No full name contains “nobody”.").waitFor();
  await accessible("nothing found");
  await page.goto(`${url}/#/?page=9`);
  await page.getByText("There is nothing on this page.").waitFor();
});

test("a contact is deleted only once that is confirmed", async () => {
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

test("the panel shows what goes over the wire, without the token", async () => {
  const id = await create();
  await edit(id);
  await page.getByRole("switch").uncheck();
  await page.fill("#FullName", "");
  await save();
  await page.locator(".govuk-error-summary").waitFor();
  await page.getByRole("button", { name: "Over the wire" }).click();
  const [request, response] = await page.locator("#exchanges details").first().locator("pre").allTextContents();
  assert.match(request, /^PUT \/api\/billing\/contractcontacts\n/);
  assert.match(request, /\nIf-Match: "\d+-1"\n/);
  assert.match(request, /"FullName": null/);
  assert.match(response, /^400 Bad Request\n/);
  assert.match(response, /"PropertyName": "FullName"/);
  assert.equal((await page.content()).includes(administrator), false);
  await accessible("panel");
});

test("the form has words in every language of the package, and none of them is English", async () => {
  const words = async (locale) => {
    await open("#/new", { locale });
    const form = page.locator("form.contact");
    await form.waitFor();
    const said = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          "h1, form.contact label, form.contact option, form.contact .hint, form.contact button, form.contact a",
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
    assert.deepEqual(
      said.filter((text) => english.includes(text) || /undefined|[{}]/.test(text)),
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
    await page.getByRole("switch").press("Space");
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
      await page.getByRole("button", { name: "Over the wire" }).click();
      await accessible("form with errors and panel");
    });
  }
}
