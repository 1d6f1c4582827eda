/**
 * Plain HTML forms: reads their controls as a record, checks the record by the rules, and shows the errors in the manner of the
 * GOV.UK Design System.
 *
 * @packageDocumentation
 */

import { ValidationError, ServerError, Answer, Catalogue, Options, Operation, FormRecord } from './index.js';
export { FormRecord, readFormData, readValue } from './index.js';

/**
 * The wording of another language, or your own wording. `contract-contact/locales/de` and its siblings have complete ones.
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
    /** The words before a message and, while there are errors, before the title of the page: `Error: `. */
    readonly prefix?: string;
    /**
     * The direction of writing. With `"rtl"`, controls of free text get `dir="auto"` and the others `dir="ltr"`, so that values keep
     * their own direction.
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
    /** The element that the error summary is put at the start of; the form itself is the default. */
    readonly summary?: HTMLElement | undefined;
    /** `"on"` where people write about themselves: the browser offers their own data. `"off"` is the default. */
    readonly autocomplete?: "on" | "off" | undefined;
    /**
     * Called in place of the browser's own submission. The record is valid, except in two cases in which the server decides:
     * WebAssembly is refused, or the button has `formnovalidate`. While a promise that the function returns is pending, the form is
     * not submitted again.
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
interface BoundForm {
    /** Checks the form and shows the errors, as submitting the form does. Without WebAssembly there are none. */
    validate(): readonly ValidationError[];
    /**
     * Shows these errors, such as the server's, in place of the errors shown before, and moves the focus to their summary. Of an
     * answer without errors, the message is shown.
     */
    show(errors: readonly (ValidationError | ServerError)[] | Extract<Answer, {
        WasSuccessful: false;
    }>): void;
    /** Leaves the form as it was before it was bound. */
    unbind(): void;
}
/**
 * Checks a form when it is submitted. A property that had an error is checked again whenever its control changes. Errors are shown
 * at their controls and in a summary.
 *
 * @param form - A form whose controls are named after properties.
 * @param options - How to check, and what to do with a valid record; without `onSubmit` the browser submits the form itself.
 * @returns The bound form.
 * @throws TypeError for wrong options. Where WebAssembly is refused, nothing is thrown: the server decides.
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
declare function readForm(form: HTMLFormElement): FormRecord;
declare function readForm(form: HTMLFormElement, options: {
    readonly empty: null;
}): FormRecord<null>;

export { bindForm, readForm };
export type { BoundForm, FormCatalogue, FormOptions };
