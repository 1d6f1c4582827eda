import type { CompleteCatalogue } from "../index.js";
declare const it: CompleteCatalogue;
export default it;
