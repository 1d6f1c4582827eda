// Builds the npm package in a folder, from the modules that `cargo xtask pkg` compiled: node build.mjs FOLDER

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, parse } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { rollup } from "rollup";
import { dts } from "rollup-plugin-dts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const wasm = join(root, "target/wasm");
const declarations = join(root, "target/declarations");
const folder = process.argv[2];

/** The entries. Each is TypeScript around a module, and uses some exports of the module. */
const ENTRIES = [
  {
    name: "index",
    module: "contract-contact",
    library: "contract_contact_wasm_lean",
    exports: ["memory", "address", "check"],
  },
  {
    name: "bulk",
    module: "contract-contact-bulk",
    library: "contract_contact_wasm_bulk",
    exports: ["memory", "open", "room", "room_length", "read", "outcome"],
  },
];

/**
 * The features that the modules may use beyond the first version of WebAssembly. The oldest browsers in the package's README have these
 * features: see test/oldest.test.mjs.
 */
const FEATURES = ["--enable-bulk-memory-opt", "--enable-nontrapping-float-to-int", "--enable-sign-ext"];

const run = (tool, ...options) => execFileSync(`node_modules/.bin/${tool}`, options, { stdio: ["ignore", "ignore", "inherit"] });

/** Removes the exports that TypeScript does not use, and optimizes the module. Returns the path of the result. */
function optimize({ module, library, exports }) {
  const file = (ending) => join(wasm, `${module}.${ending}`);
  writeFileSync(file("exports.json"), JSON.stringify(exports.map((name) => ({ name, export: name, root: true }))));
  const bound = join(wasm, "bindgen", `${library}_bg.wasm`);
  // The removed parts use more features.
  run("wasm-metadce", "--graph-file", file("exports.json"), bound, "--all-features", "-o", file("listed.wasm"));
  // A separate command, because wasm-opt also allows the features that a section of its input lists.
  run("wasm-opt", "--all-features", "--strip-target-features", file("listed.wasm"), "-o", file("used.wasm"));
  const options = ["-O3", "--converge", "--strip-debug", "--strip-producers", "--mvp-features", ...FEATURES];
  run("wasm-opt", ...options, file("used.wasm"), "-o", file("wasm"));
  return file("wasm");
}

/** Bundles an entry. The other entries import the main entry, so a page loads the main entry once. */
const bundle = (name, out, { alias, ...options } = {}) =>
  build({
    entryPoints: { [out]: `src/${name}.ts` },
    bundle: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    alias: { "contract-contact": "./index.js", ...alias },
    external: ["./index.js"],
    logLevel: "warning",
    legalComments: "none",
    outdir: folder,
    ...options,
  });

/** Moves the inlined module to the end of the code, where brotli compresses it some 40 bytes better. */
function digitsLast(file) {
  const lines = readFileSync(file, "utf8").split("\n").slice(0, -1);
  const isDigits = (line) => line.includes('_default = "0061736d');
  const moved = [...lines.filter((line) => !isDigits(line)), ...lines.filter(isDigits)];
  writeFileSync(file, `${moved.join("\n")}\n`);
}

mkdirSync(join(folder, "locales"), { recursive: true });
for (const entry of ENTRIES) {
  const { name, module } = entry;
  const optimized = optimize(entry);
  const hex = join(wasm, `${module}.hex`);
  writeFileSync(hex, readFileSync(optimized).toString("hex"));
  // Inlined, except for runtimes that block compilation and import the file instead. Next and Vercel need the query, wrangler accepts
  // it.
  const loader = { ".hex": "text", ".wasm": "copy" };
  for (const [suffix, source] of [
    ["", hex],
    [".workerd", `${optimized}?module`],
  ]) {
    await bundle(name, name + suffix, { alias: { [`${module}.wasm`]: source }, loader, assetNames: "[name]" });
  }
  digitsLast(join(folder, `${name}.js`));
}
await bundle("form", "form");

// The locales are modules without imports.
const languages = readdirSync("src/generated/locales").map((file) => parse(file).name);
await build({
  entryPoints: languages.map((language) => `src/generated/locales/${language}.ts`),
  format: "esm",
  target: "es2022",
  charset: "utf8",
  logLevel: "warning",
  outdir: join(folder, "locales"),
});

// The declarations of tsc, rolled up to one file an entry.
run("tsc", "-p", ".", "--outDir", declarations);
for (const name of ["index", "form", "bulk"]) {
  const input = join(declarations, `${name}.d.ts`);
  // rollup-plugin-dts drops the comment of the file.
  const [banner] = readFileSync(input, "utf8").match(/^\/\*\*[^]*?\*\/\n/);
  const rolled = await rollup({ input, plugins: [dts()], external: ["contract-contact"] });
  await rolled.write({ file: join(folder, `${name}.d.ts`), paths: { "contract-contact": "./index.js" }, banner });
}
// The locales have one type, and each is an entry: TypeScript then rejects a language that does not exist.
writeFileSync(
  join(folder, "locales/locale.d.ts"),
  `import type { CompleteCatalogue } from "../index.js";
declare const catalogue: CompleteCatalogue;
export default catalogue;
`,
);
const { exports, ...manifest } = JSON.parse(readFileSync("package.pkg.json", "utf8"));
const { "./locales/*": locale, ...entries } = exports;
for (const language of languages) {
  entries[`./locales/${language}`] = { ...locale, default: locale.default.replace("*", language) };
}
writeFileSync(join(folder, "package.json"), `${JSON.stringify({ ...manifest, exports: entries }, null, 2)}\n`);

for (const [from, to] of [
  ["bindings/js/README.md", "README.md"],
  ["LICENSE-APACHE", "LICENSE-APACHE"],
  ["LICENSE-MIT", "LICENSE-MIT"],
  ["crates/contract-contact-schema/schema/update.strict.schema.json", "schema.json"],
]) {
  copyFileSync(join(root, from), join(folder, to));
}
