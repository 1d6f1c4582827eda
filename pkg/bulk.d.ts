/**
 * Checks many records of a ContractContact: JSON or NDJSON, as text, in chunks.
 *
 * @packageDocumentation
 */

import { Options, Operation, ValidationError } from './index.js';

/**
 * The options of `validateBulk`.
 * @example
 * ```ts
 * import { type BulkOptions, validateBulk } from "contract-contact/bulk";
 *
 * const options: BulkOptions = {
 *   operation: "create",
 *   format: "ndjson",
 *   onInvalid: ({ line, errors }) => console.log(line, errors[0]?.Message),
 * };
 * await validateBulk('{"CoworkerContractId": 12, "FullName": "Ada"}\n{"CoworkerContractId": 12}', options);
 * // 2 is a required field
 * ```
 */
interface BulkOptions extends Options {
    /** Whether the records are bodies of a PUT (`"update"`, the default) or of a POST (`"create"`). */
    readonly operation?: Operation | undefined;
    /**
     * `"json"`: an array of records, one record, or a list envelope of the API such as `{"Records": […], "TotalItems": 2}`, whose
     * records are the elements of the first property whose value is an array that begins with an object. `"ndjson"`: one record a
     * line. By default, the first character that is not blank decides. `[` begins an array. `{` begins a list envelope, a record that
     * goes on behind its first line, or NDJSON. Anything else is NDJSON.
     */
    readonly format?: "json" | "ndjson" | undefined;
    /**
     * The longest record, or line of NDJSON, in bytes of UTF-8: 1 MiB by default, at most 1 GiB. Blanks before a record do not
     * count. A longer record is too large, whatever other errors it has. After a longer line the next line is read. A longer
     * record of an array ends the reading, as a syntax error does.
     */
    readonly maxRecordBytes?: number | undefined;
    /** Called for every invalid record, in order; the result then lists none, so that memory stays bounded. */
    readonly onInvalid?: ((record: InvalidRecord) => void) | undefined;
    /** Called every 256 KiB or so, and at the end. */
    readonly onProgress?: ((progress: BulkProgress) => void) | undefined;
    /** Ends the reading; the promise is rejected with its reason, and a stream is cancelled. */
    readonly signal?: AbortSignal | undefined;
}
/**
 * The progress of the reading.
 * @example
 * ```ts
 * import { type BulkProgress, validateBulk } from "contract-contact/bulk";
 *
 * const show = ({ read, total, records, invalid }: BulkProgress) => console.log(read, total, records, invalid);
 * await validateBulk("[{}]", { onProgress: show });
 * // 4 4 1 1
 * ```
 */
interface BulkProgress {
    /** How much of the input was read: in bytes, or, of a string, as its `length` counts. */
    readonly read: number;
    /** How much input there is. Absent for a stream, whose length is not known. */
    readonly total?: number;
    readonly records: number;
    /** How many of them are invalid. */
    readonly invalid: number;
}
/**
 * An invalid record, or a part of the input that is no record.
 * @example
 * ```ts
 * import { type InvalidRecord, validateBulk } from "contract-contact/bulk";
 *
 * const place = ({ index, line, column }: InvalidRecord): string => `record ${index}, line ${line}, byte ${column}`;
 * const { invalid } = await validateBulk("[\n  {}]");
 * console.log(invalid.map(place));
 * // [ 'record 0, line 2, byte 3' ]
 * ```
 */
interface InvalidRecord {
    /** The index of the record in the input, from 0. Blank lines are not counted. */
    readonly index: number;
    /** The line of the input, from 1, where the record begins, or where it cannot be read. */
    readonly line: number;
    /** The byte of that line, from 1. */
    readonly column: number;
    /** As from `validateUpdate`. A record that is no JSON, or no object, has one error with `PropertyName` "" and no code. */
    readonly errors: readonly ValidationError[];
}
/**
 * The result of `validateBulk`.
 * @example
 * ```ts
 * import { type BulkResult, validateBulk } from "contract-contact/bulk";
 *
 * const result: BulkResult = await validateBulk('[{"Id": 7, "CoworkerContractId": 12, "FullName": "Ada"}, ]');
 * console.log(result.records, result.valid, result.complete);
 * // 2 1 false
 * ```
 */
interface BulkResult {
    /** How many records there were, up to the one that could not be read. */
    readonly records: number;
    readonly valid: number;
    /** The invalid records, in order. Empty where `onInvalid` was called for each. */
    readonly invalid: readonly InvalidRecord[];
    /**
     * Whether the input was read to its end. JSON cannot be read after a syntax error: the last invalid record has the position and
     * the reason. NDJSON is always read to its end.
     */
    readonly complete: boolean;
}

/**
 * Checks every record of JSON or NDJSON in the text itself. Only errors are built as objects.
 *
 * The errors of a record are those that `validateUpdate` or `validateCreate` finds in the parsed record. JSON.parse accepts some
 * records that the server's reader rejects: a lone surrogate, `1e400`, more than 127 levels of nesting. Their errors are the server's.
 * Of a stream, only the record that is being read is in memory. A byte order mark is skipped. A lone surrogate of a JavaScript
 * string has no UTF-8: it is read as U+FFFD, which is what `fetch` would send. Where an engine has no room for one more check, the check
 * waits until another one ends.
 *
 * @param input - A string, its bytes in UTF-8, or a stream of either.
 * @param options - How to check, and what to report while the check goes on.
 * @returns How many records there were, and which are invalid.
 * @throws Rejected with a {@link NotReadyError} where WebAssembly is refused or there is not enough memory, with a TypeError for misuse, with the reason of
 *   `signal`, or with what the stream or a callback threw; never because of what the input holds.
 * @example
 * ```ts
 * import { validateBulk } from "contract-contact/bulk";
 *
 * const file = new Blob(['[{"Id": 7, "CoworkerContractId": 12}]']);
 * const { records, valid, invalid } = await validateBulk(file.stream());
 * console.log(records, valid, invalid[0]?.errors[0]?.PropertyName);
 * // 1 0 FullName
 * ```
 */
declare function validateBulk(input: string | Uint8Array | ArrayBuffer | ReadableStream<Uint8Array | string>, options?: BulkOptions): Promise<BulkResult>;

export { validateBulk };
export type { BulkOptions, BulkProgress, BulkResult, InvalidRecord };
