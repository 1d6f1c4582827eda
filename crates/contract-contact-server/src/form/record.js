// The path of the API, and the display of its values.

import { fields, NotReadyError, validateField } from "./pkg/index.js";
import { english } from "./words.js";

export const API = "/api/billing/contractcontacts";

export const fieldOf = (name) => fields.find((field) => field.name === name);
export const kindOf = (name) => fieldOf(name).kind;
export const labelOf = (name) => english.labels[name] ?? name;

/** Returns the string of a value in its control. */
export function text(name, value) {
  if (value === null || value === undefined) return "";
  return kindOf(name) === "date" ? String(value).replace(/T.*/, "") : String(value);
}

/** Returns a value in words for people. */
export function words(name, value) {
  const written = text(name, value);
  return kindOf(name) === "type" ? (english.roles[written] ?? written) : written;
}

/** Returns the validation error of a value, or null. Returns undefined where WebAssembly is blocked, so that only the service can check. */
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
