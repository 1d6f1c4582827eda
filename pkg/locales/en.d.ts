import type { CompleteCatalogue } from "../index.js";
declare const en: CompleteCatalogue;
export default en;
