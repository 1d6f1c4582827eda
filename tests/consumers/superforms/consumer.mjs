// A SvelteKit project with Superforms: built, served, and used in Chromium, in two languages, with JavaScript and without.

import assert from "node:assert/strict";
import { fillIn, fillInAndSend } from "../fill-in.mjs";
import { contacts, start } from "../servers.mjs";
import { here, inChromium, newerNode, record, run } from "../tools.mjs";

const preview = [`${here}node_modules/vite/bin/vite.js`, "preview", "--host", "127.0.0.1", "--port", "0", "--logLevel", "info"];

export default async function superforms() {
  const folder = `${here}superforms/`;
  const api = await contacts();
  const environment = { ...(await newerNode()), CONTACTS: api.url };
  let server;
  try {
    await run(folder, "svelte-kit", ["sync"], environment);
    await run(folder, "svelte-check", [], environment);
    await run(folder, "vite", ["build"], environment);
    server = await start(folder, ["node", ...preview], environment);
    for (const language of ["en", "de"]) await use(`${server.url}/${language}`, api, language);
    await postFile(`${server.url}/en`);
    assert.deepEqual(api.received, []);
  } finally {
    await server?.close();
    await api.close();
  }
  return "a SvelteKit action: in English and German, with JavaScript and without";
}

async function use(url, api, language) {
  const { default: catalogue } = await import(`contract-contact/locales/${language}`);
  const hydrated = (use) =>
    inChromium(url, "", async (page) => {
      await page.locator("[data-hydrated]").waitFor();
      return use(page);
    });
  api.answers.push({ WasSuccessful: true, Message: "Done" });
  await hydrated((page) => fillIn(page, catalogue, { saved: () => api.received, settled }));
  api.received.length = 0;
  await hydrated((page) => fillInAndSend(page, api, catalogue, true, settled));
  await inChromium(url, "", (page) => fillInAndSend(page, api, catalogue, false), {}, { javaScriptEnabled: false });
}

/** Superforms sets the values of a wrong form again after its messages, and then moves the focus. */
const settled = (page) => page.waitForFunction(() => document.activeElement === document.querySelector("[aria-invalid=true]"));

/** Posts a file in the place of the name, as no control of the form does: the page has to come with the error. */
async function postFile(url) {
  const body = new FormData();
  for (const [name, value] of Object.entries(record)) body.set(name, value ?? "");
  body.set("__proto__", "Ada");
  body.set("FullName", new File(["Ada"], "name.txt"));
  const response = await fetch(url, { method: "POST", headers: { origin: new URL(url).origin, accept: "text/html" }, body });
  assert.equal(response.status, 400);
  assert.match(await response.text(), /<p id="FullName-error">[^<]+</);
}
