import type { CompleteCatalogue } from "../index.js";
declare const es: CompleteCatalogue;
export default es;
