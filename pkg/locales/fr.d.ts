import type { CompleteCatalogue } from "../index.js";
declare const fr: CompleteCatalogue;
export default fr;
