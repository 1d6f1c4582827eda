import { type FormRecord, fields, readFormData } from "contract-contact";

/** A control that a person fills in. @internal */
export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** SUBSTITUTE. Not a literal, which esbuild would write as the character itself. */
const substitute = String.fromCharCode(0x1a);

/**
 * Reads the controls that are named after properties, wherever they stand, as the browser would submit them. Controls that are
 * disabled or unchecked are left out. Of several controls of one name, the last counts.
 *
 * Each string is read as `readValue` does. An empty property is left out. With `empty: null` an empty property is null, which
 * `toUpdate` needs to empty it. A date or number control that cannot read what was typed stands as U+001A in the record, so that
 * the rules reject it.
 * @param form - The form.
 * @param options - `empty: null` to return null for each empty property.
 * @returns The record, to be checked or sent.
 * @example
 * ```ts
 * import { toUpdate, validateUpdate } from "contract-contact";
 * import { readForm } from "contract-contact/form";
 *
 * const form = document.querySelector("form")!;
 * console.log(validateUpdate(readForm(form)));
 *
 * const before = { Id: 7, CoworkerContractId: 12, FullName: "Ada", Notes: "Countess" };
 * const body = toUpdate(before, readForm(form, { empty: null })); // an emptied control empties its property
 * console.log(body);
 * ```
 */
export function readForm(form: HTMLFormElement): FormRecord;
export function readForm(form: HTMLFormElement, options: { readonly empty: null }): FormRecord<null>;
export function readForm(form: HTMLFormElement, options?: { readonly empty: null }): FormRecord<null> {
  const entries: [string, string][] = [];
  for (const { name } of fields) {
    const controls = controlsOf(form, name);
    if (controls.length === 0) continue;
    const control = controls.filter((each) => !isChoice(each) || each.checked).at(-1);
    entries.push([name, control?.validity.badInput ? substitute : (control?.value ?? "")]);
  }
  return readFormData(entries, options) as FormRecord<null>;
}

/** Returns the enabled controls of that name, in the order of the document. @internal */
export function controlsOf(form: HTMLFormElement, name: string): Control[] {
  return [...form.elements].filter(
    (each): each is Control =>
      (each as Control).name === name &&
      !each.matches(":disabled") &&
      each.matches("input:not([type=submit], [type=image], [type=reset], [type=button], [type=file]), select, textarea"),
  );
}

/** @internal */
export function isChoice(control: Control): control is HTMLInputElement {
  return control.type === "radio" || control.type === "checkbox";
}
