/**
 * Plain HTML forms: their controls are read as a record, checked by the rules, and their errors shown in the manner of
 * the GOV.UK Design System.
 *
 * @packageDocumentation
 */

import { blankCharacter, type FieldName, formAttributes, type Operation, strictAttributes } from "./generated.js";
import {
  type Answer,
  type Catalogue,
  describe,
  fields,
  NotReadyError,
  type Options,
  type ServerError,
  validateCreate,
  validateUpdate,
  type ValidationError,
} from "./index.js";

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
export type FormRecord<Empty = never> = { [P in FieldName]?: string | number | Empty };

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
  show(errors: readonly (ValidationError | ServerError)[] | Extract<Answer, { WasSuccessful: false }>): void;
  /** Leaves the form as it was found. */
  unbind(): void;
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** SUBSTITUTE. Not a literal, which esbuild would write as the character itself. */
const substitute = String.fromCharCode(0x1a);

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
export function readValue(name: FieldName, text: string): string | number | undefined {
  const trimmed = trim(text);
  const kind = fields.find((field) => field.name === name)?.kind;
  const isDigits = (kind === "identifier" || kind === "type") && /^[0-9]+$/.test(trimmed);
  // So many digits that they are no number are left as they are: JSON has no infinity.
  return isDigits && Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed || undefined;
}

/** The enabled controls of that name, in the order of the page. */
function controlsOf(form: HTMLFormElement, name: string): Control[] {
  return [...form.elements].filter((each): each is Control =>
    (each as Control).name === name && !each.matches(":disabled") &&
    each.matches("input:not([type=submit], [type=image], [type=reset], [type=button], [type=file]), select, textarea")
  );
}

function isChoice(control: Control): control is HTMLInputElement {
  return control.type === "radio" || control.type === "checkbox";
}

