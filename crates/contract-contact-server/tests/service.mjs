// Starts a service for the tests in JavaScript. `cargo xtask test` builds the program. PROGRAM names another program.

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const root = new URL("../../../", import.meta.url);
export const API = "/api/billing/contractcontacts";
const program = process.env.PROGRAM ?? fileURLToPath(new URL("target/debug/contract-contact-server", root));
const env = { CONTRACT_CONTACT_ISSUER: "test", CONTRACT_CONTACT_AUDIENCE: "test" };

/** Starts a service with its own key and database. */
export async function start(...flags) {
  const cwd = mkdtempSync(join(tmpdir(), "service-"));
  const run = (...flags) => execFileSync(program, flags, { cwd, env, encoding: "utf8" }).trim();
  run("keygen", "key.pem", "keys.json");
  const own = ["--listen=127.0.0.1:0", "--keys=keys.json", "--database=sqlite:contacts.db", "--leeway=0", "--rate=0"];
  const service = spawn(program, [...own, ...flags], { cwd, env, stdio: ["ignore", "ignore", "pipe"] });
  const url = await new Promise((resolve, reject) => {
    createInterface(service.stderr)
      .on("line", (line) => {
        if (line.includes('"listening"')) resolve(`http://${JSON.parse(line).address}`);
      })
      .on("close", () => reject(new Error("The service did not start")));
  });
  return {
    url,
    token: (...flags) => run("token", "--private-key", "key.pem", ...flags),
    stop() {
      service.kill();
      rmSync(cwd, { recursive: true });
    },
  };
}
