import type { ContractContactUpdate } from "contract-contact";
import { createRoot } from "react-dom/client";
import record from "../record.json";
import { ContactForm } from "./contact-form.js";

declare global {
  /** What the form handed on. */
  var saved: ContractContactUpdate[];
}
globalThis.saved = [];

createRoot(document.getElementById("root")!).render(
  <ContactForm record={record as ContractContactUpdate} onSave={(contact) => saved.push(contact)} />,
);
