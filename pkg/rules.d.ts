import { NotReadyError } from "./module.js";
export { NotReadyError };
/** Whether the rules can run here. */
export declare function isReady(): boolean;
