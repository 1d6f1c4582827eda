// Uses the package as people will: packed by npm, taken from node_modules, with their tools. `node run.mjs [NAME…]`
// runs the consumers of that name, or all; the files of each are in the folder of its name.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { promisify } from "node:util";
import { EdgeVM } from "@edge-runtime/vm";
import * as esbuild from "esbuild";
import * as vite from "vite";
import webpack from "webpack";
import { angular, conform, react, vue } from "./forms.mjs";
import html from "./html/consumer.mjs";
import { next, superforms } from "./servers.mjs";
import {
  bundle,
  closeBrowser,
  dist,
  folder,
  here,
  inChromium,
  newerNode,
  nodeVersion,
  pageOf,
  policy,
  program,
  read,
  record,
  run,
  tarball,
} from "./tools.mjs";

const expected = JSON.parse(read("expected.json"));

/** Compares what a script answered, as a value or as JSON. */
function compare(script, answer) {
  const found = JSON.parse(typeof answer === "string" ? answer : JSON.stringify(answer));
  if (script === "main") {
    assert.deepEqual(found, expected);
    return assert.equal(JSON.stringify(found), JSON.stringify(expected), "the order of keys");
  }
  const {
    invalid: [{ line, errors }],
    ...counts
  } = found;
  assert.deepEqual(counts, { records: 1, valid: 0, complete: true });
  const codes = errors.map(({ PropertyName, code }) => `${line}: ${PropertyName}: ${code}`);
  assert.deepEqual(codes, ["1: Id: required", "1: CoworkerContractId: required", "1: FullName: required"]);
}

async function runtime(run, names = ["main.js"]) {
  for (const name of names) compare(name.split(".")[0], await run(name));
}

/** Runs something in each version of Node that the package supports. */
async function inEachNode(use) {
  for (const version of [22, 24, 26]) await use(await nodeVersion(version));
}

const answered = async (page) => (await page.waitForFunction(() => globalThis.answered)).evaluate((value) => value);

