// The forms in React, each of a form library.

import { fillIn } from "../fill-in.mjs";
import { bundle, inChromium, pageOf, policy, program } from "../tools.mjs";

/** Builds the form of a library, and uses the form in English and in German. */
export default async function react(name) {
  await program("node", "node_modules/typescript-7/bin/tsc", "--project", "tsconfig.json");
  await bundle(`${name}/main.tsx`, { write: true, define: { "process.env.NODE_ENV": '"production"' } });
  for (const language of ["en", "de"]) {
    const { default: catalogue } = await import(`contract-contact/locales/${language}`);
    await inChromium(pageOf(name, language), "/", (page) => fillIn(page, catalogue), policy);
  }
  return "typed by the keyboard, in English and German: messages at their fields, then the schema's record";
}
