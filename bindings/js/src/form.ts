/**
 * Validates plain HTML forms: reads the controls into a record, checks the record by the rules, and shows the errors in the style
 * of the GOV.UK Design System.
 *
 * @packageDocumentation
 */

export { type FormRecord, readFormData, readValue } from "contract-contact";
export { type BoundForm, bindForm, type FormCatalogue, type FormOptions } from "./form/bind.js";
export { readForm } from "./form/read.js";
