// The API's path, and its values as they are shown.

import { fields, NotReadyError, validateField } from "./pkg/index.js";
import { english } from "./words.js";

export const API = "/api/billing/contractcontacts";

export const fieldOf = (name) => fields.find((field) => field.name === name);
export const kindOf = (name) => fieldOf(name).kind;
export const labelOf = (name) => english.labels[name] ?? name;

/** A value as its control holds it. */
export function text(name, value) {
  if (value === null || value === undefined) return "";
  return kindOf(name) === "date" ? String(value).replace(/T.*/, "") : String(value);
}

/** A value as a person reads it. */
export function words(name, value) {
  const written = text(name, value);
  return kindOf(name) === "type" ? (english.roles[written] ?? written) : written;
}

/** What the rules say to a value: null where it is valid, undefined where WebAssembly is refused and only the service knows. */
export function errorOf(name, value, options) {
  try {
    return validateField(name, value, options);
  } catch (error) {
    if (error instanceof NotReadyError) return undefined;
    throw error;
  }
}

export function when(time) {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" }).format(new Date(time));
}
