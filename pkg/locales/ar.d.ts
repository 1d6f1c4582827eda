import type { CompleteCatalogue } from "../index.js";
declare const ar: CompleteCatalogue;
export default ar;
