// A Next.js project: built, started, and used in Chromium, in two languages, with JavaScript and without.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync } from "node:fs";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { here, inChromium, project, record, run } from "../tools.mjs";

export default async function next() {
  const folder = await project("next");
  copyFileSync(`${here}react/field.tsx`, `${folder}app/field.tsx`); // Next.js does not look outside of the project.
  const environment = { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" };
  await run(folder, "next", ["build"], environment);

  const api = await contacts();
  const server = spawn("node", ["node_modules/next/dist/bin/next", "start", "--port", "0", "--hostname", "127.0.0.1"], {
    cwd: folder,
    env: { ...process.env, ...environment, CONTACTS: api.url },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const url = await address(server);
    for (const language of ["en", "de"]) {
      for (const javaScriptEnabled of [true, false]) {
        await inChromium(url, `/${language}`, (page) => use(page, api, language, javaScriptEnabled), {}, { javaScriptEnabled });
      }
    }
  } finally {
    server.kill();
    await once(server, "exit");
    await api.close();
  }
  const version = (await run(folder, "next", ["--version"], environment)).trim();
  return `${version}, a server action: in English and German, with JavaScript and without`;
}

/** The API for one contact, with the answers to the PUTs and what was received by them. */
async function contacts() {
  const received = [];
  const answers = [];
  const server = createServer(async (request, response) => {
    if (request.method === "GET") return response.end(JSON.stringify(record));
    received.push(JSON.parse((await request.toArray()).join("")));
    response.end(JSON.stringify(answers.shift()));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}/contacts`,
    received,
    answers,
    close: () => (server.closeAllConnections(), server.close()),
  };
}

/** The address that the server prints when it is ready. */
async function address(server) {
  for await (const line of createInterface(server.stdout)) {
    const url = line.match(/http:\/\/127\.0\.0\.1:[1-9]\d*/)?.[0];
    if (url) {
      server.stdout.resume();
      return url;
    }
  }
  throw new Error("next start ended");
}

async function use(page, { answers, received }, language, javaScriptEnabled) {
  const { contractContact, describe, readResponse } = await import("contract-contact");
  const { default: catalogue } = await import(`contract-contact/locales/${language}`);
  const { validate } = contractContact({ input: "form", catalogue })["~standard"];
  const posts = [];
  page.on("request", (request) => request.method() === "POST" && posts.push(request.url()));
  const control = (name) => page.locator(`[name=${name}]`);
  const shown = async () =>
    Object.fromEntries(
      await Promise.all((await page.locator("[aria-invalid=true]").all()).map(async (each) => [
        await each.getAttribute("name"),
        await page.locator(`id=${await each.getAttribute("aria-describedby")}`).textContent(),
      ])),
    );
  const save = async () => {
    await page.locator("button").click();
    await page.waitForLoadState();
  };

  if (javaScriptEnabled) await page.waitForFunction(() => Object.keys(document.querySelector("form")).some((key) => key.startsWith("__react")));
  assert.equal(await page.locator("label[for=FullName]").textContent(), catalogue.labels.FullName);
  const wrong = { ...record, FullName: " ", CountryId: "12a", Email: "ada@", ContractContactType: "3" };
  await control("FullName").fill(wrong.FullName);
  await control("CountryId").fill(wrong.CountryId);
  await control("Email").fill(wrong.Email);
  await control("ContractContactType").selectOption(wrong.ContractContactType);
  await save();
  await page.locator("[aria-invalid=true]").first().waitFor();
  const messages = Object.fromEntries(validate(wrong).issues.map(({ message, path }) => [path[0], message]));
  assert.equal(Object.keys(messages).length, 3);
  assert.deepEqual(await shown(), messages);
  assert.equal(posts.length, javaScriptEnabled ? 0 : 1, "with JavaScript, what is wrong is not sent");
  assert.equal(await control("Email").inputValue(), "ada@");
  assert.equal(await control("ContractContactType").inputValue(), "3");

  const refusal = { WasSuccessful: false, Errors: [{ Message: "is a required field", PropertyName: "CoworkerContract" }] };
  answers.push(refusal, { WasSuccessful: true, Message: "ContractContact was successfully updated." });
  await control("FullName").fill("Ada King");
  await control("CountryId").fill("1221");
  await control("Email").fill("");
  await save();
  const [error] = readResponse(refusal).Errors;
  await page.locator("[name=CoworkerContractId][aria-invalid=true]").waitFor();
  assert.deepEqual(await shown(), { CoworkerContractId: describe(error, catalogue) });
  assert.equal(await control("FullName").inputValue(), "Ada King");
  assert.equal(await control("ContractContactType").inputValue(), "3");

  await control("CoworkerContractId").fill("13");
  await save();
  await page.getByText("ContractContact was successfully updated.").waitFor();
  assert.deepEqual(await shown(), {});
  const { Email, ...others } = record;
  const sent = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== null));
  const right = { ...sent, FullName: "Ada King", CountryId: 1221, ContractContactType: 3 };
  assert.deepEqual(received.splice(0), [right, { ...right, CoworkerContractId: 13 }]);
}
