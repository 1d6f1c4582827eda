/**
 * Plain HTML forms: their controls are read as a record, checked by the rules, and their errors shown in the manner of
 * the GOV.UK Design System.
 *
 * @packageDocumentation
 */
import { type FieldName, type Operation } from "./generated.js";
import { type Answer, type Catalogue, type Options, type ServerError, type ValidationError } from "./index.js";
/**
 * What a form holds: an integer where an identifier or a role was written as one, else the text. Properties that are empty, or of
 * which there is no control, are not in it.
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
export type FormRecord<Empty = never> = {
    [P in FieldName]?: string | number | Empty;
};
/**
 * Words for another language, or other words.
 * @example
 * ```ts
 * import { bindForm, type FormCatalogue } from "contract-contact/form";
 *
 * const german: FormCatalogue = {
 *   heading: "Es gibt ein Problem",
 *   prefix: "Fehler: ",
 *   messages: { required: "{Label} fehlt" },
 * };
 * bindForm(document.querySelector("form")!, { catalogue: german });
 * ```
 */
export interface FormCatalogue extends Catalogue {
    /** The heading of the error summary: `There is a problem`. */
    readonly heading?: string;
    /** What precedes a message and, while there are errors, the title of the page: `Error: `. */
    readonly prefix?: string;
}
/**
 * How to bind a form.
 * @example
 * ```ts
 * import { bindForm, type FormOptions } from "contract-contact/form";
 *
 * const options: FormOptions = {
 *   operation: "create",
 *   autocomplete: "on",
 *   onSubmit: (record) => fetch("/contacts", { method: "POST", body: JSON.stringify(record) }),
 * };
 * bindForm(document.querySelector("form")!, options);
 * ```
 */
export interface FormOptions extends Options {
    /** `"update"`, the default, or `"create"`. */
    readonly operation?: Operation | undefined;
    readonly catalogue?: FormCatalogue | undefined;
    /** The element that the error summary is put at the start of; the form itself when left out. */
    readonly summary?: HTMLElement | undefined;
    /** `"on"` where people write about themselves: the browser offers their own data. `"off"` when left out. */
    readonly autocomplete?: "on" | "off" | undefined;
    /**
     * Called in place of the browser's own submission. The record is checked, but for two cases in which the server has
     * to decide: WebAssembly is refused, or the button has `formnovalidate`. Until a promise that it gives is settled,
     * the form is not submitted again.
     */
    readonly onSubmit?: ((record: FormRecord, event: SubmitEvent) => unknown) | undefined;
}
/**
 * A form whose errors are shown.
 * @example
 * ```ts
 * import { bindForm, type BoundForm } from "contract-contact/form";
 *
 * const bound: BoundForm = bindForm(document.querySelector("form")!);
 * if (bound.validate().length === 0) bound.unbind();
 * ```
 */
export interface BoundForm {
    /** Checks the form and shows what is wrong, as submitting it does. Without WebAssembly nothing is found. */
    validate(): readonly ValidationError[];
    /**
     * Shows these errors, such as the server's, in place of the others, and moves the focus to their summary. Of an
     * answer without errors it shows the message.
     */
    show(errors: readonly (ValidationError | ServerError)[] | Extract<Answer, {
        WasSuccessful: false;
    }>): void;
    /** Leaves the form as it was found. */
    unbind(): void;
}
/**
 * Reads the controls that are named after properties, wherever they stand, as the browser would submit them: not those
 * that are disabled or unchecked, and of several of one name the last.
 *
 * Text is trimmed and, when nothing is left of it, left out, or with `empty: null` given as null, which is what
 * `toUpdate` clears a property by. Digits are read as an integer where the property is one; any other text stays for
 * the rules to refuse. So does U+001A, which stands for what was typed into a date or number control that cannot read
 * it and does not tell.
 * @param form - The form.
 * @param options - `empty: null` to have what is empty as null.
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
 * const body = toUpdate(before, readForm(form, { empty: null })); // an emptied control clears its property
 * console.log(body);
 * ```
 */
export declare function readForm(form: HTMLFormElement): FormRecord;
export declare function readForm(form: HTMLFormElement, options: {
    readonly empty: null;
}): FormRecord<null>;
/**
 * What a text that was typed for a property stands for: trimmed, an integer where the property is one and there are only digits,
 * undefined where nothing is left. For forms of a library, whose inputs give text.
 * @param name - The property.
 * @param text - What was typed.
 * @returns An integer, a text, or undefined.
 * @example
 * ```ts
 * import { readValue } from "contract-contact/form";
 *
 * console.log(readValue("CountryId", " 8 "), readValue("CountryId", "8a"), readValue("FullName", "  "));
 * // 8 8a undefined
 * ```
 */
export declare function readValue(name: FieldName, text: string): string | number | undefined;
/**
 * Checks a form when it is submitted, and again, where something was wrong, whenever that changes. What is wrong is shown at each
 * control and in a summary.
 *
 * @param form - A form whose controls are named after properties.
 * @param options - How, and what to do with a valid record; without `onSubmit` the browser submits the form itself.
 * @returns What the page does with the form from then on.
 * @throws TypeError for wrong options. Where WebAssembly is refused it does not throw: the server decides.
 * @example
 * ```ts
 * import { readResponse } from "contract-contact";
 * import { bindForm } from "contract-contact/form";
 *
 * const bound = bindForm(document.querySelector("form")!, {
 *   async onSubmit(record) {
 *     const request = { method: "PUT", headers: { "content-type": "application/json" }, body: JSON.stringify(record) };
 *     const answer = await readResponse(await fetch("/contacts", request));
 *     if (!answer.WasSuccessful) bound.show(answer);
 *   },
 * });
 * ```
 */
export declare function bindForm(form: HTMLFormElement, options?: FormOptions): BoundForm;