const consumers = {
  async package() {
    await program("publint", "run", tarball, "--strict");
    await program("attw", tarball, "--profile", "esm-only");
    return "publint and attw find nothing";
  },

  async install() {
    const { default: install } = await import("./install/consumer.mjs");
    return install(tarball);
  },

  async "node-esm"() {
    await inEachNode((environment) =>
      runtime((name) => run(here, "node", [`runtimes/${name}`], environment), ["main.js", "bulk.js"]),
    );
    return "Node 22, 24 and 26 import it";
  },

  async "node-require"() {
    await inEachNode((environment) => runtime((name) => run(here, "node", [`runtimes/${name}`], environment), ["main.cjs"]));
    return "Node 22, 24 and 26 require it";
  },

  async deno() {
    await runtime((name) => program("deno", "run", "--node-modules-dir=manual", "--no-prompt", `runtimes/${name}`));
    return `${(await program("deno", "--version")).split("\n")[0]}, without any permission`;
  },

  async bun() {
    await runtime((name) => program("bun", "--no-install", `runtimes/${name}`));
    return `Bun ${(await program("bun", "--version")).trim()}`;
  },

  async vite() {
    const config = { root: here, cacheDir: `${dist}/vite-cache`, configFile: false, logLevel: "warn" };
    const pages = ["main", "bulk"];
    const input = pages.map((name) => `${dist}/pages/${name}.html`);
    mkdirSync(`${dist}/pages`, { recursive: true });
    for (const [index, name] of pages.entries()) {
      writeFileSync(
        input[index],
        `<!doctype html><title>A page of Vite</title><script type=module src=/pages/${name}.js></script>`,
      );
    }
    const build = { outDir: `${dist}/vite`, emptyOutDir: true, rolldownOptions: { input } };
    await vite.build({ ...config, base: "/dist/", build });
    for (const name of pages) compare(name, await inChromium(folder("vite"), `/dist/dist/pages/${name}.html`, answered, policy));

    const address = { host: "127.0.0.1", port: 0 };
    const server = await vite.createServer({ ...config, optimizeDeps: { entries: input }, server: address });
    await server.listen();
    try {
      const { port } = server.httpServer.address();
      for (const name of pages) compare(name, await inChromium(`http://127.0.0.1:${port}`, `/dist/pages/${name}.html`, answered));
    } finally {
      await server.close();
    }
    return `Vite ${vite.version}, built and by its server for development`;
  },

  async webpack() {
    const output = { path: `${dist}/webpack`, filename: "main.js" };
    const stats = await promisify(webpack)({ context: here, mode: "production", entry: "./pages/main.js", output });
    assert.ok(!stats.hasErrors() && !stats.hasWarnings(), stats.toString());
    compare("main", await inChromium(pageOf("webpack"), "/", answered, policy));
    return `webpack ${webpack.version}, without settings`;
  },

  async esbuild() {
    await bundle(["pages/main.js"], { write: true, outdir: "dist/esbuild" });
    compare("main", await inChromium(pageOf("esbuild"), "/", answered, policy));
    const sizes = [];
    for (const file of ["pages/main.js", "esbuild/fields.js", "esbuild/type.js"]) {
      const [{ text }] = await bundle([file]);
      const hasModule = text.includes("WebAssembly");
      assert.equal(hasModule, file === "pages/main.js", `${file} ${hasModule ? "has" : "lacks"} the module`);
      sizes.push(`${file} ${text.length}`);
    }
    return `esbuild ${esbuild.version}; bytes: ${sizes.join(", ")}`;
  },

  async workerd() {
    const run = async (name) => {
      const outdir = `${dist}/workerd/${name}`;
      const options = { conditions: ["workerd"], loader: { ".wasm": "copy" }, assetNames: "[name]" };
      await bundle([`workerd/${name}.js`], { ...options, write: true, outdir });
      const [wasm] = readdirSync(outdir).filter((file) => file.endsWith(".wasm"));
      writeFileSync(
        `${outdir}/config.capnp`,
        `using Workerd = import "/workerd/workerd.capnp";
        const worker :Workerd.Worker = (compatibilityDate = "2026-10-01", modules = [
          (name = "${name}.js", esModule = embed "${name}.js"),
          (name = "${wasm}?module", wasm = embed "${wasm}"),
        ]);
        const config :Workerd.Config = (services = [(name = "main", worker = .worker)]);`,
      );
      return program("workerd", "test", `${outdir}/config.capnp`);
    };
    for (const name of ["main", "bulk"]) compare(name, await run(name));

    const { failure, validateUpdate } = await import("contract-contact");
    const refusal = JSON.stringify(failure(validateUpdate({ Id: 7, CoworkerContractId: 12 })));
    assert.ok(refusal.includes("FullName: is a required field"));
    assert.deepEqual(JSON.parse(await run("requests")), [
      '200 PUT {"Id":7,"CoworkerContractId":12,"FullName":"Ada"}',
      `400 ${refusal}`,
      "200 PUT {",
      "200 GET ",
    ]);
    return `${(await program("workerd", "--version")).trim()}, the module imported, compiling refused; a worker before the API`;
  },

  async edge() {
    const modules = {};
    // What the loader of Next does: the file becomes a module that the runtime was given.
    const loader = {
      name: "wasm?module",
      setup(build) {
        build.onLoad({ filter: /\.wasm$/ }, ({ path, suffix }) => {
          assert.equal(suffix, "?module");
          const name = `wasm_${Object.keys(modules).length}`;
          modules[name] = new WebAssembly.Module(readFileSync(path));
          return { contents: `export default ${name}` };
        });
      },
    };
    const options = { conditions: ["edge-light"], format: "iife", plugins: [loader] };
    for (const name of ["main", "bulk"]) {
      const [{ text }] = await bundle([`pages/${name}.js`], options);
      const extend = (context) => Object.assign(context, modules);
      const vm = new EdgeVM({ codeGeneration: { strings: false, wasm: false }, extend });
      const compile = "new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))";
      assert.throws(() => vm.evaluate(compile), /disallowed/);
      vm.evaluate(text);
      compare(name, await vm.evaluate("answered"));
    }
    return "Vercel's edge runtime, the module imported, compiling refused";
  },

  async typescript() {
    const dom = { lib: ["es2022", "dom", "dom.iterable"], types: [] };
    const node = { lib: ["es2022"], types: ["node"] };
    const neither = { lib: ["es2022"], types: [] };
    const strict = {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      verbatimModuleSyntax: true,
      skipLibCheck: false,
      target: "es2022",
      noEmit: true,
    };
    const environments = [
      [dom, ["main", "bulk", "form"]],
      [node, ["main", "bulk"]],
      [neither, ["main"]],
    ];
    const versions = [];
    for (const compiler of ["typescript-7", "typescript-5"]) {
      const tsc = `node_modules/${compiler}/bin/tsc`;
      versions.push((await program("node", tsc, "--version")).trim());
      for (const resolution of [{ module: "esnext", moduleResolution: "bundler" }, { module: "nodenext" }]) {
        for (const [environment, names] of environments) {
          const compilerOptions = { ...strict, ...resolution, ...environment };
          const files = names.map((name) => `../typescript/${name}.ts`);
          writeFileSync(`${dist}/tsconfig.json`, JSON.stringify({ compilerOptions, files }));
          await program("node", tsc, "--project", "dist/tsconfig.json");
        }
      }
    }
    return `${versions.join(" and ")}; bundler and nodenext; with the DOM, with Node's types, with neither`;
  },

  html,

  async fetch() {
    const { save } = await import("./fetch/save.js");
    const received = [];
    const answers = [
      { WasSuccessful: true, Message: "ContractContact was updated", Value: { Id: 7 } },
      {
        WasSuccessful: false,
        Message: "CoworkerContract: is a required field",
        Errors: [{ AttemptedValue: 12, Message: "is a required field", PropertyName: "CoworkerContract" }],
      },
      { WasSuccessful: false, Message: "The contract is cancelled", Errors: null },
    ];
    const server = createServer(async (request, response) => {
      if (request.headers.authorization !== "Bearer token") return response.writeHead(401).end("{}");
      if (request.method === "GET") return response.end(JSON.stringify({ ...record, IsNew: false }));
      received.push(JSON.parse((await request.toArray()).join("")));
      response.end(JSON.stringify(answers.shift()));
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      const saved = (changes, authorization = "Bearer token") =>
        save(`http://127.0.0.1:${server.address().port}`, record.Id, changes, { authorization });
      assert.deepEqual(await saved({ Email: "ada" }), {
        Email: "Enter an email address in the correct format, like name@example.com",
      });
      assert.deepEqual(received, [], "what is wrong is not sent");
      assert.deepEqual(await saved({ FullName: "Ada Lovelace" }), {});
      assert.deepEqual(received, [{ ...record, FullName: "Ada Lovelace" }]);
      assert.deepEqual(await saved({}), { CoworkerContractId: "Enter the contract ID" });
      assert.deepEqual(await saved({}), { "": "The contract is cancelled" });
      assert.deepEqual(await saved({}, ""), { "": "The contact cannot be read: 401" });
    } finally {
      server.close();
    }
    return "reads, overlays, checks and sends all of a record, and words what a server says";
  },

  async csv() {
    const received = [];
    const done = { WasSuccessful: true, Message: "Done" };
    const answers = [
      done,
      { WasSuccessful: false, Errors: [{ Message: "is a required field", PropertyName: "CoworkerContract" }] },
      done,
      done,
    ];
    const server = createServer(async (request, response) => {
      assert.equal(`${request.method} ${request.headers.authorization}`, "POST Bearer token");
      received.push(JSON.parse((await request.toArray()).join("")));
      response.end(JSON.stringify(answers.shift()));
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    /** What the import of such a file says, and how it ends. */
    const imported = async (text) => {
      writeFileSync(`${dist}/contacts.csv`, text);
      const args = ["csv/import.js", `http://127.0.0.1:${server.address().port}`, "dist/contacts.csv"];
      const env = { ...process.env, TOKEN: "token" };
      const run = promisify(execFile)("node", args, { cwd: here, env });
      const { code = 0, stdout, stderr } = await run.catch((error) => error);
      return [code, ...(stdout + stderr).trimEnd().replaceAll("dist/contacts.csv", "file").split("\n")];
    };
    try {
      const header = "FullName,CoworkerContractId,PhoneNumber,Notes,Email";
      const right = `\uFEFF${header}\r\n Ada Lovelace, 12 ,0123,"a\nb",\r\n\r\nGrace,13,,,\r\n`;
      assert.deepEqual(await imported(`${right},0x5,,"a\nb",ada@\r\nBarbara,1e3,,,\r\n`), [
        1,
        "file:6: Contract ID must be a whole number",
        "file:6: Enter the full name",
        "file:6: Enter an email address in the correct format, like name@example.com",
        "file:8: Contract ID must be a whole number",
        "2 rows are wrong, so nothing was sent",
      ]);
      assert.deepEqual(received, [], "what is wrong is not sent");
      assert.deepEqual(await imported(right), [1, "file:2: Done", "file:5: Enter the contract ID"]);
      const ada = { FullName: "Ada Lovelace", CoworkerContractId: 12, PhoneNumber: "0123", Notes: "a\nb" };
      assert.deepEqual(received, [ada, { FullName: "Grace", CoworkerContractId: 13 }]);
      assert.deepEqual(await imported(right), [0, "file:2: Done", "file:5: Done"]);
      const [code, ...words] = await imported("Fullname\nAda\n");
      assert.equal(code, 1);
      assert.match(words.join(), /there is no property "Fullname"/);
      assert.equal(received.length, 4);
    } finally {
      server.close();
    }
    return "a file with wrong rows is reported by line and not sent; a right one is, until the server refuses a row";
  },

  "react-hook-form": () => react("react-hook-form"),
  "tanstack-form": () => react("tanstack-form"),
  conform,
  next,
  superforms,
  vue,
  angular,

  async vitest() {
    const environment = await newerNode();
    const printed = await run(`${here}vitest/`, "vitest", ["run"], environment);
    assert.match(printed, /Tests +2 passed \(2\)/);
    return `${(await run(here, "vitest", ["--version"], environment)).trim()}, in Node and in jsdom`;
  },

  // Jest needs a setting for ES modules: Node's flag, or Babel, which compiles them to CommonJS.
  async jest() {
    const root = `${dist}/jest`;
    mkdirSync(root, { recursive: true });
    for (const name of ["contact.test.js", "form.test.js"]) writeFileSync(`${root}/${name}`, ofJest(read(`vitest/${name}`)));
    const settings = [
      [[], { NODE_OPTIONS: "--experimental-vm-modules --no-warnings" }],
      [["--config=jest/commonjs.config.json"], {}],
    ];
    for (const [options, environment] of settings) {
      const printed = await run(here, "jest", ["--json", `--rootDir=${root}`, ...options], environment);
      const { numPassedTests, numTotalTests } = JSON.parse(printed);
      assert.deepEqual([numPassedTests, numTotalTests], [2, 2]);
    }
    await assert.rejects(
      run(here, "jest", [`--rootDir=${root}`]),
      /Must use import to load ES Module/,
      "Jest needs no setting any more: say so in docs/forms.md",
    );
    return `Jest ${(await run(here, "jest", ["--version"])).trim()}, in Node and in jsdom, as ES modules and by Babel`;
  },

  async readme() {
    const guide = readFileSync(`${here}../../bindings/js/README.md`, "utf8");
    const forms = readFileSync(`${here}../../docs/forms.md`, "utf8");
    const blocks = (text) =>
      [...text.matchAll(/```\w+\n(?:\/\/|<!--) (\S+\/\S+)(?: -->)?\n([^]*?)```/g)].map(([, file, code]) => [file, code]);
    for (const [file, code] of blocks(guide)) assert.ok(isPart(code, read(file)), `${file} is not as README.md has it`);
    for (const [file, code] of blocks(forms)) assert.equal(code, read(file), `${file} is not as docs/forms.md has it`);
    for (const file of unmarked) assert.ok(forms.includes(`\n${read(file)}\`\`\``), `${file} is not as docs/forms.md has it`);
    const files = blocks(forms).map(([file]) => file);
    assert.deepEqual(files.toSorted(), documented.toSorted());
    const others = ["README.md", "docs/validate-a-form.md"].map((name) => readFileSync(`${here}../../${name}`, "utf8"));
    const examples = await runExamples([guide, forms, ...others]);
    return `the code of ${files.length} files is the code that is tested; ${examples} examples run`;
  },

  async reference() {
    const declarations = ["index", "form", "bulk"].map((entry) => readFileSync(`${here}../../pkg/${entry}.d.ts`, "utf8"));
    const blocks = declarations.flatMap((text) => [...text.matchAll(/^ *\* ```ts\n([^]*?)^ *\* ```/gm)]);
    const examples = blocks.map(([, code]) => code.replace(/^ *\* ?/gm, ""));
    assert.ok(examples.length > 40, `${examples.length} examples`);
    const folder = `${dist}/reference`;
    mkdirSync(folder);
    const compilerOptions = {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noUnusedLocals: true,
      verbatimModuleSyntax: true,
      module: "nodenext",
      target: "es2022",
      lib: ["es2022", "dom", "dom.iterable"],
      types: [],
      noEmit: true,
    };
    writeFileSync(`${folder}/package.json`, '{"type": "module"}');
    writeFileSync(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions }));
    for (const [index, code] of examples.entries()) writeFileSync(`${folder}/${index}.ts`, code);
    await program("node", "node_modules/typescript-7/bin/tsc", "--project", folder);
    const without = examples.filter((code) => !code.includes("document."));
    for (const [index, code] of without.entries()) {
      const script = `dist/reference/${index}.js`;
      writeFileSync(`${here}${script}`, (await esbuild.transform(code, { loader: "ts", target: "node22" })).code);
      prints(code, await program("node", script));
    }
    return `${examples.length} examples of the declarations compile, ${without.length} of them need no page and run`;
  },
};

/** Returns a test of Vitest for Jest, which needs no import and has another comment for jsdom. */
const ofJest = (test) =>
  test.replace(/^import .* from "vitest";\n/m, "").replace("// @vitest-environment jsdom", "/** @jest-environment jsdom */");

/** Returns whether lines stand in a text as they are, whatever their indentation. */
function isPart(lines, text) {
  const trimmed = (text) => `\n${text.replace(/^ +/gm, "")}`;
  return trimmed(text).includes(trimmed(lines));
}

/** The files whose code docs/forms.md has. */
const documented = [
  "react/field.tsx",
  "react-hook-form/contact-form.tsx",
  "tanstack-form/contact-form.tsx",
  "conform/contact-form.tsx",
  "conform/save.ts",
  "next/app/save.ts",
  "next/app/contact-form.tsx",
  "next/app/[language]/page.tsx",
  "superforms/src/routes/[language]/+page.server.ts",
  "superforms/src/routes/[language]/+page.svelte",
  "vue/contact-field.vue",
  "vue/vee-validate/contact-form.vue",
  "vue/vee-validate-4/typed-schema.ts",
  "vue/regle/contact-form.vue",
  "angular/src/contact-form.ts",
  "angular/src/contact-validator.ts",
  "html/edit.js",
  "fetch/save.js",
  "vitest/contact.test.js",
  "vitest/form.test.js",
];

/** Files in a language without comments that could name them. */
const unmarked = ["jest/commonjs.config.json"];

/** What an example has printed has to begin with what its comments say. */
function prints(code, printed) {
  const said = [...code.matchAll(/^\/\/ (.*\n)/gm)].map(([, line]) => line).join("");
  assert.ok(printed !== "" && printed.startsWith(said), `${code}\nprints\n${printed}`);
}

/** Runs the examples that are of no file, with what they take to be there; they have to print what they say. */
async function runExamples(texts) {
  const codes = texts.flatMap((text) => [...text.matchAll(/```js\n(?!\/\/ \S+\/)([^]*?)```/g)].map(([, code]) => code));
  let run = 0;
  for (const [index, code] of codes.entries()) {
    for (const [, names, from] of code.matchAll(/import \{(.*?)\} from "(.*?)"/g)) {
      const exported = await import(from);
      for (const name of names.split(",")) assert.ok(name.trim() in exported, `${from} has no ${name}`);
    }
    const example = `dist/readme-${index}.mjs`;
    writeFileSync(`${here}${example}`, `const file = new Blob(["[{}]"]);\n${code}`);
    await program("node", "--check", example);
    if (code.includes("document.")) continue; // It needs a page; the tests of the package bind forms in Chromium.
    prints(code, await program("node", example));
    run += 1;
  }
  return run;
}

const names = process.argv.slice(2);
let failed = 0;
for (const name of names.length > 0 ? names : Object.keys(consumers)) {
  const start = performance.now();
  try {
    const said = await consumers[name]();
    console.log(`passed: ${name} (${((performance.now() - start) / 1000).toFixed(1)} s): ${said}`);
  } catch (error) {
    failed++;
    console.error(`FAILED: ${name}: ${error.stack}`);
  }
}
await closeBrowser();
process.exitCode = failed > 0 ? 1 : 0;
