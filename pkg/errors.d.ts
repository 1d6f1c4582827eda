import type { FieldError } from "./index.js";
/** By the places of the property and of the code in their tables. */
export declare function fieldError(place: number, number: number, value: unknown): FieldError;
