// The bound form in a page. ENGINE names the browser.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { engine, launch, serve } from "./browsers.mjs";

const axe = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const noWasm = "default-src 'self'; script-src 'self'";
const wasm = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
let browser, site, refusing, page;
const posted = [];

before(async () => {
  browser = await launch(engine);
  const routes = {
    "/pkg/": new URL("../../../pkg/", import.meta.url),
    "/form/plain.html": (_, response) => {
      // Only Chromium can turn JavaScript off. This header has the same effect in every browser.
      response.setHeader("content-security-policy", "sandbox allow-forms");
      response
        .setHeader("content-type", "text/html; charset=utf-8")
        .end(readFileSync(new URL("./form/native.html", import.meta.url)));
    },
    "/form/": new URL("./form/", import.meta.url),
    "/saved": (request, response) => {
      let body = "";
      request
        .on("data", (part) => (body += part))
        .on("end", () => {
          posted.push(Object.fromEntries(new URLSearchParams(body)));
          response.setHeader("content-type", "text/html").end("<!doctype html><title>Saved</title>");
        });
    },
  };
  [site, refusing] = await Promise.all([
    serve(routes, { "content-security-policy": wasm }),
    serve(routes, { "content-security-policy": noWasm }),
  ]);
  // One page for all tests, because each page of WebKit is another browser.
  page = await browser.newPage();
});

afterEach(async () => {
  const thrown = await page.evaluate(() => {
    const thrown = sessionStorage.getItem("thrown");
    sessionStorage.clear();
    return thrown;
  });
  posted.length = 0;
  assert.equal(thrown, null, "nothing is thrown in the page");
});

after(async () => {
  await page?.context().close();
  await browser?.close();
  await Promise.all([site?.close(), refusing?.close()]);
});

async function open(path, { from = site, isBound = true } = {}) {
  await page.goto(`${from.url}/form/${path}`);
  if (isBound) await page.waitForFunction(() => window.bound ?? window.form);
}

/** Returns the id, or the class, of the element that has the focus. */
const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.className);
const summary = () => page.locator(".govuk-error-summary li").allTextContents();
const messages = () => page.locator("p.govuk-error-message").allTextContents();
const sent = () => page.evaluate(() => window.sent);
const save = () => page.getByRole("button", { name: "Save", exact: true }).click();

/** Waits until the browser has submitted the form. Returns the submitted forms. */
async function submitted() {
  await page.waitForURL("**/saved");
  // WebKit reports the URL before the server has the form.
  while (posted.length === 0) await setTimeout(10);
  return posted;
}

async function accessible(state) {
  const violations = await page.evaluate(
    async () => {
      // The policy blocks a script element, but not the evaluation by the debugger.
      return (await window.axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
    },
    await page.evaluate(axe),
  );
  assert.deepEqual(violations, [], state);
}

test("a form is filled in, rejected, corrected and submitted by keyboard", async () => {
  await open("full.html");
  await accessible("empty");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "contract");
  await page.keyboard.type("12");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("ada@");
  assert.deepEqual(await messages(), [], "no error is shown while the text is typed");
  await page.keyboard.press("Enter");
  assert.equal(await focused(), "govuk-error-summary");
  assert.equal(await page.title(), "Error: Edit a contact");
  const found = ["Enter the full name", "Enter an email address in the correct format, like name@example.com"];
  assert.deepEqual(await summary(), found);
  assert.deepEqual(
    await messages(),
    found.map((text) => `Error: ${text}`),
  );
  await accessible("with errors");

  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await focused(), "name");
  await page.keyboard.type("A");
  assert.deepEqual(await summary(), found.slice(1), "the error disappears at the first letter");
  await page.keyboard.type("da ");
  assert.equal(await focused(), "name");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("End");
  await page.keyboard.type("example.com");
  assert.deepEqual([await messages(), await summary(), await page.title()], [[], [], "Edit a contact"]);
  await accessible("corrected");
  await page.keyboard.press("Enter");
  assert.deepEqual(await sent(), [{ Id: 87654321, CoworkerContractId: 12, FullName: "Ada", Email: "ada@example.com" }]);
});

