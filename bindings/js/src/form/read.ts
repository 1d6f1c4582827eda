import { type FormRecord, fields, readFormData } from "contract-contact";

/** A control that people fill in. @internal */
export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The character SUBSTITUTE. From a literal, esbuild would write the raw character. */
const substitute = String.fromCharCode(0x1a);

/**
 * Reads the controls that are named after properties, as the browser would submit them.
 *
 * - Controls outside the form element that belong to the form are included. Disabled and unchecked controls are left out.
 * - If several controls have the same name, the last control counts.
 * - Each string is read like `readValue` reads it.
 * - An empty property is left out. With `empty: null`, an empty property is null, which `toUpdate` needs to empty the property.
 * - If a date or number control cannot read the typed text, its value is U+001A, so that the rules reject it.
 * @param form - The form.
 * @param options - `empty: null` returns null for each empty property.
 * @returns The record, ready to be checked or sent.
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

/** Returns the enabled controls of a name, in the order of the document. @internal */
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
