import type { CompleteCatalogue } from "../index.js";
declare const pl: CompleteCatalogue;
export default pl;