/** Opens a form, makes every control invalid, and submits the form. */
async function submitWrong() {
  await open("full.html");
  const wrong = {
    contract: "0x10",
    name: "\u200B",
    email: "ada",
    born: "1990-02-30",
    address: "a\u0001",
    postcode: "b\u0001",
    city: "c\u0001",
    state: "d\u0001",
    notes: "e\u0001",
  };
  for (const [id, text] of Object.entries(wrong))
    await page.evaluate(([id, text]) => (document.getElementById(id).value = text), [id, text]);
  await page.focus("#coworker");
  await page.keyboard.type("1-e");
  await page.selectOption("#country", "wrong");
  await page.getByLabel("Phone number").fill("12");
  await page.check("#role-9");
  await page.evaluate(() => (document.querySelector("[name=Id]").value = "x"));
  await save();
}

test("readForm reads every control", async () => {
  await submitWrong();
  assert.deepEqual(await page.evaluate(() => readForm(form)), {
    Id: "x",
    CoworkerContractId: "0x10",
    CoworkerId: "\x1A",
    Email: "ada",
    DateOfBirth: "1990-02-30",
    Address: "a\u0001",
    PostCode: "b\u0001",
    CityName: "c\u0001",
    State: "d\u0001",
    CountryId: "wrong",
    PhoneNumber: "12",
    Notes: "e\u0001",
    ContractContactType: 9,
  });
});

test("the summary has every error in the order of the controls, in the wording of describe", async () => {
  await submitWrong();
  const errors = await page.evaluate(() =>
    api.validateUpdate(readForm(form)).map((error) => [error.PropertyName, api.describe(error)]),
  );
  assert.equal(errors.length, 14, "every property is invalid");
  const words = errors.map(([, text]) => text);
  // The control of Notes is after the form, so its error is the last.
  const notes = errors.findIndex(([name]) => name === "Notes");
  assert.deepEqual(await summary(), [...words.toSpliced(notes, 1), words[notes]]);
  assert.equal(await page.locator(".govuk-error-summary a").count(), 13, "the hidden Id has no link");
});

test("an invalid record is not given to onSubmit", async () => {
  await submitWrong();
  assert.deepEqual(await sent(), []);
});

test("an error is shown before its control, which is marked as invalid", async () => {
  await submitWrong();
  assert.equal((await messages()).length, 13, "the hidden Id has no message");
  for (const name of ["FullName", "CountryId", "Notes", "PhoneNumber"]) {
    const { text, invalid, validity, after } = await page.evaluate((name) => {
      const control = form.elements[name];
      const message = document.getElementById(control.getAttribute("aria-describedby").split(" ").at(-1));
      return {
        text: message.textContent,
        invalid: control.ariaInvalid,
        validity: control.validationMessage,
        after: message.nextElementSibling.contains(control),
      };
    }, name);
    assert.equal(text, `Error: ${validity}`);
    assert.deepEqual([invalid, after], ["true", true], name);
  }
});

test("the error of radio buttons is shown in their fieldset, after the hint", async () => {
  await submitWrong();
  const group = await page.evaluate(() => {
    const fieldset = document.querySelector("fieldset"),
      message = fieldset.querySelector("p");
    return [
      fieldset.getAttribute("aria-describedby") === message.id,
      message.previousElementSibling.id,
      message.nextElementSibling.contains(form.elements["role-1"]),
    ];
  });
  assert.deepEqual(group, [true, "role-hint", true]);
});

test("the link of the error of radio buttons focuses the first button", async () => {
  await submitWrong();
  await page.locator(".govuk-error-summary a", { hasText: "Select a role" }).click();
  assert.equal(await focused(), "role-1");
});

test("a correction removes its error from the summary", async () => {
  await submitWrong();
  await page.check("#role-2");
  await page.selectOption("#country", "1220");
  await page.locator("#notes").fill("");
  assert.deepEqual((await summary()).length, 11);
  await accessible("half corrected");
});

test("readForm reads integers, and omits an empty control", async () => {
  await open("full.html?unbound");
  const read = await page.evaluate(() =>
    ["0x10", "1e3", "7 7", " 7 ", "007", "1".repeat(400), "9007199254740993", "\u200B\u00A0", "-1"].map((text) => {
      form.elements.CoworkerContractId.value = text;
      return readForm(form).CoworkerContractId ?? "left out";
    }),
  );
  assert.deepEqual(read, ["0x10", "1e3", "7 7", 7, 7, "1".repeat(400), 9007199254740992, "left out", "-1"]);
});

