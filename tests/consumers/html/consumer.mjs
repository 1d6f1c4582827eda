// A page without a build, in English and in German.

import assert from "node:assert/strict";
import { inChromium, policy, read } from "../tools.mjs";

/** The messages by language: a name that is missing and a wrong e-mail address, then an error of the server. */
const messages = {
  en: [
    "Error: Enter the full name",
    "Error: Enter an email address in the correct format, like name@example.com",
    "Error: Enter the contract ID",
  ],
  de: [
    "Fehler: Geben Sie den vollständigen Namen ein",
    "Fehler: Geben Sie die E-Mail-Adresse im richtigen Format ein, zum Beispiel name@example.com",
    "Fehler: Geben Sie die Vertrags-ID ein",
  ],
};

export default async function html() {
  for (const language of Object.keys(messages)) await inLanguage(language);
  return "a page without a build, in English and German: messages at their controls, of the rules and of the server";
}

/** The page as a server would write the page in that language. */
function translated(language, { labels, roles }) {
  return read("html/index.html")
    .replace('lang="en"', `lang="${language}"`)
    .replace(/(<label>)[^<]+(<\w+ name="(\w+)")/g, (_, start, control, name) => `${start}${labels[name]} ${control}`)
    .replace(/(<option value="(\d)">)[^<]+/g, (_, start, role) => start + roles[role]);
}

async function inLanguage(language) {
  const { fields } = await import("contract-contact");
  const { default: catalogue } = await import(`contract-contact/locales/${language}`);
  const received = [];
  const answers = [
    { WasSuccessful: false, Errors: [{ Message: "is a required field", PropertyName: "CoworkerContract" }] },
    { WasSuccessful: true },
  ];
  const routes = {
    "/index.html": translated(language, catalogue),
    "/edit.js": new URL("edit.js", import.meta.url),
    "/contract-contact/": new URL("../node_modules/contract-contact/", import.meta.url),
    "/api/billing/contractcontacts": async (request, response) => {
      received.push([request.method, JSON.parse((await request.toArray()).join(""))]);
      response.end(JSON.stringify(answers.shift()));
    },
  };
  await inChromium(
    routes,
    "/index.html",
    async (page) => {
      const named = await page.locator("form [name]").evaluateAll((all) => all.map(({ name }) => name));
      assert.deepEqual(named.toSorted(), fields.map(({ name }) => name).toSorted(), "a PUT needs all properties");
      await page.locator("form[novalidate]").waitFor(); // The form is bound.

      const control = (name) => page.getByLabel(catalogue.labels[name], { exact: true });
      const message = page.locator("p.govuk-error-message");
      await control("CoworkerContractId").fill("12");
      await control("Email").fill("ada@");
      await page.keyboard.press("Enter");
      await message.first().waitFor();
      assert.deepEqual(await message.allTextContents(), messages[language].slice(0, 2));
      assert.equal(await page.locator(".govuk-error-summary__title").textContent(), catalogue.heading);
      assert.deepEqual(received, [], "what is wrong is not sent");

      await control("Email").fill("ada@example.com");
      await control("FullName").fill("Ada");
      await page.keyboard.press("Enter");
      await message.filter({ hasText: messages[language][2].split(": ")[1] }).waitFor();
      assert.deepEqual(await message.allTextContents(), messages[language].slice(2));
      await control("CoworkerContractId").fill("13");
      await page.keyboard.press("Enter");
      await page.getByText("The contact was saved").waitFor();
      assert.equal(await message.count(), 0);
    },
    policy,
  );
  const sent = { Id: 87654321, CoworkerContractId: 12, FullName: "Ada", Email: "ada@example.com" };
  assert.deepEqual(received, [
    ["PUT", sent],
    ["PUT", { ...sent, CoworkerContractId: 13 }],
  ]);
}
