/**
 * Validates a ContractContact record by the rules that the server runs.
 *
 * @packageDocumentation
 */

export { type Catalogue, type CompleteCatalogue, describe } from "./describe.js";
export { NotReadyError } from "./engine/compile.js";
export { isReady } from "./engine/load.js";
export { type Failure, failure } from "./failure.js";
export { type Field, fields } from "./fields.js";
export { ContractContactType } from "./generated/tables.js";
export type {
  Code,
  Codes,
  ContractContactCreate,
  ContractContactUpdate,
  FieldName,
  Kind,
  Operation,
  RuleSet,
} from "./generated/types.js";
export { type FormRecord, readFormData } from "./read-form-data.js";
export { readValue } from "./read-value.js";
export { type Answer, readResponse } from "./response.js";
export {
  contractContact,
  contractContactCreate,
  contractContactUpdate,
  type Schema,
  type SchemaOptions,
} from "./standard-schema.js";
export { toUpdate } from "./to-update.js";
export type { FieldError, Options, Params, RootError, ServerError, ValidationError } from "./types.js";
export { validateCreate, validateField, validateUpdate } from "./validate.js";