test("readForm trims text", async () => {
  await open("full.html?unbound");
  const read = await page.evaluate(() => {
    form.elements.Address.value = "  1 High Street\n London \u200B";
    return readForm(form).Address;
  });
  assert.equal(read, "1 High Street\n London");
});

test("readForm reads empty and disabled controls as null with the option empty", async () => {
  await open("full.html?unbound");
  const read = await page.evaluate(() => {
    Object.assign(document.getElementById("role-1"), { disabled: true, checked: true });
    return readForm(form, { empty: null });
  });
  assert.equal(Object.keys(read).length, 14);
  assert.deepEqual([read.Id, read.Email, read.ContractContactType], [87654321, null, null]);
});

test("readForm omits a disabled control", async () => {
  await open("full.html?unbound");
  const isRead = await page.evaluate(() => {
    document.querySelector("[name=Id]").disabled = true;
    return "Id" in readForm(form);
  });
  assert.equal(isRead, false);
});

test("readForm reads control strings as Rust does", async () => {
  await open("full.html?unbound");
  const { cases } = JSON.parse(readFileSync(new URL("../../../tests/controls.json", import.meta.url), "utf8"));
  const read = await page.evaluate(
    (cases) =>
      cases.map(([name, text]) => {
        const form = document.createElement("form");
        const control = document.createElement("textarea");
        control.name = name;
        control.value = text;
        form.append(control);
        return readForm(form, { empty: null })[name];
      }),
    cases,
  );
  for (const [index, [name, text, expected]] of cases.entries()) {
    assert.deepEqual([name, text, read[index]], [name, text, expected]);
  }
});

test("an unreadable number or date control is an error", async () => {
  await open("full.html?unbound");
  await page.evaluate(() => {
    form.elements.DateOfBirth.type = "date";
    window.bound = bindForm(form, { onSubmit: (record) => sent.push(record) });
  });
  await page.fill("#contract", "1");
  await page.fill("#name", "Ada");
  await page.focus("#coworker");
  await page.keyboard.type("-");
  await page.focus("#born");
  await page.keyboard.type("12");
  assert.deepEqual(
    await page.evaluate(() =>
      ["coworker", "born"].map((id) => [document.getElementById(id).value, document.getElementById(id).validity.badInput]),
    ),
    [
      ["", true],
      ["", true],
    ],
  );
  await save();
  assert.deepEqual(await summary(), ["Coworker ID must be a whole number", "Date of birth must be a real date, like 1990-06-15"]);
  assert.equal(await page.getAttribute("#born", "min"), "1900-01-01");
  await page.fill("#coworker", "5");
  await page.fill("#born", "1990-06-15");
  assert.deepEqual(await summary(), []);
  await save();
  assert.deepEqual(await sent(), [
    { Id: 87654321, CoworkerContractId: 1, FullName: "Ada", CoworkerId: 5, DateOfBirth: "1990-06-15" },
  ]);
});

const attack = "<img src=x onerror=alert(1)>";
const general = [`Tariff: ${attack}`, "Try again later"];
const emailError = "Enter an email address in the correct format, like name@example.com";

/** Opens a form, and shows the errors of a server. */
async function showServerErrors() {
  await open("full.html");
  await page.fill("#contract", "1");
  await page.fill("#name", attack);
  await page.evaluate(
    (attack) =>
      bound.show(
        api.readResponse({
          WasSuccessful: false,
          Message: "",
          Errors: [
            { PropertyName: "CoworkerContract", Message: "was not found", AttemptedValue: 1 },
            { PropertyName: "FullName", Message: attack, AttemptedValue: attack },
            { PropertyName: "Email", Message: "must be a valid email address", AttemptedValue: "" },
            { PropertyName: "Tariff", Message: attack, AttemptedValue: attack },
            { PropertyName: "", Message: "Try again later", AttemptedValue: null },
          ],
        }),
      ),
    attack,
  );
}

test("server errors are shown like the errors of the rules", async () => {
  await showServerErrors();
  assert.equal(await focused(), "govuk-error-summary");
  assert.deepEqual(await summary(), ["Contract ID: was not found", `Full name: ${attack}`, emailError, ...general]);
  assert.deepEqual(await messages(), ["Error: was not found", `Error: ${attack}`, `Error: ${emailError}`]);
  await accessible("with the server's errors");
});

test("markup in a server error is text", async () => {
  await showServerErrors();
  assert.equal(await page.locator("img").count(), 0);
  assert.equal(await page.inputValue("#name"), attack);
});

