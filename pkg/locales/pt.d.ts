import type { CompleteCatalogue } from "../index.js";
declare const pt: CompleteCatalogue;
export default pt;
