import type { CompleteCatalogue } from "../index.js";
declare const nl: CompleteCatalogue;
export default nl;