test("a server error disappears when its control changes, and the rules check the new value", async () => {
  await showServerErrors();
  await page.fill("#contract", "2");
  assert.deepEqual(await summary(), [`Full name: ${attack}`, emailError, ...general]);
  await page.fill("#name", "");
  assert.ok((await summary()).includes("Enter the full name"));
});

test("server errors without a control disappear on submit", async () => {
  await showServerErrors();
  await page.fill("#contract", "2");
  await page.fill("#name", "Ada");
  await page.fill("#email", "a@b.c");
  assert.deepEqual(await summary(), general);
  await save();
  assert.deepEqual([await summary(), (await sent()).length], [[], 1]);
});

test("the message of an answer without errors is in the summary", async () => {
  await open("full.html");
  await page.evaluate(() => bound.show({ WasSuccessful: false, Message: "The service is closed", Errors: [] }));
  assert.deepEqual(await summary(), ["The service is closed"]);
});

test("a pending submission is not repeated", async () => {
  await open("full.html");
  await page.fill("#contract", "1");
  await page.fill("#name", "Ada");
  await page.evaluate(() => {
    window.pending = new Promise((resolve) => (window.finish = resolve));
  });
  await save();
  await save();
  assert.equal((await sent()).length, 1);
  await page.evaluate(() => finish());
  await save();
  assert.equal((await sent()).length, 2);
});

test("a button with formnovalidate submits without a check", async () => {
  await open("full.html");
  await save();
  await page.getByRole("button", { name: "Save unchecked" }).click();
  assert.deepEqual([await sent(), await messages()], [[{ Id: 87654321 }], []]);
});

test("the browser submits the form without a check where WebAssembly is refused", async () => {
  await open("native.html", { from: refusing });
  assert.deepEqual(await page.evaluate(() => [isReady(), bound.validate()]), [false, []]);
  await save();
  assert.deepEqual(await submitted(), [{ CoworkerContractId: "", FullName: "", Id: "1" }]);
});

test("onSubmit gets the unchecked record where WebAssembly is refused", async () => {
  await open("full.html", { from: refusing });
  await save();
  assert.deepEqual(await sent(), [{ Id: 87654321 }]);
});

test("a form works without JavaScript", async () => {
  await open("plain.html", { isBound: false });
  await save();
  assert.equal((await submitted()).length, 1);
});

test("the browser does not submit an invalid form without onSubmit", async () => {
  await open("native.html");
  await save();
  assert.deepEqual([posted.length, (await summary()).length], [0, 2]);
});

test("the browser submits a corrected form without onSubmit", async () => {
  await open("native.html");
  await save();
  await page.fill("#contract", "7");
  await page.fill("#name", "Ada");
  await save();
  assert.deepEqual(await submitted(), [{ CoworkerContractId: "7", FullName: "Ada", Id: "1" }]);
});

test("unbind restores the form", async () => {
  await open("full.html");
  await page.evaluate(() => {
    document.getElementById("name").setAttribute("aria-invalid", "false");
    window.before = window.before.replace('aria-describedby="name-hint"', 'aria-describedby="name-hint" aria-invalid="false"');
  });
  await save();
  assert.equal(await page.getAttribute("#name", "aria-invalid"), "true");
  await page.fill("#contract", "1");
  const [left, title] = await page.evaluate(() => {
    bound.unbind();
    return [document.documentElement.outerHTML === before, document.title];
  });
  assert.deepEqual([left, title], [true, "Edit a contact"]);
  assert.equal(await page.evaluate(() => form.checkValidity()), true);
});

test("unbind stops the checks, and the browser submits the form", async () => {
  await open("full.html");
  await save();
  await page.fill("#contract", "1");
  await page.evaluate(() => bound.unbind());
  await page.fill("#contract", "");
  assert.deepEqual(await messages(), []);
  await save();
  await submitted();
});

test("a reset removes the errors and stops watching the fields", async () => {
  await open("full.html");
  await save();
  assert.equal((await messages()).length, 2);
  await page.getByRole("button", { name: "Start again" }).click();
  assert.deepEqual([await messages(), await summary(), await page.title()], [[], [], "Edit a contact"]);
  await page.fill("#contract", "x");
  assert.deepEqual(await messages(), []);
});

