/**
 * Checks many ContractContact records in JSON or NDJSON, from strings, bytes or streams.
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
     * The format of the input:
     *
     * - `"json"`: an array of records, one record, or a list envelope of the API such as `{"Records": […], "TotalItems": 2}`. The
     *   records of a list envelope are the elements of the first array that begins with an object.
     * - `"ndjson"`: one record on each line.
     *
     * By default, the first character that is not blank decides. `[` begins an array. `{` begins a list envelope, a record of more
     * than one line, or NDJSON. Anything else is NDJSON.
     */
    readonly format?: "json" | "ndjson" | undefined;
    /**
     * The maximum length of a record or a line of NDJSON, in bytes of UTF-8. The default is 1 MiB, and the maximum is 1 GiB. Blanks
     * before a record do not count. A longer record is reported as too large, regardless of its other errors. After a longer line,
     * the check continues with the next line. A longer record in an array ends the check, as a syntax error does.
     */
    readonly maxRecordBytes?: number | undefined;
    /** Receives every invalid record, in order. The result then lists no records, so memory stays bounded. */
    readonly onInvalid?: ((record: InvalidRecord) => void) | undefined;
    /** Receives the progress, about every 256 KiB and at the end. */
    readonly onProgress?: ((progress: BulkProgress) => void) | undefined;
    /** Ends the check. The promise is rejected with the reason of the signal, and a stream is cancelled. */
    readonly signal?: AbortSignal | undefined;
}
/**
 * The progress of a check.
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
    /** The amount of input that was read, in bytes. For a string, in the units of its `length`. */
    readonly read: number;
    /** The total amount of input. Absent for a stream, whose length is unknown. */
    readonly total?: number;
    readonly records: number;
    /** The number of invalid records. */
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
    /** The line, from 1, on which the record begins. For an input that cannot be read, the line of the problem. */
    readonly line: number;
    /** The byte in the line, from 1. */
    readonly column: number;
    /** The errors, as `validateUpdate` returns them. A record that is not a JSON object has one error with `PropertyName` "" and no code. */
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
    /** The number of records, up to the first record that could not be read. */
    readonly records: number;
    readonly valid: number;
    /** The invalid records, in order. Empty where `onInvalid` was called for each. */
    readonly invalid: readonly InvalidRecord[];
    /**
     * Whether the input was read to its end. A syntax error ends the check of JSON, and the last invalid record then has the
     * position and the reason. NDJSON is always read to its end.
     */
    readonly complete: boolean;
}

/**
 * Checks every record of JSON or NDJSON. Only errors become objects.
 *
 * - The errors of a record are the errors that `validateUpdate` or `validateCreate` returns for the parsed record.
 * - `JSON.parse` accepts some records that the server rejects: a lone surrogate, `1e400`, more than 127 levels of nesting. Such
 *   records get the server's errors.
 * - For a stream, only the current record is in memory.
 * - A byte order mark is skipped.
 * - A lone surrogate in a JavaScript string is read as U+FFFD, which `fetch` would also send, because UTF-8 has no lone
 *   surrogates.
 * - If an engine has no room for another check, the check waits until another check ends.
 *
 * @param input - A string, its bytes in UTF-8, or a stream of either.
 * @param options - The settings of the check, and callbacks for its findings and progress.
 * @returns The number of records, and the invalid records.
 * @throws The promise is rejected with a {@link NotReadyError} where WebAssembly is blocked or memory is short. Misuse rejects
 * with a TypeError, and an abort with the reason of `signal`. An error of the stream or of a callback rejects, too. The content
 * of the input never rejects the promise.
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
