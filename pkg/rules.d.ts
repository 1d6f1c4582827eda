import type { Rules } from "./generated.js";
import { NotReadyError } from "./module.js";
export { NotReadyError };
/** The rules; loaded when they are not. */
export declare function load(): Rules;
/** Whether the rules can run here. */
export declare function isReady(): boolean;
/** Writes a text behind others that are so long together, a byte a character; for one that is not ASCII a byte that is not. */
export declare function put({ memory }: Rules, text: string, after: number): void;
/** The code of a property that failed, by the places of both in their tables. */
export declare const codeOf: (field: number) => number;