/** Returns the attributes of an element. */
const attributes = (selector) =>
  page.evaluate(
    (selector) => Object.fromEntries([...document.querySelector(selector).attributes].map(({ name, value }) => [name, value])),
    selector,
  );

test("controls get the attributes of the table, and keep their own", async () => {
  await open("full.html");
  assert.deepEqual(await attributes("#email"), {
    id: "email",
    name: "Email",
    autocomplete: "off",
    type: "email",
    spellcheck: "false",
    autocapitalize: "none",
    maxlength: "254",
  });
  assert.deepEqual(await attributes("#contract"), {
    id: "contract",
    name: "CoworkerContractId",
    value: "",
    autocomplete: "off",
    "aria-required": "true",
    inputmode: "numeric",
    spellcheck: "false",
  });
  assert.deepEqual(await attributes("#notes"), {
    id: "notes",
    name: "Notes",
    form: "contact",
    rows: "3",
    autocomplete: "on",
    spellcheck: "true",
  });
  assert.deepEqual(await attributes("#born"), {
    id: "born",
    name: "DateOfBirth",
    "aria-describedby": "born-hint",
    autocomplete: "off",
  });
  assert.deepEqual(await attributes("[name=Id]"), { type: "hidden", name: "Id", value: "87654321" });
});

test("a control that is added later gets its attributes on focus", async () => {
  await open("full.html");
  await page.evaluate(() => {
    document.getElementById("email").remove();
    const input = Object.assign(document.createElement("input"), { id: "later", name: "Email", ariaLabel: "Email address" });
    form.querySelector("button").before(input);
  });
  await page.focus("#later");
  const { type, autocomplete, maxlength } = await attributes("#later");
  assert.deepEqual([type, autocomplete, maxlength], ["email", "off", "254"]);
});

test("the options rules and autocomplete change the attributes", async () => {
  await open("full.html?unbound");
  await page.evaluate(() => bindForm(form, { autocomplete: "on", rules: "reference" }));
  const { type, autocomplete, maxlength } = await attributes("#email");
  assert.deepEqual([type, autocomplete, maxlength], ["email", "email", undefined]);
  assert.equal(await page.getAttribute("#city", "autocomplete"), "address-level2");
});

/** Opens a page with two forms, and submits both with errors. */
async function submitTwo() {
  await open("two.html");
  await page.getByRole("button", { name: "Save the first" }).click();
  await page.getByRole("button", { name: "Save the second" }).click();
}

test("two forms on a page have their own errors, ids and summaries", async () => {
  await submitTwo();
  const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map(({ id }) => id));
  assert.equal(new Set(ids).size, ids.length);
  await page.locator("form").nth(1).locator(".govuk-error-summary a", { hasText: "full name" }).click();
  assert.equal(await page.evaluate(() => document.activeElement === document.forms[1].elements.FullName), true);
  await accessible("two forms with errors");
});

test("the title has its prefix while one of two forms has errors", async () => {
  await submitTwo();
  assert.equal(await page.title(), "Error: Two contacts");
  await page.evaluate(() => bound[0].show([]));
  assert.equal(await page.title(), "Error: Two contacts");
  await page.evaluate(() => bound[1].show([]));
  assert.equal(await page.title(), "Two contacts");
});

test("a catalogue words the form in another language", async () => {
  await open("full.html?unbound");
  await page.evaluate(() =>
    bindForm(form, {
      catalogue: {
        locale: "de",
        heading: "Bitte prüfen",
        prefix: "Fehler: ",
        labels: { FullName: "Name" },
        messages: { required: "{Label} fehlt" },
      },
    }),
  );
  await save();
  assert.deepEqual(await summary(), ["Contract ID fehlt", "Name fehlt"]);
  assert.equal(await page.textContent("h2"), "Bitte prüfen");
  assert.equal(await page.title(), "Fehler: Edit a contact");
  assert.equal((await messages())[1], "Fehler: Name fehlt");
});

const wrong = {
  Id: "0",
  CoworkerContractId: "x",
  FullName: "",
  CoworkerId: "1.5",
  Email: "ada@",
  DateOfBirth: "1899-12-31",
  Address: "a\u0001",
  PostCode: "a\u0001",
  CityName: "القاهرة\u0001",
  State: "a\u0001",
  CountryId: "99999999999999999999",
  PhoneNumber: "+44",
  Notes: "a\u0001",
  ContractContactType: "9",
};
const fillIn = (values) =>
  page.evaluate((values) => {
    for (const [name, value] of Object.entries(values)) window.form.elements[name].value = value;
  }, values);

