/**
 * The rules could not be loaded, because WebAssembly is refused: a Content-Security-Policy needs
 * `script-src 'wasm-unsafe-eval'`. Let the form be sent: the server decides.
 * @example
 * ```ts
 * import { NotReadyError, validateUpdate } from "contract-contact";
 *
 * function check(record: object) {
 *   try {
 *     return validateUpdate(record);
 *   } catch (error) {
 *     if (error instanceof NotReadyError) return []; // the server decides
 *     throw error;
 *   }
 * }
 * console.log(check({ Id: 7, CoworkerContractId: 12 }).length);
 * // 1
 * ```
 */
export declare class NotReadyError extends Error {
    constructor(cause: unknown);
}
