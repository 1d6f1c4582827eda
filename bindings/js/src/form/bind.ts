import {
  type Answer,
  type Catalogue,
  describe,
  type FieldName,
  type FormRecord,
  fields,
  NotReadyError,
  type Operation,
  type Options,
  type ServerError,
  type ValidationError,
  validateCreate,
  validateUpdate,
} from "contract-contact";
import { formAttributes, strictAttributes } from "../generated/form-attributes.js";
import { english } from "../generated/wording.js";
import { object, oneOf } from "../options.js";
import { element, newId } from "./element.js";
import { focus, mark } from "./mark.js";
import { type Control, controlsOf, isChoice, readForm } from "./read.js";

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
export interface FormCatalogue extends Catalogue {
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
export interface FormOptions extends Options {
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
export interface BoundForm {
  /** Checks the form and shows the errors, as a submission does. Returns no errors where WebAssembly is blocked. */
  validate(): readonly ValidationError[];
  /**
   * Shows these errors, such as the server's, instead of the errors shown before. Moves the focus to the error summary. For an
   * answer without errors, shows its message.
   */
  show(errors: readonly (ValidationError | ServerError)[] | Extract<Answer, { WasSuccessful: false }>): void;
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
export function bindForm(form: HTMLFormElement, options: FormOptions = {}): BoundForm {
  const { catalogue = {}, operation, onSubmit } = options;
  oneOf("operation", operation, [undefined, "update", "create"]);
  object("catalogue", catalogue);
  const { heading = english.heading, prefix = english.prefix } = catalogue;
  const page = form.ownerDocument;
  const listening = new AbortController();
  /** The attributes that this function added. */
  const given: [Element, string][] = [];
  /** The properties that once had an error, with the last checked value. */
  const watched = new Map<string, unknown>();
  /** The functions that remove the error at a control, by property. */
  const marks = new Map<string, () => void>();
  const summary = element("div", "govuk-error-summary");
  summary.tabIndex = -1;
  let errors: readonly (ValidationError | ServerError)[] = [];
  let isPending = false;

  function find(): readonly ValidationError[] {
    try {
      return (operation === "create" ? validateCreate : validateUpdate)(readForm(form), options);
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
    errors = inPageOrder("Errors" in what ? (what.Errors.length > 0 ? what.Errors : [messageOf(what)]) : what);
    for (const error of errors) markControl(error);
    if (errors.length === 0) return;
    summarize("alert");
    if (!page.title.startsWith(prefix)) page.title = prefix + page.title;
    (options.summary ?? form).prepend(summary);
    summary.focus();
  };

  /**
   * Checks a property that once had an error again, if its value differs, because leaving a control is a `change`, too. A removed
   * summary does not come back, so that the check does not interrupt the user.
   */
  function recheck(name: FieldName): void {
    const value = readForm(form)[name];
    if (!watched.has(name) || watched.get(name) === value) return;
    watched.set(name, value);
    const now = find().find((error) => error.PropertyName === name);
    errors = errors.filter((error) => error.PropertyName !== name);
    unmark(name);
    if (now) {
      errors = inPageOrder([...errors, now]);
      markControl(now);
    }
    if (errors.length === 0) hideSummary();
    else summarize(null);
  }

  /** Shows an error at its control, if the control is visible. */
  function markControl(error: ValidationError | ServerError): void {
    const [control, ...others] = visible(error.PropertyName);
    if (!control || marks.has(error.PropertyName)) return;
    watched.set(error.PropertyName, readForm(form)[error.PropertyName as FieldName]);
    marks.set(error.PropertyName, mark([control, ...others], describe(error, catalogue), prefix, speak));
  }

  function unmark(name: string): void {
    marks.get(name)?.();
    marks.delete(name);
  }

  function summarize(role: "alert" | null): void {
    const items = errors.map((error) => {
      const text = describe(error, catalogue);
      const [control] = visible(error.PropertyName);
      // A server's own message does not name the property.
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
    const content = speak(element("div", "", element("h2", "govuk-error-summary__title", heading), body));
    if (role) content.setAttribute("role", role);
    summary.replaceChildren(content);
  }

  function hideSummary(): void {
    summary.remove();
    // Another form of the page may still have errors.
    const isLast = !page.querySelector(".govuk-error-summary");
    if (isLast && page.title.startsWith(prefix)) page.title = page.title.slice(prefix.length);
  }

  function reset(): void {
    clear();
    watched.clear();
  }

  function clear(): void {
    for (const name of marks.keys()) unmark(name);
    errors = [];
    if (summary.isConnected) hideSummary();
  }

  /** Marks words in another language than the page, so that screen readers pronounce them correctly. */
  function speak<E extends HTMLElement>(words: E): E {
    const language = (tag: string): string => tag.split("-")[0]!.toLowerCase();
    const { locale, dir } = catalogue;
    if (!locale || language(locale) === language(form.closest<HTMLElement>("[lang]")?.lang ?? "")) return words;
    words.lang = locale;
    if (dir) words.dir = dir;
    return words;
  }

  /** Sorts errors by the position of their controls, so that the summary follows the page. Errors without a control come last. */
  function inPageOrder<E extends ValidationError | ServerError>(errors: readonly E[]): readonly E[] {
    const controls = [...form.elements];
    const positionOf = ({ PropertyName }: E): number => {
      const [control] = controlsOf(form, PropertyName);
      return control ? controls.indexOf(control) : controls.length;
    };
    return [...errors].sort((a, b) => positionOf(a) - positionOf(b));
  }

  const visible = (name: string): Control[] => controlsOf(form, name).filter((control) => control.type !== "hidden");

  function give(control: Element, attribute: string, value: () => string): void {
    if (control.hasAttribute(attribute)) return;
    control.setAttribute(attribute, value());
    given.push([control, attribute]);
  }

  /** Sets the attributes of the table that the page has not set and that apply to the control. */
  function dress(control: Control): void {
    const field = fields.find((each) => each.name === control.name);
    if (!field || isChoice(control) || control.type === "hidden") return;
    const { autocomplete, ...others } = formAttributes[field.name];
    const bounds = options.rules === "reference" ? {} : strictAttributes[field.name];
    give(control, "autocomplete", () => (options.autocomplete === "on" ? autocomplete! : "off"));
    // With `required`, browsers would mark a control as invalid before the first input.
    const isRequired = field.required.includes(operation ?? "update");
    if (isRequired && !control.required) give(control, "aria-required", () => "true");
    if (control.localName === "select") return;
    if (catalogue.dir === "rtl") give(control, "dir", () => (field.kind.endsWith("text") ? "auto" : "ltr"));
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

  /** Listens to the controls of this form, including controls outside the form and controls that are added later. */
  function listen(type: string, hear: (control: Control) => void): void {
    const root = form.getRootNode();
    root.addEventListener(
      type,
      ({ target }) => {
        if ((target as Partial<Control> | null)?.form === form) hear(target as Control);
      },
      listening,
    );
  }

  // Throws for wrong options, and loads the rules before the first submission.
  find();
  give(form, "novalidate", () => "");
  for (const { name } of fields) controlsOf(form, name).forEach(dress);
  form.addEventListener("submit", submit, listening);
  form.addEventListener("reset", reset, listening);
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

function labelOf(name: string, { labels }: Catalogue): string {
  const field = fields.find((each) => each.name === name);
  return field ? (labels?.[field.name] ?? field.label) : name;
}
