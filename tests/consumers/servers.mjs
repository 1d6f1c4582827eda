// The servers of consumers whose form is sent to one: the API, and the project's own.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { record } from "./tools.mjs";

/** Starts the API for one contact, with the answers to the PUTs and the bodies of the PUTs. */
export async function contacts() {
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
export async function start(folder, [name, ...args], environment) {
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
