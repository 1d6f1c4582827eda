import type { CompleteCatalogue } from "../index.js";
declare const zh: CompleteCatalogue;
export default zh;
