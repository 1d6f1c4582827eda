import type { ContractContactUpdate } from "contract-contact";
import de from "contract-contact/locales/de";
import en from "contract-contact/locales/en";
import { type Component, createApp, h } from "vue";
import record from "../record.json";

declare global {
  /** The records that the form passed on. */
  var saved: ContractContactUpdate[];
}
globalThis.saved = [];

const forms: Record<string, () => Promise<{ default: Component }>> = {
  "vee-validate": () => import("./vee-validate/contact-form.vue"),
  "vee-validate-4": () => import("./vee-validate-4/contact-form.vue"),
  regle: () => import("./regle/contact-form.vue"),
};

// Shows the form for one record, by the library and in the language that the address of the page names: ?regle&de.
const [library, language] = location.search.slice(1).split("&");
const { default: ContactForm } = await forms[library!]!();
const catalogue = language === "de" ? de : en;
const onSave = (contact: ContractContactUpdate) => saved.push(contact);
createApp(() => h(ContactForm, { record, catalogue, onSave })).mount("#root");