/** Without what the rules call blank, at both ends. */
function trim(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && blankCharacter.test(text[start]!)) start++;
  while (start < end && blankCharacter.test(text[end - 1]!)) end--;
  return text.slice(start, end);
}

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
export function bindForm(form: HTMLFormElement, options: FormOptions = {}): BoundForm {
  const { catalogue = {}, onSubmit } = options;
  const { heading = "There is a problem", prefix = "Error: " } = catalogue;
  const page = form.ownerDocument;
  const listening = new AbortController();
  /** The attributes that were set where there was none. */
  const given: [Element, string][] = [];
  /** The fields that were once wrong, with what they held when it was last said. */
  const watched = new Map<string, unknown>();
  /** How to take the errors away that are shown at their controls. */
  const marks = new Map<string, () => void>();
  const summary = element("div", "govuk-error-summary");
  summary.tabIndex = -1;
  let errors: readonly (ValidationError | ServerError)[] = [];
  let isPending = false;

  function find(): readonly ValidationError[] {
    try {
      return (options.operation === "create" ? validateCreate : validateUpdate)(readForm(form), options);
    } catch (error) {
      if (error instanceof NotReadyError) return []; // the server decides
      throw error;
    }
  }

  function validate(): readonly ValidationError[] {
    const found = find();
    show(found);
    return found;
  }

  const show: BoundForm["show"] = (what) => {
    clear();
    errors = "Errors" in what ? (what.Errors.length > 0 ? what.Errors : [messageOf(what)]) : what;
    for (const error of errors) mark(error);
    if (errors.length === 0) return;
    summarize("alert");
    if (!page.title.startsWith(prefix)) page.title = prefix + page.title;
    (options.summary ?? form).prepend(summary);
    summary.focus();
  };

  /**
   * Checks a field that was once wrong again, if it holds something else: leaving it is a `change` too. A summary that
   * is gone does not come back, so as not to interrupt.
   */
  function recheck(name: FieldName): void {
    const value = readForm(form)[name];
    if (!watched.has(name) || watched.get(name) === value) return;
    watched.set(name, value);
    const now = find().find((error) => error.PropertyName === name);
    errors = errors.filter((error) => error.PropertyName !== name);
    marks.get(name)?.();
    if (now) {
      errors = [...errors, now].sort((a, b) => placeOf(a.PropertyName) - placeOf(b.PropertyName));
      mark(now);
    }
    if (errors.length === 0) hideSummary();
    else summarize(null);
  }

  /** Shows an error at its control, where there is one that can be seen. */
  function mark(error: ValidationError | ServerError): void {
    const [control, ...others] = visible(error.PropertyName);
    if (!control || marks.has(error.PropertyName)) return;
    watched.set(error.PropertyName, readForm(form)[error.PropertyName as FieldName]);
    const group = others.length > 0 || isChoice(control) ? groupOf(control) : null;
    const text = describe(error, catalogue);
    const message = element("p", "govuk-error-message", element("span", "govuk-visually-hidden", prefix), text);
    message.id = newId(page);
    const place = group ? childOf(group, control) : control.closest("label, .govuk-input__wrapper") ?? control;
    place.before(message);
    control.setCustomValidity(text);
    const invalidBefore = control.getAttribute("aria-invalid");
    // A radio button cannot be invalid by itself.
    if (control.type !== "radio") control.setAttribute("aria-invalid", "true");
    const tokens: [Element | null, string, string][] = [
      [group ?? control, "aria-describedby", message.id],
      [isChoice(control) ? null : control, "class", `govuk-${control.localName}--error`],
      [control.closest(".govuk-form-group"), "class", "govuk-form-group--error"],
    ];
    for (const token of tokens) addToken(...token);
    marks.set(error.PropertyName, () => {
      marks.delete(error.PropertyName);
      message.remove();
      control.setCustomValidity("");
      if (invalidBefore === null) control.removeAttribute("aria-invalid");
      else control.setAttribute("aria-invalid", invalidBefore);
      for (const token of tokens) removeToken(...token);
    });
  }

  function summarize(role: "alert" | null): void {
    const items = errors.map((error) => {
      const text = describe(error, catalogue);
      const [control] = visible(error.PropertyName);
      // A server's own words do not name the property.
      const label = error.code === null && error.PropertyName ? `${labelOf(error.PropertyName, catalogue)}: ` : "";
      if (!control) return element("li", "", label + text);
      const link = element("a", "", label + text);
      give(control, "id", () => newId(page));
      link.href = `#${control.id}`;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        focus(visible(error.PropertyName)[0] ?? control);
      });
      return element("li", "", link);
    });
    const list = element("ul", "govuk-list govuk-error-summary__list", ...items);
    const body = element("div", "govuk-error-summary__body", list);
    const content = element("div", "", element("h2", "govuk-error-summary__title", heading), body);
    if (role) content.setAttribute("role", role);
    summary.replaceChildren(content);
  }

  function hideSummary(): void {
    summary.remove();
    // Another form of the page may have errors still.
    const isLast = !page.querySelector(".govuk-error-summary");
    if (isLast && page.title.startsWith(prefix)) page.title = page.title.slice(prefix.length);
  }

  function clear(): void {
    for (const unmark of marks.values()) unmark();
    errors = [];
    if (summary.isConnected) hideSummary();
  }

  const visible = (name: string): Control[] => controlsOf(form, name).filter((control) => control.type !== "hidden");

  function give(control: Element, attribute: string, value: () => string): void {
    if (control.hasAttribute(attribute)) return;
    control.setAttribute(attribute, value());
    given.push([control, attribute]);
  }

  /** The attributes of the table, but for those that the page has of its own or that such a control does not take. */
  function dress(control: Control): void {
    const field = fields.find((each) => each.name === control.name);
    if (!field || isChoice(control) || control.type === "hidden") return;
    const { autocomplete, ...others } = formAttributes[field.name];
    const bounds = options.rules === "reference" ? {} : strictAttributes[field.name];
    give(control, "autocomplete", () => options.autocomplete === "on" ? autocomplete! : "off");
    // Not `required`, by which a browser calls a control invalid before it was touched.
    const isRequired = field.required.includes(options.operation ?? "update");
    if (isRequired && !control.required) give(control, "aria-required", () => "true");
    if (control.localName === "select") return;
    for (const [attribute, value] of Object.entries({ ...others, ...bounds })) {
      if (attribute === "type" && control.localName !== "input") continue;
      if (attribute === "min" && control.type !== "date") continue;
      give(control, attribute, () => value);
    }
  }

  async function submit(event: SubmitEvent): Promise<void> {
    if (isPending) return event.preventDefault();
    if ((event.submitter as HTMLButtonElement | null)?.formNoValidate) clear();
    else if (validate().length > 0) return event.preventDefault();
    if (!onSubmit) return;
    event.preventDefault();
    isPending = true;
    try {
      await onSubmit(readForm(form), event);
    } finally {
      isPending = false;
    }
  }

  /** Of a control of this form, which may stand outside of it and may be new. */
  function listen(type: string, hear: (control: Control) => void): void {
    const root = form.getRootNode();
    root.addEventListener(type, ({ target }) => {
      if ((target as Partial<Control> | null)?.form === form) hear(target as Control);
    }, listening);
  }

  find(); // Wrong options throw here, and the rules are loaded before they are needed.
  give(form, "novalidate", () => "");
  for (const { name } of fields) controlsOf(form, name).forEach(dress);
  form.addEventListener("submit", submit, listening);
  form.addEventListener("reset", () => (clear(), watched.clear()), listening);
  listen("focusin", dress);
  for (const type of ["input", "change"]) listen(type, ({ name }) => recheck(name as FieldName));
  return {
    validate,
    show,
    unbind() {
      listening.abort();
      clear();
      for (const [control, attribute] of given) control.removeAttribute(attribute);
    },
  };
}

