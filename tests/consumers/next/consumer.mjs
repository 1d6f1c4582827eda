// A Next.js project: built, started, and used in Chromium, in two languages, with JavaScript and without.

import assert from "node:assert/strict";
import { copyFileSync } from "node:fs";
import { fillInAndSend } from "../fill-in.mjs";
import { contacts, start } from "../servers.mjs";
import { here, inChromium, record, run } from "../tools.mjs";

export default async function next() {
  const folder = `${here}next/`;
  copyFileSync(`${here}react/field.tsx`, `${folder}app/field.tsx`); // Next.js does not look outside of the project.
  const api = await contacts();
  const environment = { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production", CONTACTS: api.url };
  let server;
  try {
    await run(folder, "next", ["build"], environment);
    const program = ["node", `${here}node_modules/next/dist/bin/next`, "start", "--hostname", "127.0.0.1", "--port", "0"];
    server = await start(folder, program, environment);
    for (const language of ["en", "de"]) await use(`${server.url}/${language}`, api, language);
    await postFile(`${server.url}/en`);
    assert.deepEqual(api.received, []);
  } finally {
    await server?.close();
    await api.close();
  }
  const version = (await run(folder, "next", ["--version"], environment)).trim();
  return `${version}, a server action: in English and German, with JavaScript and without`;
}

async function use(url, api, language) {
  const { default: catalogue } = await import(`contract-contact/locales/${language}`);
  await inChromium(url, "", async (page) => {
    await page.waitForFunction(() => Object.keys(document.forms[0]).some((key) => key.startsWith("__react")));
    await fillInAndSend(page, api, catalogue, true);
  });
  await inChromium(url, "", (page) => fillInAndSend(page, api, catalogue, false), {}, { javaScriptEnabled: false });
}

/** Posts a file in the place of the name, as no control of the form does: the page has to come with the error. */
async function postFile(url) {
  const page = await (await fetch(url)).text();
  const formData = new FormData();
  for (const [, name, value] of page.matchAll(/<input type="hidden" name="(\$ACTION[^"]+)"(?: value="([^"]*)")?/g)) {
    formData.set(name, (value ?? "").replaceAll("&quot;", '"'));
  }
  for (const [name, value] of Object.entries(record)) formData.set(name, value ?? "");
  formData.set("__proto__", "Ada");
  formData.set("FullName", new File(["Ada"], "name.txt"));
  const headers = { origin: new URL(url).origin };
  const response = await fetch(url, { method: "POST", headers, body: formData });
  assert.equal(response.status, 200);
  assert.match(await response.text(), /<p id="FullName-error">[^<]+</);
}
