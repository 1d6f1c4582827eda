import type { Rules } from "./generated.js";
import { NotReadyError } from "./module.js";
export { NotReadyError };
export interface Instance {
    readonly rules: Rules;
    readonly put: (text: string, after: number) => void;
    /** The code of a property that failed, by the places of both in their tables. */
    readonly code: (field: number) => number;
}
/** The instance; made when there is none. */
export declare function load(): Instance;
/** Whether the rules can run here. */
export declare function isReady(): boolean;
