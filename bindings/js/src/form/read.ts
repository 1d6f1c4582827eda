import { type FieldName, fields } from "contract-contact";
import { visible } from "../generated/characters.js";

/**
 * The record of a form: an integer where an identifier or a role was written as an integer, else the string. Properties that are
 * empty, or that have no control, are left out.
 *
 * @example
 * ```ts
 * import { validateUpdate } from "contract-contact";
 * import { type FormRecord, readForm } from "contract-contact/form";
 *
 * const record: FormRecord = readForm(document.querySelector("form")!);
 * console.log(validateUpdate(record).length);
 * ```
 */
export type FormRecord<Empty = never> = { [P in FieldName]?: string | number | Empty };

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
  const record: FormRecord<null> = {};
  for (const { name } of fields) {
    const controls = controlsOf(form, name);
    if (controls.length === 0) continue;
    const control = controls.filter((each) => !isChoice(each) || each.checked).at(-1);
    const value = control?.validity.badInput ? substitute : readValue(name, control?.value ?? "");
    if (value !== undefined) record[name] = value;
    else if (options) record[name] = options.empty;
  }
  return record;
}

/**
 * Reads the string of a control: trimmed, an integer where the property is one and there are only digits, undefined where nothing
 * is left. For forms of a library, whose inputs hold strings.
 * @param name - The property.
 * @param text - The string that was typed.
 * @returns An integer, a string, or undefined.
 * @example
 * ```ts
 * import { readValue } from "contract-contact/form";
 *
 * console.log(readValue("CountryId", " 8 "), readValue("CountryId", "8a"), readValue("FullName", "  "));
 * // 8 8a undefined
 * ```
 */
export function readValue(name: FieldName, text: string): string | number | undefined {
  const trimmed = trim(text);
  const kind = fields.find((field) => field.name === name)?.kind;
  const isDigits = (kind === "identifier" || kind === "type") && /^[0-9]+$/.test(trimmed);
  // So many digits that they are no number are left as they are: JSON has no infinity.
  return isDigits && Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed || undefined;
}

/** Returns the enabled controls of that name, in the order of the document. @internal */
export function controlsOf(form: HTMLFormElement, name: string): Control[] {
  return [...form.elements].filter((each): each is Control =>
    (each as Control).name === name && !each.matches(":disabled") &&
    each.matches("input:not([type=submit], [type=image], [type=reset], [type=button], [type=file]), select, textarea")
  );
}

/** @internal */
export function isChoice(control: Control): control is HTMLInputElement {
  return control.type === "radio" || control.type === "checkbox";
}

/** Removes the blank characters at both ends. */
function trim(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && !visible.test(text[start]!)) start++;
  while (start < end && !visible.test(text[end - 1]!)) end--;
  return text.slice(start, end);
}
