/**
 * Checks many records of a ContractContact: JSON or NDJSON, as text, in chunks.
 *
 * @packageDocumentation
 */

export type { BulkOptions, BulkProgress, BulkResult, InvalidRecord } from "./bulk/types.js";
export { validateBulk } from "./bulk/validate.js";
