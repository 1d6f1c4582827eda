import type { CompleteCatalogue } from "../index.js";
declare const ja: CompleteCatalogue;
export default ja;
