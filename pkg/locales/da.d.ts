import type { CompleteCatalogue } from "../index.js";
declare const da: CompleteCatalogue;
export default da;