function messageOf({ Message }: { readonly Message: string }): ServerError {
  return { PropertyName: "", Message, AttemptedValue: null, code: null, params: {} };
}

/** In the order of the page, and what is not of the table at the end. */
function placeOf(name: string): number {
  const place = fields.findIndex((field) => field.name === name);
  return place < 0 ? fields.length : place;
}

function labelOf(name: string, { labels }: Catalogue): string {
  const field = fields.find((each) => each.name === name);
  return field ? labels?.[field.name] ?? field.label : name;
}

/** The fieldset of a choice, where it is about nothing else. */
function groupOf(control: Control): Element | null {
  const group = control.closest("fieldset, [role=radiogroup]");
  const others = group?.querySelectorAll("input, select, textarea") ?? [];
  return [...others].every((each) => (each as Control).name === control.name) ? group : null;
}

/** The part of the group that holds the control, after its legend and hint. */
function childOf(group: Element, control: Element): Element {
  let child = control;
  while (child.parentElement && child.parentElement !== group) child = child.parentElement;
  return child;
}

/** Scrolls to the label or legend first, so that it is not left above the edge of the window. */
function focus(control: Control): void {
  const legend = isChoice(control) ? groupOf(control)?.querySelector("legend") : null;
  (legend ?? control.labels?.[0] ?? control).scrollIntoView();
  control.focus({ preventScroll: true });
}

function element<Name extends "a" | "div" | "h2" | "li" | "p" | "span" | "ul">(
  name: Name,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

let ids = 0;

function newId(page: Document): string {
  let id;
  do id = `contract-contact-${++ids}`; while (page.getElementById(id));
  return id;
}

/** Adds a word to an attribute that is a list of words, and leaves what it was. */
function addToken(to: Element | null, attribute: string, token: string): void {
  const before = to?.getAttribute(attribute);
  to?.setAttribute(attribute, before == null ? token : `${before} ${token}`);
}

function removeToken(from: Element | null, attribute: string, token: string): void {
  const now = from?.getAttribute(attribute);
  if (now === token) from?.removeAttribute(attribute);
  else if (now != null) from?.setAttribute(attribute, `${now} `.replace(` ${token} `, " ").slice(0, -1));
}
