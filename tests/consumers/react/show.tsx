import type { ContractContactUpdate } from "contract-contact";
import de from "contract-contact/locales/de";
import en from "contract-contact/locales/en";
import type { ComponentType } from "react";
import { createRoot } from "react-dom/client";
import record from "../record.json";
import type { FormProps } from "./field.js";

declare global {
  /** The records that the form passed on. */
  var saved: ContractContactUpdate[];
}
globalThis.saved = [];

/** Shows a form for one record, in the language of the page. */
export function show(ContactForm: ComponentType<FormProps>): void {
  createRoot(document.getElementById("root")!).render(
    <ContactForm
      record={record as ContractContactUpdate}
      catalogue={document.documentElement.lang === "de" ? de : en}
      onSave={(contact) => saved.push(contact)}
    />,
  );
}
