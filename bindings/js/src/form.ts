/**
 * Validates plain HTML forms. The functions read the controls into a record, check the record by the rules, and show the errors
 * in the style of the GOV.UK Design System.
 *
 * @packageDocumentation
 */

export { type FormRecord, readFormData, readValue } from "contract-contact";
export { type BoundForm, bindForm, type FormCatalogue, type FormOptions } from "./form/bind.js";
export { readForm } from "./form/read.js";