/** Opens a page in Arabic, and submits a form with errors in every property. */
async function submitArabic() {
  await open("language.html?catalogue=ar");
  await accessible("empty");
  await fillIn(wrong);
  await page.getByRole("button").click();
}

test("an Arabic form has Arabic messages, in which Latin letters are isolated", async () => {
  await submitArabic();
  const said = await summary();
  assert.equal(said.length, 14);
  for (const text of said) {
    assert.match(text, /^\p{Script=Arabic}/u);
    assert.doesNotMatch(text.replace(/\u2068.*?\u2069/g, ""), /[a-z]/i, "Latin letters are isolated");
  }
  assert.deepEqual(
    await messages(),
    said.map((text) => `خطأ: ${text}`),
  );
  assert.equal(await page.title(), "خطأ: الاسم الكامل");
  await accessible("with errors");
});

test("an Arabic form runs from right to left, and values keep their own direction", async () => {
  await submitArabic();
  const { atTheRight, directions } = await page.evaluate(() => {
    const right = (element) => Math.round(element.getBoundingClientRect().right);
    const { elements } = window.form;
    return {
      atTheRight: right(elements.PostCode) === right(elements.PostCode.labels[0]),
      directions: ["CityName", "PostCode", "Email", "DateOfBirth"].map((name) => [
        elements[name].dir,
        getComputedStyle(elements[name]).direction,
      ]),
    };
  });
  assert.ok(atTheRight);
  assert.deepEqual(directions, [
    ["auto", "rtl"],
    ["auto", "ltr"],
    ["ltr", "ltr"],
    ["ltr", "ltr"],
  ]);
  assert.equal(await page.locator("[lang], [dir=rtl]").count(), 1, "only the page has the language and direction");
});

test("a corrected Arabic form is submitted", async () => {
  await submitArabic();
  await fillIn({
    ...wrong,
    Id: "1",
    CoworkerContractId: "2",
    FullName: "آدا لوفليس",
    CoworkerId: "",
    Email: "ada@example.com",
    DateOfBirth: "1990-06-15",
    CountryId: "",
    PhoneNumber: "+44 808 157 0192",
    ContractContactType: "1",
    Address: "",
    PostCode: "",
    CityName: "",
    State: "",
    Notes: "",
  });
  await page.getByRole("button").click();
  assert.deepEqual(await page.evaluate(() => window.sent), {
    Id: 1,
    CoworkerContractId: 2,
    FullName: "آدا لوفليس",
    Email: "ada@example.com",
    DateOfBirth: "1990-06-15",
    PhoneNumber: "+44 808 157 0192",
    ContractContactType: 1,
  });
});

for (const [catalogue, language, marks] of [
  ["ar", "en", ["ar", "rtl"]],
  ["de", "ar", ["de", "ltr"]],
  ["en", "ar", ["en-GB", "ltr"]],
  ["de", "de", null],
  ["en", "en", null],
]) {
  const title = `messages of ${catalogue} on a page in ${language} ${marks ? `are marked with ${marks.join(" and ")}` : "need no marks"}`;
  test(title, async () => {
    const marked = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("form [lang]")].map(({ localName, lang, dir }) => [localName, lang, dir]),
      );
    await open(`language.html?catalogue=${catalogue}&page=${language}`);
    await fillIn({ Id: "1", CoworkerContractId: "2", FullName: "", Email: "ada@" });
    await page.getByRole("button").click();
    assert.equal((await summary()).length, 2);
    assert.deepEqual(
      await marked(),
      marks
        ? [
            ["div", ...marks],
            ["p", ...marks],
            ["p", ...marks],
          ]
        : [],
    );
    await accessible(title);
    await page.evaluate(() => window.bound.unbind());
    assert.deepEqual(await marked(), []);
  });
}

test("a catalogue that is no object is a TypeError when the form is bound", async () => {
  await open("full.html?unbound");
  const said = await page.evaluate(() => {
    try {
      bindForm(form, { catalogue: "xx" });
    } catch (error) {
      return [error.name, error.message, document.documentElement.outerHTML === before];
    }
  });
  assert.deepEqual(said, ["TypeError", "catalogue must be an object, not xx", true]);
});
