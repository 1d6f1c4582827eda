// An Angular project: a signal form, built by Angular's CLI and used in Chromium, in two languages.

import assert from "node:assert/strict";
import { fillIn } from "../fill-in.mjs";
import { folder, here, inChromium, newerNode, policy, run } from "../tools.mjs";

export default async function angular() {
  const path = `${here}angular/`;
  await run(path, "ng", ["build"], { ...(await newerNode()), NG_CLI_ANALYTICS: "false" });
  for (const language of ["en", "de"]) {
    const { default: catalogue } = await import(`contract-contact/locales/${language}`);
    await inChromium(folder("angular"), `/dist/index.html?${language}`, (page) => use(page, catalogue), policy);
  }
  return "a signal form, typed by the keyboard, in English and German: messages at their fields, then the schema's record; a validator of reactive forms";
}

async function use(page, catalogue) {
  await fillIn(page, catalogue);
  const { describe, validateField } = await import("contract-contact");
  const contact = (value) => ({ contact: describe(validateField("CoworkerContractId", value), catalogue) });
  assert.deepEqual(await page.evaluate(() => globalThis.reactive), [contact("12a"), null, contact(undefined)]);
}
