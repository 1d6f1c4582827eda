// What a page has to load: bundles of esbuild, minified; and their size after brotli at quality 11.
import { brotliCompressSync, constants } from "node:zlib";
import * as esbuild from "esbuild";
import { CONTESTANTS, OURS } from "./contestants.mjs";

const pkg = (file) => new URL(`../../pkg/${file}`, import.meta.url).pathname;

async function bundle(contents) {
  const { outputFiles } = await esbuild.build({
    stdin: { contents, resolveDir: import.meta.dirname },
    alias: {
      "contract-contact": pkg("index.js"),
      "contract-contact/form": pkg("form.js"),
      "contract-contact/bulk": pkg("bulk.js"),
    },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
    logLevel: "error",
  });
  return Buffer.from(outputFiles[0].contents);
}

const rival = (name) => `
  import make from "./contestants/${CONTESTANTS[name]}.mjs";
  import { dateErrorTuned } from "./rules.mjs";
  export const validateUpdate = make(dateErrorTuned);`;

/** Bundles by name; all but those of form and bulk export `validateUpdate`. */
export async function bundles() {
  const sources = {
    [OURS]: 'export * from "contract-contact"',
    "contract-contact, only validateUpdate": 'export { validateUpdate } from "contract-contact"',
    "contract-contact/form, with the main entry": 'export * from "contract-contact/form"',
    "contract-contact/bulk": 'export * from "contract-contact/bulk"',
  };
  for (const name of Object.keys(CONTESTANTS)) if (name !== OURS) sources[name] = rival(name);
  const entries = Object.entries(sources).map(async ([name, source]) => [name, await bundle(source)]);
  return Object.fromEntries(await Promise.all(entries));
}

/** Bundles by contestant of what is measured in a browser. */
export async function timed() {
  const entries = Object.entries(CONTESTANTS).map(async ([name, file]) => [
    name,
    await bundle(`
      export { default as make } from "./contestants/${file}.mjs";
      export { DATE_RULES } from "./rules.mjs";
      export { records } from "./cases.mjs";
      export { check } from "./time.mjs";`),
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

/** Minified and compressed bytes. */
export function sizes(bundled) {
  const parameters = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  const measure = (code) => ({ minified: code.length, brotli: brotliCompressSync(code, { params: parameters }).length });
  return Object.fromEntries(Object.entries(bundled).map(([name, code]) => [name, measure(code)]));
}
