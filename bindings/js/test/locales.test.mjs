import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import * as api from "../../../pkg/index.js";
import { run } from "./locales.mjs";

const folder = new URL("../../../pkg/locales/", import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".js"))
  .map((name) => name.slice(0, -3));
const catalogues = Object.fromEntries(
  await Promise.all(names.map(async (name) => [name, (await import(new URL(`${name}.js`, folder).href)).default])),
);
const native = JSON.parse(readFileSync(new URL("../../../tests/locales.json", import.meta.url), "utf8"));
const { de } = catalogues;
const { contractContact, describe, fields, validateField } = api;

test("every error and date has the native sentence in every language", () => {
  assert.equal(names.length, 15);
  assert.deepEqual(Object.keys(native.errors[0].said).sort(), names);
  const { ran, differences } = run(api, catalogues, native);
  assert.ok(ran > 700, `only ${ran} sentences`);
  assert.deepEqual(differences, []);
});

test("every catalogue is complete", () => {
  for (const [name, { locale, dir, heading, prefix, labels, roles }] of Object.entries(catalogues)) {
    assert.equal(Intl.getCanonicalLocales(locale)[0], locale);
    assert.equal(locale.split("-")[0], name);
    assert.equal(dir, name === "ar" ? "rtl" : "ltr");
    assert.ok(heading && prefix);
    assert.deepEqual(
      Object.keys(labels),
      fields.map((field) => field.name),
    );
    assert.deepEqual(Object.keys(roles), ["0", "1", "2", "3"]);
  }
});

test("missing words of a catalogue are English", () => {
  const { too_long, ...messages } = de.messages;
  const { FullName, ...labels } = de.labels;
  const say = (name, value) => describe(validateField(name, value), { ...de, labels, messages });
  assert.equal(say("Email", `${"a".repeat(260)}@b.c`), "E-Mail-Adresse must be 254 characters or fewer");
  assert.equal(say("FullName", 7), "Geben Sie im Feld „Full name“ Text ein");
  assert.equal(say("Email", "ada@"), describe(validateField("Email", "ada@"), de));
});

test("unknown words of a catalogue are ignored", () => {
  const labels = { ...de.labels, Fax: "Fax" };
  const messages = { ...de.messages, too_short: "{Label} ist zu kurz" };
  const error = validateField("Email", "ada@");
  assert.equal(describe(error, { ...de, labels, messages, motto: "" }), describe(error, de));
});

test("a schema words its issues by its catalogue", () => {
  const schema = contractContact({ operation: "create", input: "form", catalogue: de });
  const { issues } = schema["~standard"].validate({ CoworkerContractId: "12", FullName: "", DateOfBirth: "1815-12-10" });
  assert.deepEqual(
    issues.map(({ message }) => message),
    ["Geben Sie den vollständigen Namen ein", "Das Geburtsdatum darf nicht vor dem 1. Januar 1900 liegen"],
  );
});

test("a catalogue that is no object is a TypeError that names it", () => {
  const error = validateField("Email", "ada@");
  for (const catalogue of ["xx", "", null, 7, true, Symbol("de"), () => de]) {
    assert.throws(() => describe(error, catalogue), {
      name: "TypeError",
      message: `catalogue must be an object, not ${String(catalogue)}`,
    });
  }
});

test("a language is at most 1 kB", () => {
  for (const name of names) {
    const size = brotliCompressSync(readFileSync(new URL(`${name}.js`, folder))).length;
    assert.ok(size <= 1_000, `${name}: ${size} bytes`);
  }
});

test("a bundle has only the languages that it uses", async () => {
  const imports = names.map((name) => `import ${name} from "./locales/${name}.js";`).join("");
  const bundled = await build({
    stdin: { contents: `${imports} console.log(de.heading);`, resolveDir: fileURLToPath(new URL("..", folder)) },
    bundle: true,
    charset: "utf8",
    format: "esm",
    write: false,
  });
  const [{ text }] = bundled.outputFiles;
  for (const [name, { heading }] of Object.entries(catalogues)) assert.equal(text.includes(heading), name === "de", name);
});
