import type { CompleteCatalogue } from "../index.js";
declare const catalogue: CompleteCatalogue;
export default catalogue;
