/**
 * Checks many ContractContact records in JSON or NDJSON, from strings, bytes or streams.
 *
 * @packageDocumentation
 */

export type { BulkOptions, BulkProgress, BulkResult, InvalidRecord } from "./bulk/types.js";
export { validateBulk } from "./bulk/validate.js";
