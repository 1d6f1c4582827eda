// A form by Conform, in the browser and on the server.

import assert from "node:assert/strict";
import react from "../react/consumer.mjs";
import { bundle, dist, record } from "../tools.mjs";

export default async function conform() {
  const said = await react("conform");
  await bundle("conform/save.ts", { write: true, platform: "node", minify: false });
  const { save } = await import(`${dist}/conform/save.js`);
  const formData = (changes) => {
    const data = new FormData();
    for (const [name, value] of Object.entries({ ...record, ...changes })) data.set(name, value ?? "");
    return data;
  };
  const { default: en } = await import("contract-contact/locales/en");
  const { default: de } = await import("contract-contact/locales/de");
  const stored = [];
  const store = async (contact) => void stored.push(contact);
  const wrong = formData({ FullName: " ", CountryId: "12a" });
  const { error, submission } = await save(wrong, en, store);
  assert.deepEqual(error.fieldErrors, {
    FullName: ["Enter the full name"],
    CountryId: ["Country ID must be a whole number"],
  });
  assert.equal(submission.payload.CountryId, "12a");
  assert.deepEqual((await save(wrong, de, store)).error.fieldErrors, {
    FullName: ["Geben Sie den vollständigen Namen ein"],
    CountryId: ["Die Länder-ID muss eine ganze Zahl sein"],
  });
  assert.deepEqual(stored, []);
  assert.equal(await save(formData({ CountryId: "1221" }), en, store), undefined);
  assert.deepEqual(stored, [{ ...record, CountryId: 1221 }]);
  return `${said}; on the server, a wrong form becomes Conform's result`;
}
