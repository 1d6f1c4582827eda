// `npm install` of the folder and of the tarball, where nothing else is installed.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const compilerOptions = {
  strict: true,
  module: "nodenext",
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable"],
  types: [],
  noEmit: true,
};

export default async function install(tarball) {
  for (const source of [path("../../../pkg"), tarball]) {
    const folder = mkdtempSync(join(tmpdir(), "contract-contact-"));
    const run = async (...args) => {
      try {
        return (await promisify(execFile)(args[0], args.slice(1), { cwd: folder })).stdout;
      } catch (error) {
        throw new Error(`${args.join(" ")}: ${error.stderr}${error.stdout}`);
      }
    };
    try {
      writeFileSync(join(folder, "package.json"), '{"type": "module"}');
      await run("npm", "install", "--offline", "--no-audit", "--no-fund", "--loglevel=error", source);
      for (const name of ["types.ts", "main.mjs"]) copyFileSync(path(name), join(folder, name));
      assert.equal(await run("node", "main.mjs"), "7 8 1\n");
      // Without skipLibCheck, a declaration that cannot be found is an error; with it, a silent `any`.
      for (const [compiler, skipLibCheck] of [
        ["typescript-7", false],
        ["typescript-5", true],
      ]) {
        const config = { compilerOptions: { ...compilerOptions, skipLibCheck }, files: ["types.ts"] };
        writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
        await run("node", path(`../node_modules/${compiler}/bin/tsc`), "--project", ".");
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return "npm install of the folder and of the tarball, outside of the repository: it runs, and no result is any";
}
