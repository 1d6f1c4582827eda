// What the consumers share: the package as npm would publish it, programs, pages in Chromium.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import * as esbuild from "esbuild";
import { launch, serve } from "../../bindings/js/test/browsers.mjs";

export const here = fileURLToPath(new URL("./", import.meta.url));
export const dist = `${here}dist`;
export const read = (path) => readFileSync(`${here}${path}`, "utf8");
export const record = JSON.parse(read("record.json"));

/** Runs a program in a folder, with the environment beside that of this process, and returns what the program printed. */
export async function run(folder, name, args, environment = {}) {
  const tool = `${here}node_modules/.bin/${name}`;
  // Vite sets NODE_ENV of this process to production, with which npm would install no devDependencies.
  const env = { ...process.env, NODE_ENV: undefined, NO_COLOR: "1", FORCE_COLOR: undefined, ...environment };
  try {
    return (await promisify(execFile)(existsSync(tool) ? tool : name, args, { cwd: folder, env })).stdout;
  } catch (error) {
    throw new Error(`${name} ${args.join(" ")}: ${error.stderr}${error.stdout}`.trim());
  }
}

/** Runs a program in this folder and returns what the program printed. */
export const program = (name, ...args) => run(here, name, args, { DENO_NO_UPDATE_CHECK: "1", DENO_DIR: `${dist}/deno` });

/** Puts the files that npm would publish where an installation puts them. */
async function unpack() {
  const installed = `${here}node_modules/contract-contact`;
  rmSync(installed, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  await program("tar", "-xzf", tarball, "--strip-components=1", "-C", installed);
}

async function pack() {
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  const packed = await program("npm", "pack", "../../pkg", "--pack-destination", dist, "--json", "--loglevel=error");
  return `${dist}/${JSON.parse(packed)[0].filename}`;
}

/** The package as npm would publish it. */
export const tarball = await pack();
await unpack();

/** Installs the versions of Node, unless that was done, and returns the path of their packages. */
async function nodes() {
  const folder = `${here}../node/`;
  const mark = `${folder}node_modules/.installed`;
  const lock = readFileSync(`${folder}package-lock.json`, "utf8");
  if (!existsSync(mark) || readFileSync(mark, "utf8") !== lock) {
    await run(folder, "npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    writeFileSync(mark, lock);
  }
  return `${folder}node_modules`;
}

/** The environment of programs in a version of Node that may be another than this one. */
export async function nodeVersion(version) {
  const folder = `${await nodes()}/node-${version}-${process.platform}-${process.arch}/bin`;
  if (!existsSync(folder)) throw new Error(`There is no Node ${version} for ${process.platform} ${process.arch} in tests/node`);
  return { PATH: `${folder}:${process.env.PATH}` };
}

/** The environment of programs that need a newer Node than this one may be. */
export const newerNode = () => nodeVersion(24);

let browser;

/**
 * Opens a page in Chromium and passes the page to `use`. Nothing may be thrown in the page.
 *
 * @param routes As `serve` accepts, or the address of a server.
 * @param headers Sent with every answer.
 * @param context Options of the page, such as `{ javaScriptEnabled: false }`.
 */
export async function inChromium(routes, path, use, headers = {}, context = {}) {
  browser ??= await launch();
  const site = typeof routes === "string" ? { url: routes, close() {} } : await serve(routes, headers);
  const page = await browser.newPage(context);
  const thrown = [];
  page.on("pageerror", (error) => thrown.push(error));
  try {
    await page.goto(site.url + path);
    return await use(page);
  } catch (error) {
    throw new Error(`${error.message}${thrown.map((each) => `\nin the page: ${each.stack}`).join("")}`);
  } finally {
    await page.close();
    await site.close();
    assert.deepEqual(thrown, []);
  }
}

export const closeBrowser = () => browser?.close();

export const folder = (name) => ({ "/dist/": new URL(`./dist/${name}/`, import.meta.url) });
export const policy = { "content-security-policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'" };

/** A page with one script, beside the folder that the script is in. */
export const pageOf = (name, language = "en") => ({
  "/": `<!doctype html>
    <html lang=${language}>
    <meta charset=utf-8>
    <title>${name}</title>
    <div id=root></div>
    <script type=module src=/dist/main.js></script>`,
  ...folder(name),
});

export async function bundle(entryPoints, options) {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: here,
    entryPoints,
    bundle: true,
    format: "esm",
    minify: true,
    write: false,
    logLevel: "warning",
    outdir: `dist/${entryPoints[0]?.split("/")[0]}`,
    ...options,
  });
  return outputFiles ?? [];
}
