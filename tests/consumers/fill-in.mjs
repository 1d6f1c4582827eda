// The steps of a person who fills in the form of a consumer by the keyboard: wrong, then right.

import assert from "node:assert/strict";
import { record } from "./tools.mjs";

/**
 * Fills in a form of record.json whose controls are named after properties, or after `form.property`. The messages at the controls
 * and the record that is passed on have to be those of the schema.
 *
 * @param saved Returns the records that the form has passed on, by default those that the page keeps in `saved`.
 * @param settled Waits until a wrong form is ready for more, where that is later than its messages.
 */
export async function fillIn(page, catalogue, { saved = () => page.evaluate(() => globalThis.saved), settled } = {}) {
  const { contractContact, fields } = await import("contract-contact");
  const { validate } = contractContact({ input: "form", catalogue })["~standard"];
  const messages = (record) => Object.fromEntries(validate(record).issues.map(({ message, path }) => [path[0], message]));
  const control = (name) => page.locator(`[name=${name}], [name$=".${name}"]`);
  const type = async (name, text) => {
    await control(name).press("Control+A");
    await control(name).press("Delete");
    await page.keyboard.type(text);
  };
  const shown = () =>
    page.evaluate(() =>
      Object.fromEntries(
        [...document.querySelectorAll("[aria-invalid=true]")].map((each) => [
          each.name.split(".").at(-1),
          document.getElementById(each.getAttribute("aria-describedby")).textContent,
        ]),
      ),
    );
  /** Waits for the page, which validates in its own time. */
  const until = async (get, value) => {
    for (let tries = 0; ; tries++) {
      try {
        return assert.deepEqual(await get(), value);
      } catch (error) {
        if (tries === 40) throw error;
        await page.waitForTimeout(50);
      }
    }
  };

  await control("FullName").waitFor();
  const labels = fields.filter(({ name }) => name !== "Id").map(({ name }) => catalogue.labels[name]);
  assert.deepEqual(await page.locator("label").allTextContents(), labels);
  const roles = Object.values(catalogue.roles);
  assert.deepEqual(await page.locator("option").allTextContents(), ["", ...roles]);
  await page.keyboard.press("Tab"); // from the top, as a person without a mouse comes to it
  assert.equal(await page.evaluate(() => document.activeElement.name.split(".").at(-1)), "CoworkerContractId");
  const wrong = {
    FullName: "   ",
    Email: "ada@",
    DateOfBirth: "1990-02-30",
    CountryId: "12a",
    PhoneNumber: "call me",
  };
  for (const [name, text] of Object.entries(wrong)) await type(name, text);
  await page.keyboard.press("Enter");
  assert.deepEqual(Object.keys(messages({ ...record, ...wrong })).toSorted(), Object.keys(wrong).toSorted());
  await until(shown, messages({ ...record, ...wrong }));
  await settled?.(page);

  await type("CountryId", "0");
  await until(shown, messages({ ...record, ...wrong, CountryId: "0" }));

  const right = {
    FullName: "Ada King Lovelace ",
    Email: "",
    DateOfBirth: "1990-02-28",
    CountryId: "1221",
    PhoneNumber: "+44 20 7946 0000",
    CoworkerId: "9007199254740991",
  };
  for (const [name, text] of Object.entries(right)) await type(name, text);
  await control("ContractContactType").press("ArrowDown");
  await until(shown, {});
  assert.deepEqual(await saved(), []);
  await control("Notes").press("Enter");
  await until(saved, [
    {
      ...record,
      FullName: "Ada King Lovelace",
      Email: null,
      DateOfBirth: "1990-02-28",
      CountryId: 1221,
      PhoneNumber: "+44 20 7946 0000",
      CoworkerId: 9007199254740991,
      ContractContactType: 2,
    },
  ]);
}

/**
 * Fills in a form of record.json that a server checks and sends to the API: wrong, then refused by the API, then right. With
 * JavaScript, what is wrong must not reach the server.
 */
export async function fillInAndSend(page, { answers, received }, catalogue, javaScriptEnabled, settled) {
  const { contractContact, describe, readResponse } = await import("contract-contact");
  const { validate } = contractContact({ input: "form", catalogue })["~standard"];
  const posts = [];
  page.on("request", (request) => request.method() === "POST" && posts.push(request.url()));
  const control = (name) => page.locator(`[name=${name}]`);
  const shown = async () =>
    Object.fromEntries(
      await Promise.all(
        (await page.locator("[aria-invalid=true]").all()).map(async (each) => [
          await each.getAttribute("name"),
          await page.locator(`id=${await each.getAttribute("aria-describedby")}`).textContent(),
        ]),
      ),
    );
  const save = async () => {
    await page.locator("button").click();
    await page.waitForLoadState();
  };

  assert.equal(await page.locator("label[for=FullName]").textContent(), catalogue.labels.FullName);
  const wrong = { ...record, FullName: " ", CountryId: "12a", Email: "ada@" };
  const messages = Object.fromEntries(validate(wrong).issues.map(({ message, path }) => [path[0], message]));
  assert.equal(Object.keys(messages).length, 3);
  for (const name of Object.keys(messages)) await control(name).fill(wrong[name]);
  for (const role of ["", "3"]) {
    await control("ContractContactType").selectOption(role);
    await save();
    await page.locator("[aria-invalid=true]").first().waitFor();
    await settled?.(page);
    assert.deepEqual(await shown(), messages);
    assert.equal(await control("Email").inputValue(), "ada@");
    assert.equal(await control("ContractContactType").inputValue(), role);
  }
  assert.equal(posts.length, javaScriptEnabled ? 0 : 2, "with JavaScript, what is wrong is not sent");

  const refusal = { WasSuccessful: false, Errors: [{ Message: "is a required field", PropertyName: "CoworkerContract" }] };
  answers.push(refusal, { WasSuccessful: true, Message: "ContractContact was successfully updated." });
  await control("FullName").fill("Ada King");
  await control("CountryId").fill("1221");
  await control("Email").fill("");
  await save();
  const [error] = readResponse(refusal).Errors;
  await page.locator("[name=CoworkerContractId][aria-invalid=true]").waitFor();
  await settled?.(page);
  assert.deepEqual(await shown(), { CoworkerContractId: describe(error, catalogue) });
  assert.equal(await control("FullName").inputValue(), "Ada King");
  assert.equal(await control("ContractContactType").inputValue(), "3");

  await control("CoworkerContractId").fill("13");
  await save();
  await page.getByText("ContractContact was successfully updated.").waitFor();
  assert.deepEqual(await shown(), {});
  const right = { ...record, FullName: "Ada King", CountryId: 1221, Email: null, ContractContactType: 3 };
  const values = (sent) => ({ ...Object.fromEntries(Object.keys(record).map((name) => [name, null])), ...sent });
  assert.deepEqual(received.splice(0).map(values), [right, { ...right, CoworkerContractId: 13 }]);
}
