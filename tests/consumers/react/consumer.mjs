// The forms in React, each of a form library.

import assert from "node:assert/strict";
import { bundle, inChromium, pageOf, policy, program, record } from "../tools.mjs";

/** Builds the form of a library, and uses the form in English and in German. */
export default async function react(name) {
  await program("node", "node_modules/typescript/bin/tsc", "--project", "tsconfig.json");
  await bundle(`${name}/main.tsx`, { write: true, define: { "process.env.NODE_ENV": '"production"' } });
  for (const language of ["en", "de"]) {
    const { default: catalogue } = await import(`contract-contact/locales/${language}`);
    await inChromium(pageOf(name, language), "/", (page) => use(page, catalogue), policy);
  }
  return "typed by the keyboard, in English and German: messages at their fields, then the schema's record";
}

/** Fills in a form by the keyboard: wrong, then right. The messages and the record have to be those of the schema. */
async function use(page, catalogue) {
  const { contractContact, fields } = await import("contract-contact");
  const { validate } = contractContact({ input: "form", catalogue })["~standard"];
  const messages = (record) =>
    Object.fromEntries(validate(record).issues.map(({ message, path }) => [path[0], message]));
  const control = (name) => page.locator(`[name=${name}]`);
  const type = async (name, text) => {
    await control(name).press("Control+A");
    await control(name).press("Delete");
    await page.keyboard.type(text);
  };
  const shown = () => page.evaluate(() =>
    Object.fromEntries([...document.querySelectorAll("[aria-invalid=true]")].map((each) => [
      each.name,
      document.getElementById(each.getAttribute("aria-describedby")).textContent,
    ])));
  const saved = () => page.evaluate(() => globalThis.saved);
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
  assert.equal(await page.evaluate(() => document.activeElement.name), "CoworkerContractId");
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
  await until(saved, [{
    ...record,
    FullName: "Ada King Lovelace",
    Email: null,
    DateOfBirth: "1990-02-28",
    CountryId: 1221,
    PhoneNumber: "+44 20 7946 0000",
    CoworkerId: 9007199254740991,
    ContractContactType: 2,
  }]);
}
