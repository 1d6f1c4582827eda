// The consumers that are one form in a page, each of a form library: built, then used in Chromium in English and German.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { fillIn } from "./fill-in.mjs";
import { bundle, dist, folder, here, inChromium, newerNode, pageOf, policy, program, record, run } from "./tools.mjs";

const SAID = "typed by the keyboard, in English and German: messages at their fields, then the schema's record";

/** Fills in a form in both languages, in the page that `open` returns of a language: its routes and its path. */
async function inBothLanguages(open, use = fillIn) {
  for (const language of ["en", "de"]) {
    const { default: catalogue } = await import(`contract-contact/locales/${language}`);
    await inChromium(...open(language), (page) => use(page, catalogue), policy);
  }
}

/** A form in React. */
export async function react(name) {
  await program("node", "node_modules/typescript-7/bin/tsc", "--project", "tsconfig.json");
  const contents = `
    import { show } from "./react/show.js";
    import { ContactForm } from "./${name}/contact-form.js";
    show(ContactForm);`;
  await bundle([], {
    stdin: { contents, resolveDir: here, loader: "ts" },
    outdir: undefined,
    outfile: `dist/${name}/main.js`,
    write: true,
    define: { "process.env.NODE_ENV": '"production"' },
  });
  await inBothLanguages((language) => [pageOf(name, language), "/"]);
  return SAID;
}

/** A form by Conform, in the browser and on the server. */
export async function conform() {
  const said = await react("conform");
  await bundle(["conform/save.ts"], { write: true, platform: "node", minify: false });
  const { save } = await import(`${dist}/conform/save.js`);
  const formData = (changes) => {
    const data = new FormData();
    for (const [name, value] of Object.entries({ ...record, ...changes })) data.set(name, value ?? "");
    return data;
  };
  const { default: en } = await import("contract-contact/locales/en");
  const { default: de } = await import("contract-contact/locales/de");
  const stored = [];
  const store = async (contact) => void stored.push(contact);
  const wrong = formData({ FullName: " ", CountryId: "12a" });
  const { error, submission } = await save(wrong, en, store);
  assert.deepEqual(error.fieldErrors, {
    FullName: ["Enter the full name"],
    CountryId: ["Country ID must be a whole number"],
  });
  assert.equal(submission.payload.CountryId, "12a");
  assert.deepEqual((await save(wrong, de, store)).error.fieldErrors, {
    FullName: ["Geben Sie den vollständigen Namen ein"],
    CountryId: ["Die Länder-ID muss eine ganze Zahl sein"],
  });
  assert.deepEqual(stored, []);
  assert.equal(await save(formData({ CountryId: "1221" }), en, store), undefined);
  assert.deepEqual(stored, [{ ...record, CountryId: 1221 }]);
  return `${said}; on the server, a wrong form becomes Conform's result`;
}

/** A Vue project with a form of each form library, built by Vite. */
export async function vue() {
  const path = `${here}vue/`;
  writeFileSync(`${path}vee-validate-4/contact-form.vue`, formOf4(readFileSync(`${path}vee-validate/contact-form.vue`, "utf8")));
  await run(path, "vue-tsc", ["--project", "."]);
  await run(path, "vite", ["build"]);
  const libraries = ["vee-validate", "vee-validate-4", "regle"];
  for (const library of libraries) {
    await inBothLanguages((language) => [folder("vue"), `/dist/index.html?${library}&${language}`]);
  }
  return `${libraries.join(" and ")}: ${SAID}`;
}

/** The form for vee-validate 4: the same but for the schema. */
const formOf4 = (form) =>
  form
    .replace('"vee-validate"', '"vee-validate-4"')
    .replace(/contractContact\(.*\)/, "typedSchema($&)")
    .replace("</script>", 'import { typedSchema } from "./typed-schema.js";\n$&');

/** An Angular project: a signal form, built by Angular's CLI, and a validator of reactive forms. */
export async function angular() {
  await run(`${here}angular/`, "ng", ["build"], { ...(await newerNode()), NG_CLI_ANALYTICS: "false" });
  await inBothLanguages(
    (language) => [folder("angular"), `/dist/index.html?${language}`],
    async (page, catalogue) => {
      await fillIn(page, catalogue);
      const { describe, validateField } = await import("contract-contact");
      const contact = (value) => ({ contact: describe(validateField("CoworkerContractId", value), catalogue) });
      assert.deepEqual(await page.evaluate(() => globalThis.reactive), [contact("12a"), null, contact(undefined)]);
    },
  );
  return `a signal form, ${SAID}; a validator of reactive forms`;
}
