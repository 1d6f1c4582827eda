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

/** Shows a form for one record, in the language that the address of the page names. */
export function show(ContactForm: Component): void {
  const catalogue = location.search === "?de" ? de : en;
  const onSave = (contact: ContractContactUpdate) => saved.push(contact);
  createApp(() => h(ContactForm, { record, catalogue, onSave })).mount("#root");
}
