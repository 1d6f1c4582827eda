import { NotReadyError } from "./module.js";
export { NotReadyError };
/**
 * Whether the rules can run here: where WebAssembly is refused, they cannot. It loads them.
 *
 * @example
 * ```ts
 * import { isReady, validateUpdate } from "contract-contact";
 *
 * const errors = isReady() ? validateUpdate({ Id: 7, CoworkerContractId: 12 }) : []; // else the server decides
 * console.log(errors.length);
 * // 1
 * ```
 */
export declare function isReady(): boolean;
