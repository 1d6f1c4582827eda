// The consumers whose form is sent to a server of their own, which sends the record to the API: built, started, and used in Chromium in
// English and German, with JavaScript and without.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync } from "node:fs";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { fillIn, fillInAndSend } from "./fill-in.mjs";
import { here, inChromium, newerNode, record, run } from "./tools.mjs";

/** A Next.js project with a server action. */
export async function next() {
  const folder = `${here}next/`;
  copyFileSync(`${here}react/field.tsx`, `${folder}app/field.tsx`); // Next.js does not look outside of the project.
  const program = `${here}node_modules/next/dist/bin/next`;
  const environment = { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" };
  await use(folder, {
    environment,
    build: [["next", "build"]],
    serve: [program, "start", "--hostname", "127.0.0.1", "--port", "0"],
    ready: (page) => page.waitForFunction(() => Object.keys(document.forms[0]).some((key) => key.startsWith("__react"))),
    async hidden(url) {
      const page = await (await fetch(url)).text();
      const controls = page.matchAll(/<input type="hidden" name="(\$ACTION[^"]+)"(?: value="([^"]*)")?/g);
      return [...controls].map(([, name, value]) => [name, (value ?? "").replaceAll("&quot;", '"')]);
    },
    status: 200,
  });
  const version = (await run(folder, "next", ["--version"], environment)).trim();
  return `${version}, a server action: in English and German, with JavaScript and without`;
}

/** A SvelteKit project with Superforms. */
export async function superforms() {
  await use(`${here}superforms/`, {
    environment: await newerNode(),
    build: [["svelte-kit", "sync"], ["svelte-check"], ["vite", "build"]],
    serve: [`${here}node_modules/vite/bin/vite.js`, "preview", "--host", "127.0.0.1", "--port", "0", "--logLevel", "info"],
    ready: (page) => page.locator("[data-hydrated]").waitFor(),
    // Superforms sets the values of a wrong form again after its messages, and then moves the focus.
    settled: (page) => page.waitForFunction(() => document.activeElement === document.querySelector("[aria-invalid=true]")),
    validatesAsTyped: true,
    hidden: () => [],
    status: 400,
  });
  return "a SvelteKit action: in English and German, with JavaScript and without";
}

/**
 * Builds a project, starts its server and uses its form.
 *
 * @param ready Waits until the page answers to the keyboard.
 * @param settled As `fillIn` accepts.
 * @param validatesAsTyped Whether the messages follow what is typed.
 * @param hidden Returns the names and values of the form's own controls.
 * @param status Of the answer to a wrong form.
 */
async function use(folder, { environment, build, serve, ready, settled, validatesAsTyped, hidden, status }) {
  const api = await contacts();
  const env = { ...environment, CONTACTS: api.url };
  let server;
  try {
    for (const [name, ...args] of build) await run(folder, name, args, env);
    server = await start(folder, ["node", ...serve], env);
    for (const language of ["en", "de"]) {
      const url = `${server.url}/${language}`;
      const { default: catalogue } = await import(`contract-contact/locales/${language}`);
      const whenReady = (use) => inChromium(url, "", (page) => ready(page).then(() => use(page)));
      if (validatesAsTyped) {
        api.answers.push({ WasSuccessful: true, Message: "Done" });
        await whenReady((page) => fillIn(page, catalogue, { saved: () => api.received, settled }));
        api.received.length = 0;
      }
      await whenReady((page) => fillInAndSend(page, api, catalogue, true, settled));
      await inChromium(url, "", (page) => fillInAndSend(page, api, catalogue, false), {}, { javaScriptEnabled: false });
    }
    await postFile(`${server.url}/en`, await hidden(`${server.url}/en`), status);
    assert.deepEqual(api.received, []);
  } finally {
    await server?.close();
    await api.close();
  }
}

/** Posts a file in the place of the name, as no control of the form does: the page has to come with the error. */
async function postFile(url, hidden, status) {
  const body = new FormData();
  for (const [name, value] of [...hidden, ...Object.entries(record)]) body.set(name, value ?? "");
  body.set("__proto__", "Ada");
  body.set("FullName", new File(["Ada"], "name.txt"));
  const headers = { origin: new URL(url).origin, accept: "text/html" };
  const response = await fetch(url, { method: "POST", headers, body });
  assert.equal(response.status, status);
  assert.match(await response.text(), /<p id="FullName-error">[^<]+</);
}

/** Starts the API for one contact, with the answers to the PUTs and the bodies of the PUTs. */
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
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Starts a program in a folder that serves pages, and waits until the program has printed its address. */
async function start(folder, [name, ...args], environment) {
  const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined, ...environment };
  const server = spawn(name, args, { cwd: folder, env, stdio: ["ignore", "pipe", "inherit"] });
  // A server that has ended by itself says so only once.
  const ended = once(server, "exit");
  const close = () => {
    server.kill();
    return ended;
  };
  for await (const line of createInterface(server.stdout)) {
    const url = line.match(/http:\/\/127\.0\.0\.1:[1-9]\d*/)?.[0];
    if (!url) continue;
    server.stdout.resume();
    return { url, close };
  }
  throw new Error(`${name} ${args.join(" ")} ended`);
}
