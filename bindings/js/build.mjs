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

/** Each is TypeScript around a module, of whose exports TypeScript uses some. */
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
 * What the modules may use beyond the first version of WebAssembly. Each is older than the oldest browsers of the package's README,
 * which test/oldest.test.mjs checks.
 */
const FEATURES = ["--enable-bulk-memory-opt", "--enable-nontrapping-float-to-int", "--enable-sign-ext"];

const run = (tool, ...options) => execFileSync(`node_modules/.bin/${tool}`, options, { stdio: ["ignore", "ignore", "inherit"] });

/** Takes out what TypeScript does not use of a module, optimizes the rest, and returns its path. */
function optimize({ module, library, exports }) {
  const file = (ending) => join(wasm, `${module}.${ending}`);
  writeFileSync(file("exports.json"), JSON.stringify(exports.map((name) => ({ name, export: name, root: true }))));
  const bound = join(wasm, "bindgen", `${library}_bg.wasm`);
  // Bindgen leaves more features in what is taken out.
  run("wasm-metadce", "--graph-file", file("exports.json"), bound, "--all-features", "-o", file("listed.wasm"));
  // Separately, since wasm-opt allows what a section of its input lists, whatever its options say.
  run("wasm-opt", "--all-features", "--strip-target-features", file("listed.wasm"), "-o", file("used.wasm"));
  const options = ["-O3", "--converge", "--strip-debug", "--strip-producers", "--mvp-features", ...FEATURES];
  run("wasm-opt", ...options, file("used.wasm"), "-o", file("wasm"));
  return file("wasm");
}

/** Bundles an entry. The other entries use the main one, so that a page has it once. */
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

/** Moves the inlined module behind the code, where it is some 40 bytes less after brotli than between two parts of it. */
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
  // Inlined, but for runtimes that forbid to compile: those import the file, which Next and Vercel know by the query,
  // and wrangler with or without it.
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
