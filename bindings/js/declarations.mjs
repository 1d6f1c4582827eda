// Rolls the declarations of tsc up to one file an entry: node declarations.mjs FROM TO

import { readFileSync } from "node:fs";
import { rollup } from "rollup";
import { dts } from "rollup-plugin-dts";

const [from, to] = process.argv.slice(2);
for (const name of ["index", "form", "bulk"]) {
  const input = `${from}/${name}.d.ts`;
  // rollup-plugin-dts drops the comment of the file.
  const [banner] = readFileSync(input, "utf8").match(/^\/\*\*[^]*?\*\/\n/);
  const bundle = await rollup({ input, plugins: [dts()], external: ["contract-contact"] });
  await bundle.write({ file: `${to}/${name}.d.ts`, paths: { "contract-contact": "./index.js" }, banner });
}
