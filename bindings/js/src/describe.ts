import { fieldTable } from "./generated/tables.js";
import type { Code, ContractContactUpdate, FieldName } from "./generated/types.js";
import { customerTemplates } from "./generated/wording.js";
import { object } from "./options.js";
import type { Params, ServerError, ValidationError } from "./types.js";

/**
 * The wording of another language, or your own wording.
 * @example
 * ```ts
 * import { type Catalogue, describe, validateField } from "contract-contact";
 *
 * const german: Catalogue = {
 *   locale: "de",
 *   labels: { DateOfBirth: "Geburtsdatum" },
 *   messages: { too_early: "{Label} darf nicht vor dem {min} liegen", "FullName.required": "Bitte den Namen eingeben" },
 * };
 * const error = validateField("DateOfBirth", "1815-12-10");
 * console.log(error && describe(error, german));
 * // Geburtsdatum darf nicht vor dem 1. Januar 1900 liegen
 * ```
 */
export interface Catalogue {
  /** The language of dates. The default is `en-GB`. */
  readonly locale?: string;
  readonly labels?: { readonly [P in FieldName]?: string };
  /**
   * The templates of the messages, by code. A property with its own wording has a key of property and code, such as
   * `"FullName.required"`. `{Label}` and `{label}` become the label. `{min}`, `{max}` and `{allowed}` become the parameters.
   */
  readonly messages?: { readonly [K in Code | `${FieldName}.${Code}`]?: string };
}

/**
 * A catalogue with all words of a language: the default export of `contract-contact/locales/de` and its siblings.
 * @example
 * ```ts
 * import type { CompleteCatalogue } from "contract-contact";
 * import german from "contract-contact/locales/de";
 *
 * const own: CompleteCatalogue = { ...german, labels: { ...german.labels, FullName: "Vor- und Nachname" } };
 * console.log(own.labels.FullName, own.labels.Email, own.roles[2]);
 * // Vor- und Nachname E-Mail-Adresse Handelsname
 * ```
 */
export interface CompleteCatalogue extends Catalogue {
  /** The BCP 47 tag of the language. */
  readonly locale: string;
  /** The direction of writing. */
  readonly dir: "ltr" | "rtl";
  /** The heading of an error summary. */
  readonly heading: string;
  /** The prefix of a message. It also precedes the title of the page while the form has errors. */
  readonly prefix: string;
  readonly labels: { readonly [P in FieldName]: string };
  /** The labels of the roles, by number. */
  readonly roles: { readonly [R in NonNullable<ContractContactUpdate["ContractContactType"]>]: string };
  readonly messages: { readonly [C in Code]: string } & { readonly [K in `${FieldName}.${Code}`]?: string };
}

/**
 * Returns the customer wording of an error, for the person who fills in the form.
 *
 * The wording of a rule follows the [GOV.UK Design System](https://design-system.service.gov.uk/components/error-message/). Any
 * other error keeps the server's message.
 *
 * @param error - An error that a function of this package returned: of the rules, or from an answer of the API.
 * @param catalogue - The wording of another language, or your own wording. English fills the gaps of the catalogue. Unknown
 * properties and codes are ignored.
 * @returns A sentence without a full stop.
 * @throws TypeError where the catalogue is no object. RangeError where the message has a date and the catalogue's `locale` is
 * invalid.
 * @example
 * ```ts
 * import { describe, validateField } from "contract-contact";
 *
 * const error = validateField("Email", "ada@");
 * console.log(error && describe(error));
 * // Enter an email address in the correct format, like name@example.com
 * ```
 */
export function describe(error: ValidationError | ServerError, catalogue: Catalogue = {}): string {
  object("catalogue", catalogue);
  const { code, params } = error;
  const field = fieldTable.find((each) => each.name === error.PropertyName);
  if (code === null || !field) return error.Message;
  const { labels = {}, messages = {}, locale = "en-GB" } = catalogue;
  const label = labels[field.name] ?? field.label;
  const template =
    messages[`${field.name}.${code}`] ??
    messages[code] ??
    customerTemplates[`${field.kind}.${code}`] ??
    customerTemplates[code] ??
    error.Message;
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === "Label") return label;
    if (name === "label") return label.slice(0, 1).toLowerCase() + label.slice(1);
    const param = (params as { [name: string]: Params[keyof Params] })[name];
    if (typeof param === "object")
      return Object.entries(param)
        .map(([value, text]) => `${value} (${text})`)
        .join(", ");
    if (typeof param !== "string") return String(param ?? "");
    // Controls accept only the digits 0 to 9, so messages show no other digits.
    return new Intl.DateTimeFormat(locale, { dateStyle: "long", numberingSystem: "latn", timeZone: "UTC" }).format(
      new Date(param),
    );
  });
}
