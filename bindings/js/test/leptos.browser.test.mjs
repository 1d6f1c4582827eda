// Drives the example form in Leptos that `cargo xtask leptos` builds.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { readValue } from "../../../pkg/form.js";
import { describe, fields, validateField } from "../../../pkg/index.js";
import { launch, serve } from "./browsers.mjs";

const axe = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const built = new URL("../../../target/leptos/", import.meta.url);
const record = {
  Id: 87654321,
  CoworkerContractId: 1234,
  FullName: "Ada Lovelace",
  CoworkerId: 56,
  Email: "ada@example.com",
  DateOfBirth: "1990-06-15",
  Address: "1 High Street\nFlat 2",
  PostCode: "AB1 2CD",
  CityName: "London",
  State: "Greater London",
  CountryId: 1220,
  PhoneNumber: "020 7946 0958",
  Notes: "Prefers post",
  ContractContactType: 1,
};
const requiredErrors = ["Enter the contact ID", "Enter the contract ID", "Enter the full name"];
const emailError = "Enter an email address in the correct format, like name@example.com";
let browser, site, page;
const problems = [];

before(async () => {
  browser = await launch();
  site = await serve({ "/leptos/": built, "/favicon.ico": "" });
});

beforeEach(async () => {
  page = await (await browser.newContext()).newPage();
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => problems.push(`console: ${message.text()}`));
  page.setDefaultTimeout(10_000);
  await page.goto(`${site.url}/leptos/index.html`);
  await page
    .getByRole("button")
    .waitFor()
    .catch((error) => assert.fail([error.message, ...problems].join("\n")));
});

afterEach(async () => {
  await page.context().close();
  assert.deepEqual(problems.splice(0), []);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

const control = (name) => page.locator(`#${name}`);
const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.className);
const summary = () => page.locator(".summary li").allTextContents();
/** Returns the errors at the controls, by property. */
const shown = () =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll("[aria-invalid=true]")].map((each) => [
        each.name,
        document.getElementById(each.getAttribute("aria-describedby").split(" ").at(-1)).textContent,
      ]),
    ),
  );
/** Returns the body of a PUT: all properties in their order, null for an empty property. */
const bodyOf = (values) => JSON.stringify(Object.fromEntries(fields.map(({ name }) => [name, values[name] ?? null])));
const body = () => page.locator("pre").allTextContents();

/** Waits until the page has the expected state, because Leptos renders a moment after an event. */
async function until(get, expected) {
  for (let tries = 0; ; tries++) {
    try {
      return assert.deepEqual(await get(), expected);
    } catch (error) {
      if (tries === 100) throw error;
      await page.waitForTimeout(20);
    }
  }
}

/** Returns a state of the page after the page had time to render. */
async function settled(get) {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return get();
}

/** Types into a control, and leaves the control. */
async function leave(name, text) {
  await control(name).fill(text);
  await control(name).press("Tab");
}

async function fillIn(values) {
  for (const [name, value] of Object.entries(values)) {
    if (name === "ContractContactType") await control(name).selectOption(String(value));
    else await control(name).fill(String(value));
  }
}

