// What a page has to load: bundles of esbuild, minified; and their size after brotli at quality 11.
import { readdirSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import * as esbuild from "esbuild";
import { CONTESTANTS, OURS, PARSE } from "./contestants.mjs";

const pkg = (file) => new URL(`../../pkg/${file}`, import.meta.url).pathname;

export const ONLY_VALIDATE = "contract-contact, only validateUpdate";
export const FORM = "contract-contact/form, with the main entry";
/** Of all locales, the one with the most bytes after brotli. */
export const LARGEST_LOCALE = "contract-contact/locales, the largest";

async function bundle(contents) {
  const { outputFiles } = await esbuild.build({
    stdin: { contents, resolveDir: import.meta.dirname },
    alias: {
      "contract-contact": pkg("index.js"),
      "contract-contact/form": pkg("form.js"),
      "contract-contact/bulk": pkg("bulk.js"),
    },
    // ata-validator reads variables of the environment in a page too.
    define: { "process.env": "{}" },
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

async function largestLocale() {
  const files = readdirSync(pkg("locales")).filter((file) => file.endsWith(".js"));
  const locales = await Promise.all(
    files.map((file) => bundle(`export { default } from ${JSON.stringify(pkg(`locales/${file}`))}`)),
  );
  return locales.sort((a, b) => measure(b).brotli - measure(a).brotli)[0];
}

/** Returns the bundles by name; those of a contestant export `validateUpdate`. */
export async function bundles() {
  const sources = {
    [OURS]: 'export * from "contract-contact"',
    [ONLY_VALIDATE]: 'export { validateUpdate } from "contract-contact"',
    [FORM]: 'export * from "contract-contact/form"',
    "contract-contact/bulk": 'export * from "contract-contact/bulk"',
  };
  for (const name of Object.keys(CONTESTANTS)) if (name !== OURS) sources[name] = rival(name);
  const entries = Object.entries(sources).map(async ([name, source]) => [name, await bundle(source)]);
  entries.push(largestLocale().then((code) => [LARGEST_LOCALE, code]));
  return Object.fromEntries(await Promise.all(entries));
}

/** The name of a contestant's bundle for bulk validation in a page. */
export const bulkBundle = (name) => `${name}, bulk`;

/** What goes from the text of 10,000 records to their outcomes in a page. */
const BULK = {
  [OURS]: `
    import { validateBulk } from "contract-contact/bulk";
    export const validate = async (input) => (await validateBulk(input)).invalid;`,
  [PARSE]: "export const validate = (input) => JSON.parse(input);",
};

/** Returns the bundles by name of what is measured in a browser. */
export async function timed() {
  const entries = Object.entries(CONTESTANTS).map(async ([name, file]) => [
    name,
    await bundle(`
      export { default as make } from "./contestants/${file}.mjs";
      export { DATE_RULES } from "./rules.mjs";
      export { records } from "./cases.mjs";
      export { check } from "./time.mjs";`),
  ]);
  const bulk = Object.entries(BULK).map(async ([name, source]) => [
    bulkBundle(name),
    await bundle(`${source}
      export { bulkInput } from "./cases.mjs";
      export { nanoseconds } from "./time.mjs";`),
  ]);
  return Object.fromEntries(await Promise.all([...entries, ...bulk]));
}

/** The minified and compressed bytes. */
function measure(code) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return { minified: code.length, brotli: brotliCompressSync(code, { params }).length };
}

/** Returns the minified and compressed bytes by bundle. */
export function sizes(bundled) {
  return Object.fromEntries(Object.entries(bundled).map(([name, code]) => [name, measure(code)]));
}
