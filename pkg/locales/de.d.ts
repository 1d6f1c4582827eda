import type { CompleteCatalogue } from "../index.js";
declare const de: CompleteCatalogue;
export default de;
