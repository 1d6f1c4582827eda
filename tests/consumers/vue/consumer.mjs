// A Vue project: a form of each form library, built by Vite and used in Chromium, in two languages.

import { readFileSync, writeFileSync } from "node:fs";
import { fillIn } from "../fill-in.mjs";
import { folder, here, inChromium, policy, run } from "../tools.mjs";

export default async function vue() {
  const path = `${here}vue/`;
  writeFileSync(`${path}vee-validate-4/contact-form.vue`, formOf4(readFileSync(`${path}vee-validate/contact-form.vue`, "utf8")));
  await run(path, "vue-tsc", ["--project", "."]);
  await run(path, "vite", ["build"]);
  const libraries = ["vee-validate", "vee-validate-4", "regle"];
  for (const library of libraries) {
    for (const language of ["en", "de"]) {
      const { default: catalogue } = await import(`contract-contact/locales/${language}`);
      const address = `/dist/${library}/index.html?${language}`;
      await inChromium(folder("vue"), address, (page) => fillIn(page, catalogue), policy);
    }
  }
  return `${libraries.join(" and ")}: typed by the keyboard, in English and German: messages at their fields, then the schema's record`;
}

/** The form for vee-validate 4: the same but for the schema. */
const formOf4 = (form) =>
  form
    .replace('"vee-validate"', '"vee-validate-4"')
    .replace(/contractContact\(.*\)/, "typedSchema($&)")
    .replace("</script>", 'import { typedSchema } from "./typed-schema.js";\n$&');
