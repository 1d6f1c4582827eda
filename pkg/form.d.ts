/**
 * Plain HTML forms: their controls are read as a record, checked by the rules, and their errors shown in the manner of
 * the GOV.UK Design System.
 *
 * @packageDocumentation
 */
import { type FieldName, type Operation } from "./generated.js";
import { type Answer, type Catalogue, type Options, type ServerError, type ValidationError } from "./index.js";
/** What a form holds: an integer where an identifier or a role was written as one, else the text. */
export type FormRecord<Empty = never> = {
    [P in FieldName]?: string | number | Empty;
};
/** Words for another language, or other words. */
export interface FormCatalogue extends Catalogue {
    /** The heading of the error summary: `There is a problem`. */
    readonly heading?: string;
    /** What precedes a message and, while there are errors, the title of the page: `Error: `. */
    readonly prefix?: string;
}
/** How to bind a form. */
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
/** A form whose errors are shown. */
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
 */
export declare function readForm(form: HTMLFormElement): FormRecord;
export declare function readForm(form: HTMLFormElement, options: {
    readonly empty: null;
}): FormRecord<null>;
/**
 * What a text that was typed for a property stands for: trimmed, an integer where the property is one and there are only digits,
 * undefined where nothing is left. For forms of a library, whose inputs give text.
 */
export declare function readValue(name: FieldName, text: string): string | number | undefined;
/**
 * Checks a form when it is submitted, and again, where something was wrong, whenever that changes.
 *
 * @returns What the page does with the form from then on.
 */
export declare function bindForm(form: HTMLFormElement, options?: FormOptions): BoundForm;
