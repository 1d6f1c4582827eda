// Has ajv write its code for the schema to dist/ajv-standalone.mjs: a function from the date rule to the validator.
import Ajv from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import * as esbuild from "esbuild";
import { dateKeyword, OPTIONS, SCHEMA } from "./contestants/ajv-schema.mjs";
import { dateErrorTuned } from "./rules.mjs";

export async function writeStandalone() {
  const keywords = ["wire", dateKeyword(dateErrorTuned)];
  const ajv = new Ajv({ ...OPTIONS, keywords, code: { source: true } });
  const code = standaloneCode(ajv, ajv.compile(SCHEMA));
  await esbuild.build({
    // The code is CommonJS and requires ajv's run time, which is bundled with it.
    stdin: {
      contents: `export default (dateError) => { const module = {}; ${code}; return module.exports; };`,
      resolveDir: import.meta.dirname,
    },
    outfile: `${import.meta.dirname}/dist/ajv-standalone.mjs`,
    bundle: true,
    format: "esm",
    logLevel: "error",
  });
}
