import { fieldTable } from "./generated/tables.js";
import type { Code, FieldName } from "./generated/types.js";
import { customerTemplates } from "./generated/wording.js";
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
  /** The language of dates; `en-GB` is the default. */
  readonly locale?: string;
  readonly labels?: { readonly [P in FieldName]?: string };
  /**
   * By code, or by property and code where that property has other words. `{Label}` and `{label}` become the label,
   * `{min}`, `{max}` and `{allowed}` the parameters.
   */
  readonly messages?: { readonly [K in Code | `${FieldName}.${Code}`]?: string };
}

/**
 * Returns the customer wording of an error, for the person at the form. The wording of a rule is in the manner of the
 * [GOV.UK Design System](https://design-system.service.gov.uk/components/error-message/). Any other error has the server's words.
 *
 * @param error - An error of this package's functions: found by the rules, or read from an answer.
 * @param catalogue - Your own wording. What the catalogue lacks is said in English.
 * @returns A sentence without a full stop.
 * @throws RangeError where the catalogue's `locale` is none, and a date is to be written.
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
  const { code, params } = error;
  const field = fieldTable.find((each) => each.name === error.PropertyName);
  if (code === null || !field) return error.Message;
  const { labels = {}, messages = {}, locale = "en-GB" } = catalogue;
  const label = labels[field.name] ?? field.label;
  const template = messages[`${field.name}.${code}`] ?? messages[code] ?? customerTemplates[`${field.kind}.${code}`] ??
    customerTemplates[code] ?? error.Message;
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === "Label") return label;
    if (name === "label") return label.slice(0, 1).toLowerCase() + label.slice(1);
    const param = (params as { [name: string]: Params[keyof Params] })[name];
    if (typeof param === "object") return Object.entries(param).map(([value, text]) => `${value} (${text})`).join(", ");
    if (typeof param !== "string") return String(param ?? "");
    return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(param));
  });
}
