// A page without a build, in English and in German.

import assert from "node:assert/strict";
import { inChromium, read } from "../tools.mjs";

export default async function html() {
  for (const language of ["en", "de"]) {
    const { default: catalogue } = await import(`contract-contact/locales/${language}`);
    await inLanguage(language, catalogue);
  }
  return "a page without a build, in English and German: messages at their controls, of the rules and of the server";
}

/** The page as a server would write the page in that language. */
function translated(language, { labels }) {
  const page = read("html/index.html").replace('lang="en"', `lang="${language}"`);
  return page.replace(/(<label>)[^<]+(<\w+ name="(\w+)")/g, (_, label, control, name) => `${label}${labels[name]} ${control}`);
}

async function inLanguage(language, catalogue) {
  const { contractContact, describe, fields, readResponse } = await import("contract-contact");
  const received = [];
  const refusal = { WasSuccessful: false, Errors: [{ Message: "is a required field", PropertyName: "CoworkerContract" }] };
  const answers = [refusal, { WasSuccessful: true }];
  const routes = {
    "/index.html": translated(language, catalogue),
    "/edit.js": new URL("edit.js", import.meta.url),
    "/contract-contact/": new URL("../node_modules/contract-contact/", import.meta.url),
    "/api/billing/contractcontacts": async (request, response) => {
      received.push([request.method, JSON.parse((await request.toArray()).join(""))]);
      response.end(JSON.stringify(answers.shift()));
    },
  };
  await inChromium(routes, "/index.html", async (page) => {
    const named = await page.locator("form [name]").evaluateAll((all) => all.map(({ name }) => name));
    assert.deepEqual(named.toSorted(), fields.map(({ name }) => name).toSorted(), "a PUT needs all properties");
    await page.locator("form[novalidate]").waitFor(); // The form is bound.

    const control = (name) => page.getByLabel(catalogue.labels[name], { exact: true });
    const message = page.locator("p.govuk-error-message");
    await control("CoworkerContractId").fill("12");
    await control("Email").fill("ada@");
    await page.keyboard.press("Enter");
    await message.first().waitFor();
    const { issues } = contractContact({ input: "form", catalogue })["~standard"]
      .validate({ Id: 87654321, CoworkerContractId: 12, Email: "ada@" });
    assert.equal(issues.length, 2);
    assert.deepEqual(await message.allTextContents(), issues.map((issue) => catalogue.prefix + issue.message));
    assert.equal(await page.locator(".govuk-error-summary__title").textContent(), catalogue.heading);
    assert.deepEqual(received, [], "what is wrong is not sent");

    await control("Email").fill("ada@example.com");
    await control("FullName").fill("Ada");
    await page.keyboard.press("Enter");
    await message.filter({ hasText: describe(readResponse(refusal).Errors[0], catalogue) }).waitFor();
    await control("CoworkerContractId").fill("13");
    await page.keyboard.press("Enter");
    await page.getByText("The contact was saved").waitFor();
    assert.equal(await message.count(), 0);
  });
  const sent = { Id: 87654321, CoworkerContractId: 12, FullName: "Ada", Email: "ada@example.com" };
  assert.deepEqual(received, [["PUT", sent], ["PUT", { ...sent, CoworkerContractId: 13 }]]);
}
