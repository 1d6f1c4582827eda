import { Component } from "@angular/core";
import { FormControl } from "@angular/forms";
import { bootstrapApplication } from "@angular/platform-browser";
import type { ContractContactUpdate } from "contract-contact";
import de from "contract-contact/locales/de";
import en from "contract-contact/locales/en";
import record from "../../record.json";
import { ContactForm } from "./contact-form";
import { contactValidator } from "./contact-validator";

declare global {
  /** The records that the form passed on. */
  var saved: ContractContactUpdate[];
  /** The errors of some controls of reactive forms. */
  var reactive: unknown[];
}
globalThis.saved = [];
const catalogue = location.search === "?de" ? de : en;
globalThis.reactive = ["12a", "12", ""].map(
  (text) => new FormControl(text, contactValidator("CoworkerContractId", catalogue)).errors,
);

/** Shows the form for one record, in the language that the address of the page names. */
@Component({
  selector: "contact-page",
  imports: [ContactForm],
  template: `<contact-form [record]="record" [catalogue]="catalogue" (save)="saved.push($event)" />`,
})
class ContactPage {
  protected readonly record = record as ContractContactUpdate;
  protected readonly catalogue = catalogue;
  protected readonly saved = saved;
}

await bootstrapApplication(ContactPage);
