// A Vue project: a form of each form library, built by Vite and used in Chromium, in two languages.

import { fillIn } from "../fill-in.mjs";
import { folder, inChromium, policy, project, run } from "../tools.mjs";

export default async function vue() {
  const path = await project("vue");
  await run(path, "vue-tsc", ["--project", "."]);
  await run(path, "vite", ["build"]);
  const libraries = ["vee-validate", "regle"];
  for (const library of libraries) {
    for (const language of ["en", "de"]) {
      const { default: catalogue } = await import(`contract-contact/locales/${language}`);
      const address = `/dist/${library}/index.html?${language}`;
      await inChromium(folder("vue"), address, (page) => fillIn(page, catalogue), policy);
    }
  }
  return `${libraries.join(" and ")}: typed by the keyboard, in English and German: messages at their fields, then the schema's record`;
}