async function accessible(state) {
  await page.evaluate(axe);
  for (const colorScheme of ["dark", "light"]) {
    await page.emulateMedia({ colorScheme });
    const violations = await page.evaluate(async () =>
      (await window.axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`),
    );
    assert.deepEqual(violations, [], `${state}, ${colorScheme}`);
  }
}

test("an untouched form shows no errors", async () => {
  assert.deepEqual(await settled(async () => [await shown(), await summary(), await body(), await page.title()]), [
    {},
    [],
    [],
    "Update a contact",
  ]);
  await accessible("untouched");
});

test("passing through empty controls shows no errors", async () => {
  for (let controls = 0; controls < 16; controls++) await page.keyboard.press("Tab");
  assert.deepEqual(await settled(shown), {});
});

test("controls have the order and labels of the table", async () => {
  const names = page.locator("form :is(input, select, textarea)").evaluateAll((all) => all.map(({ name }) => name));
  assert.deepEqual(
    await names,
    fields.map(({ name }) => name),
  );
  for (const { name, label, required } of fields) {
    const isRequired = required.includes("update");
    assert.equal(await page.locator(`label[for=${name}]`).textContent(), isRequired ? label : `${label} (optional)`);
    assert.equal(await control(name).getAttribute("aria-required"), isRequired ? "true" : null, name);
  }
  assert.deepEqual(await control("ContractContactType").locator("option").allTextContents(), [
    "",
    "No role",
    "Company director",
    "Trading name",
    "Authorised to receive mail",
  ]);
});

test("controls have the attributes of the table", async () => {
  const attributes = (name) =>
    control(name).evaluate((each) => Object.fromEntries([...each.attributes].map(({ name, value }) => [name, value])));
  const common = (name) => ({ id: name, name, autocomplete: "off", "aria-describedby": `${name}-hint ${name}-error` });
  assert.deepEqual(await attributes("Id"), {
    ...common("Id"),
    "aria-required": "true",
    inputmode: "numeric",
    spellcheck: "false",
  });
  assert.deepEqual(await attributes("Email"), {
    ...common("Email"),
    type: "email",
    spellcheck: "false",
    autocapitalize: "none",
    maxlength: "254",
  });
  assert.deepEqual(await attributes("DateOfBirth"), common("DateOfBirth"));
  assert.deepEqual(await attributes("Notes"), { ...common("Notes"), rows: "3" });
  assert.deepEqual(await attributes("ContractContactType"), common("ContractContactType"));
});

test("an invalid control shows its error when the focus leaves", async () => {
  const wrong = {
    Id: ["0x10", "Contact ID must be a whole number"],
    CoworkerContractId: ["0", "Enter the contract ID"],
    FullName: ["\u00A0", "Enter the full name"],
    CoworkerId: ["9007199254740992", "Coworker ID must be between 1 and 9007199254740991"],
    Email: ["ada@", emailError],
    DateOfBirth: ["1990-02-30", "Date of birth must be a real date, like 1990-06-15"],
    PhoneNumber: ["12", null],
    Notes: ["a\u0001", "Notes must not include characters that cannot be seen"],
  };
  const errors = {};
  for (const [name, [text, message]] of Object.entries(wrong)) {
    await control(name).fill(text);
    assert.equal((await settled(shown))[name], undefined, "no error is shown while the text is typed");
    await control(name).press("Tab");
    const expected = describe(validateField(name, readValue(name, text)));
    if (message) assert.equal(expected, message);
    errors[name] = expected;
    await until(shown, errors);
  }
  assert.deepEqual(await summary(), [], "only a submit shows the summary");
  await accessible("with errors at the controls");
});

/** Leaves a control with an error, and corrects the error by one letter. */
async function correct() {
  await leave("Email", "ada@");
  await until(shown, { Email: emailError });
  await control("Email").focus();
  await page.keyboard.press("End");
  await page.keyboard.type("e");
  await until(shown, {});
}

test("a correction removes the error while it is typed", async () => {
  await correct();
  assert.deepEqual(
    await page.evaluate(() => [document.getElementById("Email").ariaInvalid, document.getElementById("Email-error").textContent]),
    [null, ""],
  );
});

test("a new error in a corrected control is shown when the focus leaves", async () => {
  await correct();
  await page.keyboard.type("@");
  assert.deepEqual(await settled(shown), {}, "no error is shown while the text is typed");
  await page.keyboard.press("Tab");
  await until(shown, { Email: emailError });
  await leave("Email", "");
  await until(shown, {});
});

const dateError = "Date of birth must be a real date, like 1990-06-15";

/** Submits five errors. */
async function submitWrong() {
  await fillIn({ Email: "ada@", DateOfBirth: "2024-01-32" });
  await page.getByRole("button").click();
  await until(focused, "summary");
}

test("a wrong submit focuses the summary and shows every error", async () => {
  await submitWrong();
  assert.deepEqual(await summary(), [...requiredErrors, emailError, dateError]);
  assert.deepEqual(await shown(), {
    Id: requiredErrors[0],
    CoworkerContractId: requiredErrors[1],
    FullName: requiredErrors[2],
    Email: emailError,
    DateOfBirth: dateError,
  });
  assert.equal(await page.title(), "Error: Update a contact");
  await accessible("with errors");
});

test("a link of the summary focuses its control", async () => {
  await submitWrong();
  for (const [name, error] of Object.entries(await shown())) {
    await page.getByRole("link", { name: error }).click();
    await until(focused, name);
  }
});

test("the summary shows the errors that are left", async () => {
  await submitWrong();
  await leave("FullName", "Ada");
  await until(summary, [...requiredErrors.slice(0, 2), emailError, dateError]);
  await page.getByRole("button").click();
  await until(focused, "summary");
  assert.equal((await summary()).length, 4);
});

test("a summary without errors disappears, and comes back only on submit", async () => {
  await submitWrong();
  await fillIn({ Id: 1, CoworkerContractId: 2, Email: "", DateOfBirth: "" });
  await leave("FullName", "Ada");
  await until(async () => [await summary(), await shown(), await page.title()], [[], {}, "Update a contact"]);
  await leave("Email", "ada");
  await until(shown, { Email: emailError });
  assert.deepEqual(await settled(summary), []);
});

test("a click submits the form while an invalid control has the focus", async () => {
  const button = page.getByRole("button");
  await control("Notes").fill("a\u0001");
  await button.scrollIntoViewIfNeeded();
  const { x, y } = await button.boundingBox();
  await page.mouse.move(x + 10, y + 2);
  await page.mouse.down();
  await settled(shown);
  await page.mouse.up();
  await until(focused, "summary");
});

test("a valid record becomes the body of a PUT", async () => {
  await fillIn(record);
  await page.getByRole("button").click();
  await until(body, [bodyOf(record)]);
  assert.equal(await page.getByRole("status").textContent(), "The contact is valid. This would be sent:");
  assert.deepEqual([await shown(), await summary()], [{}, []]);
  await accessible("valid");
});

test("a wrong submit removes the body", async () => {
  await fillIn(record);
  await page.getByRole("button").click();
  await until(body, [bodyOf(record)]);
  await control("FullName").fill("");
  await page.getByRole("button").click();
  await until(focused, "summary");
  assert.deepEqual([await body(), await page.getByRole("status").textContent()], [[], ""]);
});

test("empty controls are null in the body and identifiers are numbers", async () => {
  await fillIn({ Id: " 007 ", CoworkerContractId: "9007199254740991", FullName: "Ada", Email: " ", ContractContactType: 0 });
  await page.getByRole("button").click();
  await until(body, [bodyOf({ Id: 7, CoworkerContractId: 9007199254740991, FullName: "Ada", ContractContactType: 0 })]);
});

test("the form is filled in, corrected and submitted by keyboard", async () => {
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "Id");
  await page.keyboard.type("7");
  await page.keyboard.press("Tab");
  await page.keyboard.type("12x");
  await page.keyboard.press("Enter");
  await until(focused, "summary");
  assert.deepEqual(await summary(), ["Contract ID must be a whole number", "Enter the full name"]);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await until(focused, "CoworkerContractId");
  await page.keyboard.press("End");
  await page.keyboard.press("Backspace");
  await until(summary, ["Enter the full name"]);
  await page.keyboard.press("Tab");
  await page.keyboard.type("Ada");
  await until(summary, []);
  assert.equal(await focused(), "FullName", "the focus stays when the summary goes");
  for (let controls = 0; controls < 11; controls++) await page.keyboard.press("Tab");
  assert.equal(await focused(), "ContractContactType");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await until(body, [bodyOf({ Id: 7, CoworkerContractId: 12, FullName: "Ada", ContractContactType: 1 })]);
});

test("today is the latest day on earth by the browser's clock", async () => {
  const futureError = "Date of birth must be today or in the past";
  for (const [time, today, tomorrow] of [
    ["2024-12-31T09:59:59Z", "2024-12-31", "2025-01-01"],
    ["2024-12-31T10:00:00Z", "2025-01-01", "2025-01-02"],
  ]) {
    await page.clock.setFixedTime(time);
    await leave("DateOfBirth", tomorrow);
    await until(shown, { DateOfBirth: futureError });
    await leave("DateOfBirth", today);
    await until(shown, {});
  }
});

test("a wrong clock does not stop the form", async () => {
  for (const time of [-62_135_596_800_000, -1, 0, 8.64e15]) {
    await page.clock.setFixedTime(time);
    await leave("DateOfBirth", "1990-06-31");
    await until(shown, { DateOfBirth: "Date of birth must be a real date, like 1990-06-15" });
    await leave("DateOfBirth", "");
    await until(shown, {});
  }
});
