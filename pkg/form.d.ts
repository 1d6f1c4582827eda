/**
 * Validates plain HTML forms. The functions read the controls into a record, check the record by the rules, and show the errors
 * in the style of the GOV.UK Design System.
 *
 * @packageDocumentation
 */

import { ValidationError, ServerError, Answer, Catalogue, Options, Operation, FormRecord } from './index.js';
export { FormRecord, readFormData, readValue } from './index.js';

/**
 * The wording of another language, or your own wording. `contract-contact/locales/de` and its siblings are complete catalogues.
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
interface FormCatalogue extends Catalogue {
    /** The heading of the error summary: `There is a problem`. */
    readonly heading?: string;
    /** The prefix of a message, `Error: ` by default. It also precedes the title of the page while the form has errors. */
    readonly prefix?: string;
    /**
     * The direction of writing. With `"rtl"`, controls of free text get `dir="auto"`, and all others get `dir="ltr"`. Values then
     * keep their own direction.
     */
    readonly dir?: "ltr" | "rtl";
}
/**
 * The options of {@link bindForm}.
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
interface FormOptions extends Options {
    /** `"update"`, the default, or `"create"`. */
    readonly operation?: Operation | undefined;
    readonly catalogue?: FormCatalogue | undefined;
    /** The element that gets the error summary as its first child. The default is the form. */
    readonly summary?: HTMLElement | undefined;
    /** `"on"` where people enter their own data, which the browser then offers. The default is `"off"`. */
    readonly autocomplete?: "on" | "off" | undefined;
    /**
     * Receives the record instead of the browser's own submission. The record is valid, except in two cases, which the server must
     * check: WebAssembly is blocked, or the button has `formnovalidate`. The form is not submitted again while a returned promise
     * is pending.
     */
    readonly onSubmit?: ((record: FormRecord, event: SubmitEvent) => unknown) | undefined;
}
/**
 * A form that shows its validation errors.
 * @example
 * ```ts
 * import { bindForm, type BoundForm } from "contract-contact/form";
 *
 * const bound: BoundForm = bindForm(document.querySelector("form")!);
 * if (bound.validate().length === 0) bound.unbind();
 * ```
 */
interface BoundForm {
    /** Checks the form and shows the errors, as a submission does. Returns no errors where WebAssembly is blocked. */
    validate(): readonly ValidationError[];
    /**
     * Shows these errors, such as the server's, instead of the errors shown before. Moves the focus to the error summary. For an
     * answer without errors, shows its message.
     */
    show(errors: readonly (ValidationError | ServerError)[] | Extract<Answer, {
        WasSuccessful: false;
    }>): void;
    /** Restores the form to its state before it was bound. */
    unbind(): void;
}
/**
 * Checks a form on submission, and shows errors at their controls and in a summary. A property with an error is checked again
 * whenever its control changes.
 *
 * @param form - A form with controls that are named after properties.
 * @param options - The settings of the check, and `onSubmit` for a valid record. Without `onSubmit`, the browser submits the
 * form.
 * @returns The bound form.
 * @throws TypeError for wrong options. If WebAssembly is blocked, the function does not throw, and the server checks the record.
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
declare function bindForm(form: HTMLFormElement, options?: FormOptions): BoundForm;

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
declare function readForm(form: HTMLFormElement): FormRecord;
declare function readForm(form: HTMLFormElement, options: {
    readonly empty: null;
}): FormRecord<null>;

export { bindForm, readForm };
export type { BoundForm, FormCatalogue, FormOptions };
